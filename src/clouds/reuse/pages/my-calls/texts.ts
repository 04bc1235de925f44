import { texts } from '#contract'

export const myCallsTexts = texts(
  {
    title: '谁看过我的证照',
    lead: '每次有人调取您名下的证照，都记在这里：谁、什么时候、为什么、为哪个办件。',
    none: '还没有人调取过您的证照',
    noneText: '以后每一次调取都会列在这里。',
    consentTitle: '长期授权',
    consentLead: '授权以后，您办事时审批局可以直接调取您名下的证照，不必每次再问。随时可以撤回。',
    given: '已授权（{date}）',
    notGiven: '未授权：每次申请时再问您',
    give: '长期授权',
    withdraw: '撤回授权',
    doneGiven: '已授权。',
    doneWithdrawn: '已撤回。以后每次申请时再问您。',
    noHolder: '完成实名认证后可以授权。',
    back: '返回我的证照',
  },
  {
    title: 'Who looked at my certificates',
    lead: 'Every time somebody fetches one of your certificates it stands here: who, when, why, for which case.',
    none: 'Nobody has looked at your certificates',
    noneText: 'Every look will be listed here.',
    consentTitle: 'Standing consent',
    consentLead:
      'With it the bureau may fetch your certificates whenever you apply, without asking each time. Withdraw it whenever you like.',
    given: 'Given ({date})',
    notGiven: 'Not given: you are asked each time',
    give: 'Agree once and for all',
    withdraw: 'Withdraw',
    doneGiven: 'Agreed.',
    doneWithdrawn: 'Withdrawn. You will be asked each time.',
    noHolder: 'You can agree once your identity was verified.',
    back: 'Back to my certificates',
  },
)
