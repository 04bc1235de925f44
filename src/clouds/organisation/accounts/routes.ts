import type { Output } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, LifeRow, RequestContext } from '#frame'
import { addDays, localDate } from '#kernel'
import type { AccountReviewCommand, AccountReviewState, SystemAccountsState } from '../domain/account-review.ts'
import type { ReviewedAccount } from '../domain/events.ts'
import { accountReviewLife, systemAccountsLife } from '../lives.ts'
import { organView } from '../organ-view.ts'
import { listOfficers } from '../projections/officer.ts'
import { ACCOUNT_REVIEWS, SYSTEM_ACCOUNTS } from '../projections/tables.ts'
import { doneNow, newStream, NOT_FOUND, refuse, runLife } from '../run-life.ts'
import type { accountsApi } from './api.ts'

type AccountView = Output<typeof accountsApi.accounts>['items'][number]
type ReviewView = Output<typeof accountsApi.confirmAccountReview>
/** 三个月未使用: long enough for a holiday and an illness. */
const UNUSED_DAYS = 90
const REVIEWS_SHOWN = 12
const SYSTEMS_MAX = 200

/** The house’s own system, beside those that others report. */
const OWN_SYSTEM = '一章通 OneSeal'

/** Whoever was let in last week has had no time to stay away for long. */
function findingOf({ holder, lastUsedOn, since }: ReviewedAccount, today: string): AccountView['finding'] {
  if (holder === '') return 'NO_OWNER'
  const last = lastUsedOn ?? since
  return last === undefined || last < addDays(today, -UNUSED_DAYS) ? 'UNUSED' : null
}
const accountView = (account: ReviewedAccount, today: string): AccountView => {
  const { since: _, ...shown } = account
  return { ...shown, rights: [...account.rights], finding: findingOf(account, today) }
}

/** Whoever can sign in here, as the register of officers and the sign-in itself know it. */
async function ownAccounts({ db, office, history }: RequestContext): Promise<readonly ReviewedAccount[]> {
  const [officers, usernames, uses] = await Promise.all([
    listOfficers(db),
    office.accounts.usernames(),
    office.accounts.lastUses(),
  ])
  const found = officers.map(async ({ id, name, organ, roles }): Promise<readonly ReviewedAccount[]> => {
    const account = usernames.get(id)
    if (account === undefined) return []
    const last = uses.get(id)
    const opened = last === undefined ? (await history(id))[0]?.envelope.recordedAt : undefined
    const shown = { system: OWN_SYSTEM, account, holder: name, organ: office.catalogue.organName(organ) }
    const lastUsedOn = last === undefined ? null : localDate(last)
    return [{ ...shown, rights: [...roles], lastUsedOn, ...(opened === undefined ? {} : { since: localDate(opened) }) }]
  })
  return (await Promise.all(found)).flat()
}

const reported = ({ db }: RequestContext) =>
  findLifeRows<SystemAccountsState>(db, SYSTEM_ACCOUNTS, 'true order by system limit $1', [SYSTEMS_MAX])

async function allAccounts(context: RequestContext): Promise<readonly ReviewedAccount[]> {
  const [own, others] = await Promise.all([ownAccounts(context), reported(context)])
  const elsewhere = others.flatMap(({ state }) =>
    state.accounts.map((account) => ({ system: state.system, ...account })),
  )
  return [...own, ...elsewhere]
}

function reviewView(context: RequestContext, { id, state }: LifeRow<AccountReviewState>): ReviewView {
  const { actor, office, now } = context
  const { number, due, openedAt, stage, accounts, judgements, judgedBy, confirmedBy } = state
  const today = localDate(now())
  const named = (officer: string | null) => (officer === null ? null : office.catalogue.officerName(officer))
  return {
    ...{ id, number, due, openedAt, stage },
    overdue: stage !== 'CONFIRMED' && due < today,
    accounts: accounts.map((account) => accountView(account, localDate(openedAt))),
    judgements: judgements.map((judgement) => ({ ...judgement })),
    judgedBy: named(judgedBy),
    confirmedBy: named(confirmedBy),
    own: actor.kind === 'officer' && actor.id === judgedBy,
  }
}

async function runOnReview(context: RequestContext, id: string, command: AccountReviewCommand) {
  const result = await runLife(context, accountReviewLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const [row] = await findLifeRows<AccountReviewState>(context.db, ACCOUNT_REVIEWS, 'id = $1', [result.stream])
  return row === undefined ? NOT_FOUND : reviewView(context, row)
}

const reviews: Pick<
  Handlers<typeof accountsApi>,
  'accountReviews' | 'openAccountReview' | 'judgeAccounts' | 'confirmAccountReview'
> = {
  accountReviews: async (_, context) => {
    const where = 'true order by opened_at desc, id limit $1'
    const rows = await findLifeRows<AccountReviewState>(context.db, ACCOUNT_REVIEWS, where, [REVIEWS_SHOWN])
    return { items: rows.map((row) => reviewView(context, row)) }
  },
  openAccountReview: async ({ body }, context) => {
    const id = newStream(context, 'account review')
    const open = await findLifeRows<AccountReviewState>(context.db, ACCOUNT_REVIEWS, `stage <> 'CONFIRMED'`, [])
    if (open.some((row) => row.id !== id)) return refuse('ACCOUNT_REVIEW_RUNS')
    const done = doneNow(context)
    const number = `ZHFH${localDate(done.at).replaceAll('-', '')}`
    const accounts = await allAccounts(context)
    return runOnReview(context, id, { type: 'OpenAccountReview', ...done, ...body, number, accounts })
  },
  judgeAccounts: ({ params, body }, context) =>
    runOnReview(context, params.id, { type: 'JudgeAccounts', ...doneNow(context), ...body }),
  confirmAccountReview: ({ params }, context) =>
    runOnReview(context, params.id, { type: 'ConfirmAccountReview', ...doneNow(context) }),
}

export const accountHandlers: Handlers<typeof accountsApi> = {
  ...reviews,
  accounts: async (_, context) => {
    const today = localDate(context.now())
    const [own, others] = await Promise.all([ownAccounts(context), reported(context)])
    const bureau = context.office.catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id ?? ''
    const systems = [
      { system: OWN_SYSTEM, owner: bureau, accounts: own, at: null },
      ...others.map(({ state: { system, owner, accounts, at } }) => ({
        ...{ system, owner, at },
        accounts: accounts.map((account) => ({ system, ...account })),
      })),
    ].map(({ system, owner, accounts, at }) => {
      const views = accounts.map((account) => accountView(account, today))
      const withFinding = (finding: AccountView['finding']) => views.filter((one) => one.finding === finding).length
      return {
        summary: {
          ...{ system, owner: organView(context, owner), accounts: views.length, reportedAt: at },
          ...{ withoutOwner: withFinding('NO_OWNER'), unused: withFinding('UNUSED') },
        },
        views,
      }
    })
    return { systems: systems.map(({ summary }) => summary), items: systems.flatMap(({ views }) => views) }
  },
  reportSystemAccounts: async ({ body }, context) => {
    const known = context.office.catalogue.organs().some(({ id }) => id === body.owner)
    if (!known) return refuse('ORGAN_UNKNOWN')
    const names = body.accounts.map(({ account }) => account)
    if (new Set(names).size < names.length) return refuse('ACCOUNT_TWICE')
    const stream = context.idFrom('system accounts', body.system)
    const command = { type: 'ReportSystemAccounts', ...doneNow(context), ...body }
    const result = await runLife(context, systemAccountsLife.kind, stream, command)
    return result.ok ? { accounts: body.accounts.length } : { refusal: result.refusal }
  },
}
