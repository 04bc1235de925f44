/** “1+9”制度: one plan and nine rules of the demo district; their numbers and wording are invented. */
export const DEMO_POLICIES = [
  {
    number: '示范区政发〔2026〕3号',
    title: '示范区相对集中行政许可权实施办法',
    issuer: '示范区人民政府',
    topic: 'DIVISION_OF_POWERS',
    effectiveFrom: '2026-01-15',
    clauses: [
      { article: '第四条', text: '划转的行政许可由行政审批局实施，原实施部门不再实施。', items: [] },
      { article: '第七条', text: '谁审批谁负责、谁主管谁监管；审批结果当日推送监管部门。', items: [] },
    ],
  },
  {
    number: '示范区审发〔2026〕6号',
    title: '审批与监管衔接工作规则',
    issuer: '示范区行政审批局',
    topic: 'LINKAGE',
    effectiveFrom: '2026-03-01',
    clauses: [
      {
        article: '第二条',
        text: '食品经营许可作出决定后，推送市场监管部门，首次检查不迟于三十日。',
        items: ['990101001001'],
      },
      { article: '第五条', text: '告知承诺办理的，监管部门在推送后一日内认领。', items: ['990101002006'] },
    ],
  },
  {
    number: '示范区审发〔2026〕9号',
    title: '标准清单编制和审核管理规定',
    issuer: '示范区行政审批局',
    topic: 'WORKFLOW',
    effectiveFrom: '2026-04-01',
    clauses: [
      { article: '第三条', text: '标准由行业主管部门起草，行政审批局审核发布；起草人不得审核。', items: [] },
      { article: '第八条', text: '调整承诺时限应当以实际办理天数为依据，不搞一刀切。', items: [] },
    ],
  },
  {
    number: '示范区委发〔2026〕1号',
    title: '示范区相对集中行政许可权改革实施方案',
    issuer: '中共示范区委',
    topic: 'OTHER',
    effectiveFrom: '2026-01-05',
    clauses: [
      { article: '第三条', text: '审批局之外不再设审批，划转事项一律由行政审批局办理。', items: [] },
      { article: '第六条', text: '新承接的下放事项先承接、再规范、后划转，三十日内制定标准。', items: [] },
    ],
  },
  {
    number: '示范区审发〔2026〕1号',
    title: '行政审批限时办结规定',
    issuer: '示范区行政审批局',
    topic: 'WORKFLOW',
    effectiveFrom: '2026-01-20',
    clauses: [
      { article: '第三条', text: '在承诺期限内作出决定。', items: [] },
      { article: '第四条', text: '各环节不得超过标准规定的环节时限。', items: [] },
    ],
  },
  {
    number: '示范区审发〔2026〕2号',
    title: '一次性告知和材料清单管理规定',
    issuer: '示范区行政审批局',
    topic: 'WORKFLOW',
    effectiveFrom: '2026-01-20',
    clauses: [
      { article: '第二条', text: '需要补正的，一次告知全部内容，不得再次要求补正。', items: [] },
      { article: '第五条', text: '证照库已有的，不得要求申请人提交。', items: [] },
    ],
  },
  {
    number: '示范区审发〔2026〕3号',
    title: '审查与决定分离规定',
    issuer: '示范区行政审批局',
    topic: 'DIVISION_OF_POWERS',
    effectiveFrom: '2026-02-01',
    clauses: [
      { article: '第二条', text: '同一办件的审查和决定不得由一人作出。', items: [] },
      { article: '第三条', text: '未阅卷不得作出审查意见和决定。', items: [] },
    ],
  },
  {
    number: '示范区审发〔2026〕4号',
    title: '行政审批专用章和证照编号管理规定',
    issuer: '示范区行政审批局',
    topic: 'OTHER',
    effectiveFrom: '2026-02-01',
    clauses: [
      { article: '第二条', text: '没有准予决定的，不得制证用印。', items: [] },
      { article: '第六条', text: '证照编号连续，不得断号。', items: [] },
    ],
  },
  {
    number: '示范区审发〔2026〕5号',
    title: '电子监察办法',
    issuer: '示范区行政审批局',
    topic: 'SUPERVISION',
    effectiveFrom: '2026-02-10',
    clauses: [
      { article: '第四条', text: '办理和录入同步，不得事后补录。', items: [] },
      { article: '第七条', text: '自建系统办理的事项，行为应当报送监察平台。', items: [] },
    ],
  },
  {
    number: '示范区审发〔2026〕7号',
    title: '工作人员账号和岗位管理规定',
    issuer: '示范区行政审批局',
    topic: 'OTHER',
    effectiveFrom: '2026-02-20',
    clauses: [
      { article: '第二条', text: '一人一号，不得共用账号。', items: [] },
      { article: '第三条', text: '不相容岗位不得集于一人；经批准的即办窗口首席代表一人除外。', items: [] },
      { article: '第四条', text: '授权由两名管理员分别提请和确认。', items: [] },
      { article: '第八条', text: '工作人员接待申请人应当态度和蔼。', items: [] },
    ],
  },
] as const

type Number = (typeof DEMO_POLICIES)[number]['number']
/** What watches over each clause; in words where nothing can. */
type Control = { readonly rule: string; readonly most?: number } | { readonly reason: string }
export const DEMO_CONTROLS: Readonly<Record<Number, Readonly<Record<string, Control>>>> = {
  '示范区委发〔2026〕1号': {
    第三条: { rule: 'PERMIT_ELSEWHERE' },
    第六条: { rule: 'RECEIVED_ITEM_NOT_STANDARDISED' },
  },
  '示范区政发〔2026〕3号': {
    第四条: { rule: 'PERMIT_ELSEWHERE' },
    第七条: { rule: 'NOT_PUSHED' },
  },
  '示范区审发〔2026〕1号': { 第三条: { rule: 'PROMISED_EXCEEDED' }, 第四条: { rule: 'STEP_EXCEEDED' } },
  '示范区审发〔2026〕2号': { 第二条: { rule: 'CORRECTION_AGAIN' }, 第五条: { rule: 'HELD_PROOF_ASKED' } },
  '示范区审发〔2026〕3号': { 第二条: { rule: 'FOUR_EYES' }, 第三条: { rule: 'DECIDED_UNSEEN' } },
  '示范区审发〔2026〕4号': { 第二条: { rule: 'CERTIFICATE_WITHOUT_CASE' }, 第六条: { rule: 'SEAL_SERIES_GAP' } },
  '示范区审发〔2026〕5号': { 第四条: { rule: 'ENTERED_LATE' }, 第七条: { rule: 'SYSTEM_SILENT' } },
  '示范区审发〔2026〕6号': { 第二条: { rule: 'NOT_INSPECTED' }, 第五条: { rule: 'NOT_CLAIMED' } },
  '示范区审发〔2026〕7号': {
    第二条: { rule: 'ACCOUNT_AT_TWO_PLACES' },
    第三条: { rule: 'ROLES_IN_ONE_HAND', most: 1 },
    第四条: { rule: 'ADMINISTRATOR_ALONE' },
    第八条: { reason: '账本不记录语气；由群众评价和体验式检查反映' },
  },
  '示范区审发〔2026〕9号': {
    第三条: { rule: 'STANDARD_NOT_REVIEWED' },
    第八条: { reason: '数据依据由审核人逐次判断，不是一个可以计数的行为' },
  },
}
