import { texts } from '#contract'
import { ROLES } from '#policy'
import type { Role } from '#policy'

/** Posts of the bureau and of those who watch over it. */
export const roleTexts = texts(
  {
    intakeOfficer: '窗口受理',
    issueOfficer: '统一出件',
    serviceOfficer: '咨询服务',
    examiner: '审查',
    decider: '决定',
    sealKeeper: '印章保管',
    standardEditor: '标准编制',
    standardReviewer: '标准审核',
    supervisor: '行业监管',
    inspector: '监督',
    leader: '领导',
    archivist: '档案管理员',
    evaluator: '效能评估人员',
    administrator: '管理员',
  },
  {
    intakeOfficer: 'Intake',
    issueOfficer: 'Issue desk',
    serviceOfficer: 'Enquiries and complaints',
    examiner: 'Examination',
    decider: 'Decision',
    sealKeeper: 'Keeper of the seal',
    standardEditor: 'Editor of standards',
    standardReviewer: 'Reviewer of standards',
    supervisor: 'Supervision',
    inspector: 'Inspection',
    leader: 'Leader',
    archivist: 'Archivist',
    evaluator: 'Evaluator',
    administrator: 'Administrator',
  },
)

export const isRoleName = (role: string): role is Role => ROLES.some((known) => known === role)
