import { texts } from '#contract'

export const formTexts = texts(
  { yes: '是', no: '否', add: '添加一项', remove: '删除', nth: '第 {number} 项', confirm: '我确认' },
  { yes: 'Yes', no: 'No', add: 'Add another', remove: 'Remove', nth: 'No. {number}', confirm: 'I confirm' },
)
