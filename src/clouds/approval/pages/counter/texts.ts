import { texts } from '#contract'

/** Words several counters share. */
export const counterTexts = texts(
  {
    search: '搜索事项',
    searchHint: '事项名称、俗称、拼音或编码',
    noItems: '没有找到这样的事项',
    choose: '选择',
    remove: '移除',
  },
  {
    search: 'Find a service',
    searchHint: 'Name, everyday word, pinyin or code',
    noItems: 'No such service was found',
    choose: 'Choose',
    remove: 'Remove',
  },
)
