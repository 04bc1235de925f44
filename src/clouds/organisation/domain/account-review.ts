import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  AccountJudgement,
  AccountReviewEvent,
  AccountReviewOpened,
  AccountsJudged,
  SystemAccountsEvent,
  SystemAccountsReported,
} from './account-events.ts'

interface Ordered {
  readonly at: string
  readonly by: string
}
export type AccountReviewCommand =
  | ({ readonly type: 'OpenAccountReview' } & Omit<AccountReviewOpened, 'type'>)
  | ({ readonly type: 'JudgeAccounts' } & Omit<AccountsJudged, 'type'>)
  | ({ readonly type: 'ConfirmAccountReview' } & Ordered)
export interface AccountReviewState extends Omit<AccountReviewOpened, 'type' | 'at' | 'by'> {
  readonly stage: 'OPEN' | 'JUDGED' | 'CONFIRMED'
  readonly openedAt: string
  readonly judgements: readonly AccountJudgement[]
  readonly judgedBy: string | null
  readonly confirmedBy: string | null
  readonly confirmedAt: string | null
}
export type AccountReviewRefusalCode =
  | 'ACCOUNT_REVIEW_EXISTS'
  | 'ACCOUNT_REVIEW_UNKNOWN'
  | 'ACCOUNT_REVIEW_DAY_WRONG'
  | 'ACCOUNT_REVIEW_SETTLED'
  | 'ACCOUNTS_UNJUDGED'
  | 'ACCOUNT_REVIEW_BY_ONE'
type Decided = Decision<AccountReviewEvent, AccountReviewRefusalCode>

const nameOf = ({ system, account }: { readonly system: string; readonly account: string }) => `${system} ${account}`

function decideKnown(command: AccountReviewCommand, state: AccountReviewState): Decided {
  const { at, by } = command
  if (state.stage === 'CONFIRMED') return refused('ACCOUNT_REVIEW_SETTLED')
  switch (command.type) {
    case 'OpenAccountReview':
      return refused('ACCOUNT_REVIEW_EXISTS')
    case 'JudgeAccounts': {
      const judged = new Set(command.judgements.map(nameOf))
      const left = state.accounts.filter((one) => !judged.has(nameOf(one))).length
      if (left > 0) return refused('ACCOUNTS_UNJUDGED', { count: left })
      return happened({ type: 'AccountsJudged', at, by, judgements: command.judgements })
    }
    case 'ConfirmAccountReview':
      if (state.stage !== 'JUDGED') return refused('ACCOUNTS_UNJUDGED', { count: state.accounts.length })
      // 双人复核: whoever judged does not say himself that he judged rightly.
      if (state.judgedBy === by) return refused('ACCOUNT_REVIEW_BY_ONE')
      return happened({ type: 'AccountReviewConfirmed', at, by })
    default:
      return unreachable(command)
  }
}

/** 账号权限定期复核: every account of every system looked at, and confirmed by a second person. */
export const accountReviewDecider: Decider<
  AccountReviewCommand,
  AccountReviewState | null,
  AccountReviewEvent,
  AccountReviewRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return decideKnown(command, state)
    if (command.type !== 'OpenAccountReview') return refused('ACCOUNT_REVIEW_UNKNOWN')
    if (command.due < localDate(command.at)) return refused('ACCOUNT_REVIEW_DAY_WRONG')
    return happened({ ...command, type: 'AccountReviewOpened' })
  },
  evolve: (state, event) => {
    if (event.type === 'AccountReviewOpened') {
      const { type: _, at, by: _by, ...said } = event
      const nobody = { judgedBy: null, confirmedBy: null, confirmedAt: null }
      return { ...said, stage: 'OPEN', openedAt: at, judgements: [], ...nobody }
    }
    if (state === null) return null
    return event.type === 'AccountsJudged'
      ? { ...state, stage: 'JUDGED', judgements: event.judgements, judgedBy: event.by }
      : { ...state, stage: 'CONFIRMED', confirmedBy: event.by, confirmedAt: event.at }
  },
}

export type SystemAccountsCommand = { readonly type: 'ReportSystemAccounts' } & Omit<SystemAccountsReported, 'type'>
export type SystemAccountsState = Omit<SystemAccountsReported, 'type'>
/** The newest report of one system's accounts. */
export const systemAccountsDecider: Decider<
  SystemAccountsCommand,
  SystemAccountsState | null,
  SystemAccountsEvent,
  never
> = {
  initial: null,
  decide: (command) => happened({ ...command, type: 'SystemAccountsReported' }),
  evolve: (_, { type: _type, ...report }) => report,
}
