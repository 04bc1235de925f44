import { texts } from '#contract'

/** Posts of the bureau and of those who watch over it. */
export const roleTexts = texts(
  {
    intakeOfficer: '窗口受理',
    examiner: '审查',
    decider: '决定',
    sealKeeper: '印章保管',
    supervisor: '行业监管',
    inspector: '监督',
    leader: '领导',
    administrator: '管理员',
  },
  {
    intakeOfficer: 'Intake',
    examiner: 'Examination',
    decider: 'Decision',
    sealKeeper: 'Keeper of the seal',
    supervisor: 'Supervision',
    inspector: 'Inspection',
    leader: 'Leader',
    administrator: 'Administrator',
  },
)

export const ROLES = [
  'intakeOfficer',
  'examiner',
  'decider',
  'sealKeeper',
  'supervisor',
  'inspector',
  'leader',
  'administrator',
] as const
export type RoleName = (typeof ROLES)[number]
export const isRoleName = (role: string): role is RoleName => ROLES.some((known) => known === role)
