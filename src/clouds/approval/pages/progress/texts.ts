import { texts } from '#contract'

export const progressTexts = texts(
  {
    title: '查进度',
    lead: '输入申请回执上的查询码，不用登录。查询码只显示办到哪一步，不显示申请人和材料。',
    code: '查询码',
    codeHint: '20 位字母和数字，印在申请回执上，分组的横线可以不输',
    go: '查询',
    needCode: '请输入查询码',
    badCode: '查询码应为 20 位字母和数字，现在是 {count} 位',
    notFound: '没有找到这个查询码。请对照回执检查，数字 0 与字母 O、数字 1 与字母 I 容易看错。',
    another: '查另一件',
    signIn: '登录后可以看到自己的全部办件',
    defects: '需要补正',
    defectsText: '请登录后在「我的办件」中查看并补正。',
  },
  {
    title: 'Check progress',
    lead: 'Enter the tracking code from your receipt; no sign-in is needed. The code shows how far the case is, never the applicant or the papers.',
    code: 'Tracking code',
    codeHint: '20 letters and digits, printed on your receipt; hyphens may be left out',
    go: 'Check',
    needCode: 'Enter the tracking code',
    badCode: 'The code has 20 letters and digits; there are {count} now',
    notFound: 'There is no such code. Compare it with your receipt; 0 and O, 1 and I are easily mistaken.',
    another: 'Check another case',
    signIn: 'Sign in to see all your own cases',
    defects: 'Correction needed',
    defectsText: 'Sign in to see what is wanting and to correct it under “My cases”.',
  },
)
