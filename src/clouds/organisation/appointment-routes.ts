import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { api } from './api.ts'
import type { OfficerCommand } from './domain/officer.ts'
import { againstOrgan } from './role-guard.ts'
import { findOfficer, listOfficers } from './projections/officer.ts'
import { findProposal, listProposals } from './projections/proposal.ts'

type AppointmentRoute = 'appoint' | 'changeRoles' | 'proposals' | 'confirmProposal' | 'declineProposal'

const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

const runOnOfficer = (
  context: RequestContext,
  officer: string,
  command: OfficerCommand,
  idempotency = context.idempotency,
) =>
  context.run({
    life: 'officer',
    stream: officer,
    command,
    by: context.actor,
    ...(idempotency === undefined ? {} : { idempotency }),
  })

/** Whether another than this officer signs in, or waits to sign in, under the name. */
async function isTaken(context: RequestContext, username: string, officer: string): Promise<boolean> {
  const [usernames, waiting] = await Promise.all([context.office.accounts.usernames(), listProposals(context.db)])
  return (
    [...usernames].some(([holder, name]) => name.toLowerCase() === username && holder !== officer) ||
    waiting.some((proposal) => proposal.username === username && proposal.officer !== officer)
  )
}

interface NewAccount {
  readonly officer: string
  readonly username: string
  readonly password: string
}
async function openAccount(context: RequestContext, account: NewAccount): Promise<boolean> {
  const { accounts } = context.office
  return (
    (await accounts.usernames()).get(account.officer) === account.username ||
    (await accounts.openOfficerAccount(account))
  )
}

export const appointmentHandlers: Pick<Handlers<typeof api>, AppointmentRoute> = {
  appoint: async ({ body }, context) => {
    const { name, organ, post, roles, username } = body
    const found = context.office.catalogue.organs().find(({ id }) => id === organ)
    if (found === undefined) return refuse('ORGAN_UNKNOWN')
    const against = await againstOrgan(context, organ, roles)
    if (against !== null) return against
    // The same request again names the same officer.
    const { scope, key } = context.idempotency ?? { scope: 'appoint', key: context.newId() }
    const officer = context.idFrom('officer', scope, key)
    if (await isTaken(context, username, officer)) return refuse('USERNAME_TAKEN')
    const person = { name, organ, region: found.region, post, roles, username }
    const result = await runOnOfficer(context, officer, {
      type: 'ProposeOfficer',
      at: context.now(),
      by: '$actor',
      officer,
      ...person,
    })
    return result.ok ? { id: officer } : { refusal: result.refusal }
  },

  changeRoles: async ({ params: { officer }, body: { roles } }, context) => {
    const organ = (await findOfficer(context.db, officer))?.organ
    const against = organ === undefined ? null : await againstOrgan(context, organ, roles)
    if (against !== null) return against
    const command: OfficerCommand = { type: 'ProposeRoles', at: context.now(), by: '$actor', officer, roles }
    const result = await runOnOfficer(context, officer, command)
    if (!result.ok) return { refusal: result.refusal }
    return { waits: (await findProposal(context.db, officer)) !== undefined }
  },

  proposals: async (_, context) => {
    const [waiting, officers] = await Promise.all([listProposals(context.db), listOfficers(context.db)])
    const names = new Map(officers.map(({ id, name }) => [id, name]))
    const items = waiting.map(({ organ, proposedBy, proposedAt, roles, ...row }) => ({
      ...row,
      roles: [...roles],
      organName: context.office.catalogue.organName(organ),
      proposedBy: names.get(proposedBy) ?? '',
      proposedAt: proposedAt.toISOString(),
      own: context.actor.kind === 'officer' && context.actor.id === proposedBy,
    }))
    return { items }
  },

  confirmProposal: async ({ params: { officer }, body: { password } }, context) => {
    const { actor, idempotency } = context
    const proposal = await findProposal(context.db, officer)
    const letsIn = proposal?.about === 'person'
    if (letsIn && password === null) return refuse('PROPOSAL_PASSWORD_MISSING')
    if (proposal !== undefined && actor.kind === 'officer' && proposal.proposedBy === actor.id)
      return refuse('PROPOSAL_OWN')
    const { username = null } = proposal ?? {}
    if (username !== null && password !== null) {
      // The account first: without the entry it belongs to no officer, and a crash between the two leaves a second try.
      const opened = await openAccount(context, { officer, username, password })
      if (!opened) return refuse('USERNAME_TAKEN')
    }
    const command: OfficerCommand = { type: 'ConfirmProposal', at: context.now(), by: '$actor', officer }
    // The password is no part of what a repeated request is compared by, and never of an entry.
    const told = idempotency === undefined ? undefined : { ...idempotency, content: { officer } }
    const result = await runOnOfficer(context, officer, command, told)
    return result.ok ? { id: officer } : { refusal: result.refusal }
  },

  declineProposal: async ({ params: { officer }, body: { reason } }, context) => {
    const command: OfficerCommand = { type: 'DeclineProposal', at: context.now(), by: '$actor', officer, reason }
    const result = await runOnOfficer(context, officer, command)
    return result.ok ? { id: officer } : { refusal: result.refusal }
  },
}
