import { texts } from '#contract'
import type { Action } from '#policy'

/** Words of the desk's menu. */
export const deskTexts = texts(
  {
    home: '我的工作台',
    cases: '审批工作台',
    duties: '监管任务',
    oversight: '全程监督',
    cards: '红黄牌',
    analytics: '数据分析',
    seal: '用印登记',
    standardFiles: '标准导入导出',
    standardFilesLead: '把标准导出为表格，批量修改后再导入',
    myKeys: '我的签名密钥',
    keys: '密钥确认',
    officers: '人员与角色',
    calendar: '节假日安排',
    casesLead: '受理、审查、决定，一屏办完',
    dutiesLead: '审批结果推送的事中事后监管任务',
    oversightLead: '每一个审批行为的实时记录与办件全程留痕',
    cardsLead: '时限预警，逐件说明情况',
    analyticsLead: '从账本统计的数字，可查到每一件',
    sealLead: '印章、授权与每一次用印',
    myKeysLead: '作出决定时用它签名',
    keysLead: '与本人核对指纹后确认密钥',
    officersLead: '任命工作人员，授予角色',
    calendarLead: '导入节假日安排，重新计算办理期限',
  },
  {
    home: 'My desk',
    cases: 'Case desk',
    duties: 'Duties to supervise',
    oversight: 'Oversight',
    cards: 'Cards',
    analytics: 'Analytics',
    seal: 'Seal register',
    standardFiles: 'Standards in and out',
    standardFilesLead: 'Export to a workbook, change many, bring them back',
    myKeys: 'My signing key',
    keys: 'Confirm keys',
    officers: 'Officers and roles',
    calendar: 'Holidays',
    casesLead: 'Accept, examine and decide on one screen',
    dutiesLead: 'What approvals have passed on for supervision',
    oversightLead: 'Every act as it happens, and the whole trail of each case',
    cardsLead: 'Warnings about time limits, to be answered one by one',
    analyticsLead: 'Figures counted from the ledger, each with its cases',
    sealLead: 'The seal, its authorisation and every use',
    myKeysLead: 'You sign decisions with it',
    keysLead: 'Compare the fingerprint with the officer, then confirm',
    officersLead: 'Appoint officers and give them roles',
    calendarLead: 'Import holiday notices and compute limits again',
  },
)

/** Paths of `routes.tsx`; a new desk page adds its own. */
type DeskPath =
  | '/desk'
  | '/desk/cases'
  | '/desk/duties'
  | '/desk/oversight'
  | '/desk/cards'
  | '/desk/analytics'
  | '/desk/seal'
  | '/desk/standards-files'
  | '/desk/my-keys'
  | '/desk/keys'
  | '/desk/officers'
  | '/desk/calendar'

interface DeskDoor {
  readonly to: DeskPath
  readonly word: keyof typeof deskTexts.zh
  /** One line on the desk's first page. */
  readonly lead?: keyof typeof deskTexts.zh
  /** Who sees it: whoever the policy lets do one of these. */
  readonly actions: readonly Action[]
}

/** One line per desk page; the order is the menu's order. */
export const DESK_DOORS: readonly DeskDoor[] = [
  { to: '/desk', word: 'home', actions: ['session.use'] },
  { to: '/desk/cases', word: 'cases', lead: 'casesLead', actions: ['case.list'] },
  { to: '/desk/duties', word: 'duties', lead: 'dutiesLead', actions: ['duty.work'] },
  { to: '/desk/oversight', word: 'oversight', lead: 'oversightLead', actions: ['oversight.inspect'] },
  { to: '/desk/cards', word: 'cards', lead: 'cardsLead', actions: ['card.answer', 'oversight.inspect'] },
  { to: '/desk/analytics', word: 'analytics', lead: 'analyticsLead', actions: ['analytics.read'] },
  { to: '/desk/seal', word: 'seal', lead: 'sealLead', actions: ['seal.read'] },
  {
    to: '/desk/standards-files',
    word: 'standardFiles',
    lead: 'standardFilesLead',
    actions: ['standard.draft', 'standard.review'],
  },
  { to: '/desk/my-keys', word: 'myKeys', lead: 'myKeysLead', actions: ['key.enrol'] },
  { to: '/desk/keys', word: 'keys', lead: 'keysLead', actions: ['key.confirm'] },
  { to: '/desk/officers', word: 'officers', lead: 'officersLead', actions: ['organisation.manage'] },
  { to: '/desk/calendar', word: 'calendar', lead: 'calendarLead', actions: ['catalogue.import'] },
]
