/** Rule documents of the demo district; their numbers and wording are invented. */
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
      { article: '第五条', text: '告知承诺办理的，应当在承诺核查期限内完成核查。', items: ['990101002006'] },
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
] as const
