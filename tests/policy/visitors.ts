/** Everybody who may stand before a door. The last three are of another organ than the case, the duty and the seal. */
export const VISITORS = [
  'stranger',
  'owner',
  'otherApplicant',
  'intakeOfficer',
  'issueOfficer',
  'serviceOfficer',
  'examiner',
  'decider',
  'sealKeeper',
  'standardEditor',
  'standardReviewer',
  'supervisor',
  'inspector',
  'leader',
  'archivist',
  'evaluator',
  'administrator',
  'foreignDesk',
  'foreignKeeper',
  'foreignSupervisor',
] as const
export type Visitor = (typeof VISITORS)[number]

export const OFFICERS = VISITORS.filter((visitor) => !['stranger', 'owner', 'otherApplicant'].includes(visitor))
const APPLICANTS: readonly Visitor[] = ['owner', 'otherApplicant']

/**
 * What the house owes each visitor at a door: `enters` — the door is not what stops him; `unseen` — he belongs to the
 * kind that may, but the thing is not his and is answered like one that does not exist. Everybody else is turned away,
 * 401 when nobody knows him and 403 when he is known.
 */
export interface Owed {
  readonly enters: readonly Visitor[]
  readonly unseen?: readonly Visitor[]
}

export const EVERYBODY: Owed = { enters: VISITORS }
export const SIGNED_IN: Owed = { enters: [...APPLICANTS, ...OFFICERS] }
export const ANY_APPLICANT: Owed = { enters: APPLICANTS }
export const OWNER: Owed = { enters: ['owner'], unseen: ['otherApplicant'] }
export const DESKS: Owed = {
  enters: ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper'],
  unseen: ['foreignDesk', 'foreignKeeper'],
}
export const post = (visitor: Visitor): Owed => ({ enters: [visitor], unseen: ['foreignDesk'] })
export const SUPERVISOR: Owed = { enters: ['supervisor'], unseen: ['foreignSupervisor'] }
export const KEEPER: Owed = { enters: ['sealKeeper'], unseen: ['foreignKeeper'] }
export const INSPECTOR: Owed = { enters: ['inspector'] }
export const ADMINISTRATOR: Owed = { enters: ['administrator'] }
const KEYLESS = [
  ...['serviceOfficer', 'standardEditor', 'standardReviewer', 'leader', 'archivist', 'evaluator', 'administrator'],
]
export const SIGNERS = OFFICERS.filter((visitor) => !KEYLESS.includes(visitor))
/** Whoever works with standards, in any organ; leaders and administrators do not. */
export const STANDARD_READERS = OFFICERS.filter(
  (visitor) => !['leader', 'archivist', 'evaluator', 'administrator'].includes(visitor),
)
/** Lists of one's own are open to whoever could have something in them; what is in them, another test looks at. */
export const listOf = ({ enters, unseen = [] }: Owed): Owed => ({ enters: [...enters, ...unseen] })

/** Whoever exercises a power in the organ the card is put to. */
export const CARD_ANSWERERS: Owed = {
  enters: ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper', 'administrator'],
  unseen: ['foreignDesk', 'foreignKeeper', 'supervisor', 'foreignSupervisor'],
}
export const STANDARDS_READ: Owed = { enters: STANDARD_READERS }
/** The editor of a department that has nothing to do with the item finds nothing to write on. */
export const STANDARD_EDITORS = post('standardEditor')
export const STANDARD_REVIEWER: Owed = { enters: ['standardReviewer'] }

/** Whose paper it is, and the officers who handle or supervise its case; to all others it does not exist. */
export const DOCUMENT_READERS: Owed = {
  enters: ['owner', 'intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper', 'supervisor', 'inspector'],
  unseen: [
    'otherApplicant',
    'serviceOfficer',
    'standardEditor',
    'standardReviewer',
    'leader',
    'archivist',
    'evaluator',
    'administrator',
    'foreignDesk',
    'foreignKeeper',
    'foreignSupervisor',
  ],
}

/** Organs that issued a certificate or watch over it; to others it does not exist. */
export const STANDING_READERS: Owed = {
  enters: ['issueOfficer', 'examiner', 'decider', 'supervisor', 'inspector'],
  unseen: ['foreignDesk', 'foreignSupervisor'],
}
export const STANDING_CHANGERS: Owed = {
  enters: ['examiner', 'decider', 'supervisor'],
  unseen: ['foreignDesk', 'foreignSupervisor'],
}
