import { texts } from '#contract'

/** Stages of a case as oversight lists them. */
export const stageTexts = texts(
  {
    submitted: '待受理',
    awaitingCorrection: '待补正',
    accepted: '审查中',
    examined: '待决定',
    granted: '准予许可',
    refused: '不予许可',
    notAccepted: '不予受理',
    withdrawn: '已撤回',
    preAccepted: '已预受理',
    terminated: '已终止',
    annulled: '已撤销',
  },
  {
    submitted: 'to be accepted',
    awaitingCorrection: 'with the applicant',
    accepted: 'under examination',
    examined: 'to be decided',
    granted: 'granted',
    refused: 'refused',
    notAccepted: 'not accepted',
    withdrawn: 'withdrawn',
    preAccepted: 'pre-accepted',
    terminated: 'terminated',
    annulled: 'annulled',
  },
)
