import { texts } from '#contract'

export const formTexts = texts(
  {
    yes: '是',
    no: '否',
    add: '添加一项',
    remove: '删除',
    nth: '第 {number} 项',
    confirm: '我确认',
    short: '请写明，至少 2 个字',
    dayMissing: '请选择日期',
    choiceMissing: '请选择',
  },
  {
    yes: 'Yes',
    no: 'No',
    add: 'Add another',
    remove: 'Remove',
    nth: 'No. {number}',
    confirm: 'I confirm',
    short: 'Write at least 2 characters',
    dayMissing: 'Choose a day',
    choiceMissing: 'Choose one',
  },
)
