/** The sixteen fields items are classified by, and a last one for imported items whose field is not known. */
export const DOMAINS = {
  PROJECT: { zh: '项目', en: 'Investment projects' },
  CONSTRUCTION: { zh: '建设', en: 'Construction' },
  COMMERCE: { zh: '商务', en: 'Commerce' },
  TRANSPORT: { zh: '交通', en: 'Transport' },
  URBAN_MANAGEMENT: { zh: '城管', en: 'Urban management' },
  EDUCATION: { zh: '教育', en: 'Education' },
  CIVIL_AFFAIRS: { zh: '民政', en: 'Civil affairs' },
  CULTURE: { zh: '文化', en: 'Culture' },
  SPORT: { zh: '体育', en: 'Sport' },
  HEALTH: { zh: '卫生', en: 'Health' },
  JUSTICE: { zh: '司法', en: 'Justice' },
  INDUSTRY_AND_COMMERCE: { zh: '工商', en: 'Business registration and markets' },
  QUALITY: { zh: '质量', en: 'Quality and safety' },
  FOOD: { zh: '食品', en: 'Food' },
  DRUGS: { zh: '药品', en: 'Drugs' },
  AGRICULTURE_FORESTRY_WATER: { zh: '农林水', en: 'Agriculture, forestry and water' },
  UNCLASSIFIED: { zh: '未分类', en: 'Not classified' },
} as const
export type Domain = keyof typeof DOMAINS

export const isDomain = (text: string): text is Domain => Object.hasOwn(DOMAINS, text)
