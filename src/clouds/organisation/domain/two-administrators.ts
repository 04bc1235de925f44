import { happened, refused, unreachable } from '#kernel'
import type { Decision } from '#kernel'
import type { Role } from '#policy'
import type { OfficerEvent, OfficerProposed } from './events.ts'
import { conflictOf } from './roles.ts'
import type { RoleRefusalCode } from './roles.ts'

type Ordered = {
  readonly at: string
  readonly by: string
  /** The officer's own id, which is the stream. */
  readonly officer: string
}
type Person = Omit<OfficerProposed, 'type' | 'at' | 'by'>
export type ProposalCommand =
  | ({ readonly type: 'ProposeOfficer' } & Ordered & Person)
  | ({ readonly type: 'ProposeRoles'; readonly roles: readonly Role[] } & Ordered)
  | ({ readonly type: 'ConfirmProposal' } & Ordered)
  | ({ readonly type: 'DeclineProposal'; readonly reason: string } & Ordered)

/** What waits for a second administrator: the person, or other roles for one who is appointed. */
export type Proposal =
  | ({ readonly about: 'person'; readonly by: string } & Person)
  | { readonly about: 'roles'; readonly by: string; readonly roles: readonly Role[] }

export type ProposalRefusalCode =
  | RoleRefusalCode
  | 'OFFICER_ALREADY_APPOINTED'
  | 'OFFICER_NOT_APPOINTED'
  | 'ROLES_UNCHANGED'
  | 'OWN_ROLES'
  | 'PROPOSAL_WAITS'
  | 'PROPOSAL_UNKNOWN'
  | 'PROPOSAL_OWN'
type Said = Decision<OfficerEvent, ProposalRefusalCode>

/** What of an officer's state these rules look at: his roles once he is appointed, and what waits. */
interface Seen {
  readonly roles: readonly Role[] | null
  readonly proposal: Proposal | null
}

const sameRoles = (a: readonly Role[], b: readonly Role[]) => a.length === b.length && isWithin(a, b)
const isWithin = (a: readonly Role[], b: readonly Role[]) => a.every((role) => b.includes(role))

function proposeRoles(command: Extract<ProposalCommand, { type: 'ProposeRoles' }>, held: readonly Role[]): Said {
  const { at, by, roles } = command
  // Roles that excluded each other would be worth nothing if their holder could exchange them himself.
  if (by === command.officer) return refused('OWN_ROLES')
  const conflict = conflictOf(roles)
  if (conflict !== undefined) return conflict
  if (sameRoles(roles, held)) return refused('ROLES_UNCHANGED')
  // A right is taken away at once and by one: waiting for a second would only protect whoever should lose it.
  return isWithin(roles, held)
    ? happened({ type: 'RolesGranted', at, by, roles })
    : happened({ type: 'RolesProposed', at, by, roles })
}

function confirm({ at, by, officer }: Ordered, proposal: Proposal): Said {
  if (proposal.by === by) return refused('PROPOSAL_OWN')
  if (officer === by) return refused('OWN_ROLES')
  if (proposal.about === 'roles') return happened({ type: 'RolesGranted', at, by, roles: proposal.roles })
  const { name, organ, region, post, roles } = proposal
  return happened({ type: 'OfficerAppointed', at, by, name, organ, region, post, roles, proposedBy: proposal.by })
}

/** 双人授权: whoever lets a person in, or gives him a power, needs another who agrees; each leaves an entry of his own. */
export function decideProposal(command: ProposalCommand, { roles, proposal }: Seen): Said {
  switch (command.type) {
    case 'ProposeOfficer': {
      if (roles !== null) return refused('OFFICER_ALREADY_APPOINTED')
      if (proposal !== null) return refused('PROPOSAL_WAITS')
      const { officer: _, ...proposed } = command
      return conflictOf(command.roles) ?? happened({ ...proposed, type: 'OfficerProposed' })
    }
    case 'ProposeRoles':
      if (roles === null) return refused('OFFICER_NOT_APPOINTED')
      if (proposal !== null) return refused('PROPOSAL_WAITS')
      return proposeRoles(command, roles)
    case 'ConfirmProposal':
      return proposal === null ? refused('PROPOSAL_UNKNOWN') : confirm(command, proposal)
    case 'DeclineProposal': {
      // Its own author may take it back too: nothing is granted by that.
      if (proposal === null) return refused('PROPOSAL_UNKNOWN')
      const { at, by, reason } = command
      return happened({ type: 'OfficerProposalDeclined', at, by, reason })
    }
    default:
      return unreachable(command)
  }
}
