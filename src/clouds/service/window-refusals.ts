import type { RefusalTexts } from '#contract'
import type { PortalRefusalCode } from './domain/portal.ts'
import type { WindowRefusalCode } from './domain/window-day.ts'

export const windowTexts = {
  WINDOW_SLOT_CLOSED: { zh: '该时段不对外预约，请另选时段。', en: 'This half hour cannot be booked. Choose another.' },
  WINDOW_SLOT_FULL: { zh: '该时段已约满，请另选时段。', en: 'This half hour is full. Choose another.' },
  WINDOW_BOOKED_ALREADY: {
    zh: '您当天已有一个预约；如需改期，请先取消原预约。',
    en: 'You already have a place on this day. To change it, give that one back first.',
  },
  WINDOW_BOOKING_UNKNOWN: { zh: '没有这个预约。', en: 'There is no such booking.' },
  WINDOW_BOOKING_OVER: { zh: '该预约已取消或已办理。', en: 'This booking is cancelled or done.' },
  WINDOW_PLACES_WRONG: { zh: '放号数应为 0 至 50。', en: 'The number of places is from 0 to 50.' },
  WINDOW_NOBODY_TO_REMIND: { zh: '没有需要提醒的预约。', en: 'Nobody is to be reminded.' },
} as const satisfies RefusalTexts<WindowRefusalCode>

export const portalTexts = {
  PORTAL_CODE_WRONG: {
    zh: '地址用语以小写字母开头，3 至 32 位小写字母、数字和横线。',
    en: 'The word in the address has 3 to 32 lower-case letters, digits or hyphens and begins with a letter.',
  },
  PORTAL_OF_ANOTHER: { zh: '该地址已由其他单位使用。', en: 'Another organ uses this address.' },
  PORTAL_REGION_WRONG: { zh: '行政区划代码不正确。', en: 'This is no region code.' },
  PORTAL_COLUMNS_EMPTY: {
    zh: '至少设一个栏目，每个栏目至少放一个事项。',
    en: 'Have at least one column, and at least one item in each.',
  },
  PORTAL_ITEM_UNKNOWN: { zh: '没有事项“{item}”，或者已经停用。', en: 'There is no item “{item}” in force.' },
  PORTAL_ITEM_TWICE: { zh: '事项“{item}”在同一栏目里重复。', en: 'The item “{item}” stands twice in one column.' },
  PORTAL_UNCHANGED: { zh: '没有改动。', en: 'Nothing was changed.' },
  PORTAL_UNKNOWN: { zh: '没有这个旗舰店。', en: 'There is no such store.' },
  PORTAL_CLOSED: { zh: '该旗舰店已关闭。', en: 'This store is closed.' },
} as const satisfies RefusalTexts<PortalRefusalCode>
