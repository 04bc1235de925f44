import { texts } from '#contract'

export const cardsTexts = texts(
  {
    title: '红黄牌',
    leadDesk: '临近或超过时限的办件。请逐件说明情况，说明会记入账本，监督人员可见。',
    leadLeader: '经办机关没有按时说明、逐级上报到分管领导的红牌。',
    leadInspector: '全部机关的红黄牌，最严重的在前。',
    colour: '颜色',
    any: '全部',
    YELLOW: '黄牌',
    RED: '红牌',
    explain: '说明情况',
    explanation: '情况说明',
    explanationHint: '为什么会这样，现在到哪一步，什么时候办完',
    short: '请写明，至少 5 个字',
    send: '提交说明',
    sent: '已提交说明，监督人员现在可以看到。',
  },
  {
    title: 'Cards',
    leadDesk:
      'Cases near or over their time limit. Explain each one; the explanation enters the ledger and inspectors see it.',
    leadLeader: 'Red cards nobody has answered, gone up to the leader step by step.',
    leadInspector: 'Cards of every organ, the worst first.',
    colour: 'Colour',
    any: 'All',
    YELLOW: 'Yellow',
    RED: 'Red',
    explain: 'Explain',
    explanation: 'Explanation',
    explanationHint: 'Why it happened, where the case stands now and when it will be done',
    short: 'Write at least 5 characters',
    send: 'Send the explanation',
    sent: 'Sent; inspectors can see it now.',
  },
)
