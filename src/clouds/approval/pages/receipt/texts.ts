import { texts } from '#contract'

export const receiptTexts = texts(
  {
    title: '申请已提交',
    recorded: '备案已完成',
    filed1: '备案证明已发给您，可以在这里或者「我的办件」「我的证照」下载。',
    filed2: '监管人员随后核查所填内容是否属实；不属实的，依法处理。',
    caseNumber: '办件编号',
    trackingCode: '查询码',
    trackingHint: '凭查询码不用登录就能查进度。请妥善保存，不要发给无关的人。',
    item: '申请事项',
    applicant: '申请人',
    at: '提交时间',
    organ: '受理机关',
    nextTitle: '接下来',
    next1:
      '受理人员在 5 个工作日内决定是否受理；材料不齐的，会一次性告知您全部需要补正的内容（《行政许可法》第三十二条）。',
    next2: '需要您补正时，会显示在「我的办件」里。',
    next3: '受理后开始计算办理时限，您可以随时看到还剩几天。',
    print: '打印回执',
    toCase: '查看办件',
  },
  {
    title: 'Application submitted',
    recorded: 'Recorded',
    filed1: 'The notice of the filing is yours: download it here, under “My cases” or under “My certificates”.',
    filed2: 'Supervisors check afterwards whether what you filed is true; what is untrue has legal consequences.',
    caseNumber: 'Case number',
    trackingCode: 'Tracking code',
    trackingHint: 'With this code the progress can be seen without signing in. Keep it; do not pass it on.',
    item: 'Service',
    applicant: 'Applicant',
    at: 'Submitted',
    organ: 'Authority',
    nextTitle: 'What happens next',
    next1:
      'Within 5 working days the bureau decides whether to accept it; if something is wanting it tells you once, and completely (Administrative Licensing Law, article 32).',
    next2: 'If you have to correct something, it is shown under “My cases”.',
    next3: 'The time limit starts with acceptance; you can always see how many days are left.',
    print: 'Print the receipt',
    toCase: 'See the case',
  },
)
