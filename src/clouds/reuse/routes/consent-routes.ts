import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { api } from '../api.ts'
import type { ConsentCommand } from '../domain/deciders.ts'
import { consentLife } from '../lives.ts'
import { findConsent } from '../projections/consent.ts'
import { consentStream } from '../reuse-office.ts'

type View = Output<typeof api.consent>
const NOBODY: View = { holder: null, given: false, givenAt: null, withdrawnAt: null }
type Holder = NonNullable<Awaited<ReturnType<RequestContext['office']['parties']['likelyApplicant']>>>

const accountOf = ({ actor }: RequestContext): string => (actor.kind === 'applicant' ? actor.id : '')

async function viewOf(context: RequestContext, { name, idNumber }: Holder): Promise<View> {
  const row = await findConsent(context.db, consentStream(context.idFrom, accountOf(context), idNumber))
  const { givenAt = null, withdrawnAt = null } = row ?? {}
  return {
    holder: name,
    given: givenAt !== null && withdrawnAt === null,
    givenAt: givenAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}

/** Only for whom the account was verified: nobody opens another's library. */
async function act(
  context: RequestContext,
  command: (holder: Holder) => ConsentCommand,
): Promise<View | RefusalAnswer> {
  const { actor, office, idempotency } = context
  const holder = await office.parties.likelyApplicant(accountOf(context))
  if (holder === null || actor.kind !== 'applicant') return { refusal: { code: 'CONSENT_NO_HOLDER' } }
  const result = await context.run({
    life: consentLife.kind,
    stream: consentStream(context.idFrom, actor.id, holder.idNumber),
    command: command(holder),
    by: actor,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? viewOf(context, holder) : { refusal: result.refusal }
}

export const consentHandlers: Pick<Handlers<typeof api>, 'consent' | 'giveConsent' | 'withdrawConsent'> = {
  consent: async (_, context) => {
    const holder = await context.office.parties.likelyApplicant(accountOf(context))
    return holder === null ? NOBODY : viewOf(context, holder)
  },
  giveConsent: (_, context) =>
    act(context, ({ idNumber }) => ({
      ...{ type: 'GiveFetchConsent', at: context.now(), by: '$actor', holder: idNumber },
    })),
  withdrawConsent: (_, context) =>
    act(context, () => ({ type: 'WithdrawFetchConsent', at: context.now(), by: '$actor' })),
}
