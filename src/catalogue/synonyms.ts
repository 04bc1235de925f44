/** What people call a thing, and what the catalogue calls it; whoever says one of a line may mean another. */
const LINES: readonly (readonly [said: readonly string[], official: readonly string[]])[] = [
  [
    ['饭店', '餐馆', '饭馆', '餐厅', '小吃', '面馆', '馆子', '大排档', '火锅'],
    ['餐饮', '食品经营'],
  ],
  [
    ['奶茶', '咖啡', '甜品', '蛋糕', '烘焙'],
    ['食品经营', '饮品'],
  ],
  [
    ['执照', '工商证', '个体户'],
    ['营业执照', '市场主体登记'],
  ],
  [['驾照', '驾驶本'], ['驾驶证']],
  [['房产证', '房本', '过户'], ['不动产登记']],
  [['社保'], ['社会保险']],
  [['低保'], ['最低生活保障']],
  [['幼儿园', '托儿所', '培训班', '补习班'], ['民办学校']],
  [['医院', '诊所', '门诊'], ['医疗机构']],
  [['药店', '药房'], ['药品零售']],
  [['网吧', '网咖'], ['互联网上网服务']],
  [
    ['旅馆', '宾馆', '酒店', '民宿', '客栈'],
    ['旅馆业', '公共场所卫生'],
  ],
  [['理发', '美发', '美容', '浴室', '洗浴', '足浴'], ['公共场所卫生']],
  [['渣土'], ['建筑垃圾']],
  [
    ['砍树', '伐木'],
    ['采伐', '砍伐'],
  ],
  [
    ['招牌', '广告牌', '灯箱'],
    ['户外广告', '店招'],
  ],
  [
    ['挖路', '占道'],
    ['占用', '挖掘城市道路'],
  ],
  [['上户', '上牌'], ['机动车登记']],
  [['丢了', '遗失', '补办', '损坏'], ['补发']],
  [['到期', '续期', '延期', '续证', '换证'], ['延续']],
  [['改名', '换地址', '搬家', '换老板', '变更'], ['变更']],
  [['不开了', '关店', '倒闭', '销户'], ['注销']],
]
const OFFICIAL = new Map<string, readonly string[]>()
for (const [said, official] of LINES) for (const word of said) OFFICIAL.set(word, official)

/** Official words for what stands in the text. */
export function synonymsIn(text: string): readonly string[] {
  const found = new Set<string>()
  for (const [said, official] of OFFICIAL) if (text.includes(said)) for (const word of official) found.add(word)
  return [...found].filter((word) => !text.includes(word))
}

/** 情形导办: what somebody sets out to do, and the items it may take, in the order they are usually done. */
export const LIFE_EVENTS = {
  OPEN_RESTAURANT: {
    zh: '我要开饭店',
    en: 'I want to open a restaurant',
    items: [
      '企业名称自主申报',
      '市场主体登记（设立登记）',
      '食品经营许可（新办）',
      '公众聚集场所投入使用',
      '大型户外广告设置',
      '污水排入排水管网许可',
      '用气报装',
    ],
  },
  OPEN_SHOP: {
    zh: '我要开便利店',
    en: 'I want to open a shop',
    items: ['市场主体登记（设立登记）', '仅销售预包装食品备案', '食品经营许可（新办）', '大型户外广告设置'],
  },
  OPEN_HOTEL: {
    zh: '我要开旅馆',
    en: 'I want to open a guest house',
    items: ['市场主体登记（设立登记）', '公共场所卫生许可（', '旅馆业特种行业许可', '公众聚集场所投入使用'],
  },
  OPEN_PHARMACY: {
    zh: '我要开药店',
    en: 'I want to open a pharmacy',
    items: ['市场主体登记（设立登记）', '药品零售企业经营许可', '第二类医疗器械经营备案', '第三类医疗器械经营许可'],
  },
  BUILD_FACTORY: {
    zh: '我要建厂房',
    en: 'I want to build a factory',
    items: [
      '企业投资项目',
      '建设用地规划许可',
      '建设工程规划许可',
      '建设项目环境影响',
      '建筑工程施工许可',
      '特殊建设工程消防',
      '供水报装',
      '用电报装',
    ],
  },
  OPEN_SCHOOL: {
    zh: '我要办学',
    en: 'I want to run a school',
    items: ['民办学校设立', '民办职业培训学校', '校车使用许可', '教师资格认定'],
  },
  BUY_CAR: { zh: '我要买车开车', en: 'I am buying a car', items: ['机动车登记', '机动车驾驶证', '机动车检验合格标志'] },
  BUY_HOME: {
    zh: '我要买房建房',
    en: 'I am buying or building a home',
    items: ['不动产登记', '农村宅基地', '乡村建设规划许可', '供水报装', '用电报装', '用气报装'],
  },
  GROW_OLD: { zh: '我要养老', en: 'In old age', items: ['高龄津贴', '养老机构备案', '最低生活保障', '社会保险登记'] },
  CLOSE_BUSINESS: {
    zh: '我要歇业注销',
    en: 'I am closing my business',
    items: ['食品经营许可（注销）', '市场主体备案', '（注销）'],
  },
} as const
export type LifeEvent = keyof typeof LIFE_EVENTS
export const isLifeEvent = (text: string): text is LifeEvent => Object.hasOwn(LIFE_EVENTS, text)
