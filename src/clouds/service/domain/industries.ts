import type { Bilingual } from './events.ts'

/**
 * Sections of 国民经济行业分类 (GB/T 4754-2017) and the fields of the catalogue whose items their enterprises ask for.
 * Known by their Chinese name, as policies name them.
 */
interface Industry {
  readonly name: { readonly zh: string; readonly en: string }
  readonly domains: readonly string[]
}
const industry = (zh: string, en: string, ...domains: readonly string[]): Industry => ({ name: { zh, en }, domains })

const INDUSTRIES: readonly Industry[] = [
  industry('农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery', 'AGRICULTURE_FORESTRY_WATER'),
  industry('采矿业', 'Mining', 'QUALITY', 'PROJECT'),
  industry('制造业', 'Manufacturing', 'QUALITY', 'PROJECT', 'FOOD', 'DRUGS'),
  industry('电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water', 'URBAN_MANAGEMENT', 'QUALITY'),
  industry('建筑业', 'Construction', 'CONSTRUCTION', 'PROJECT'),
  industry('批发和零售业', 'Wholesale and retail', 'COMMERCE', 'FOOD', 'DRUGS', 'INDUSTRY_AND_COMMERCE'),
  industry('交通运输、仓储和邮政业', 'Transport, storage and post', 'TRANSPORT'),
  industry('住宿和餐饮业', 'Accommodation and catering', 'FOOD', 'HEALTH', 'JUSTICE'),
  industry('信息传输、软件和信息技术服务业', 'Information technology', 'CULTURE', 'INDUSTRY_AND_COMMERCE'),
  industry('金融业', 'Finance', 'INDUSTRY_AND_COMMERCE'),
  industry('房地产业', 'Real estate', 'CONSTRUCTION'),
  industry('租赁和商务服务业', 'Leasing and business services', 'CIVIL_AFFAIRS', 'COMMERCE'),
  industry('科学研究和技术服务业', 'Research and technical services', 'QUALITY', 'PROJECT'),
  industry(
    '水利、环境和公共设施管理业',
    'Water, environment and public facilities',
    'AGRICULTURE_FORESTRY_WATER',
    'URBAN_MANAGEMENT',
  ),
  industry('居民服务、修理和其他服务业', 'Resident services and repair', 'HEALTH', 'TRANSPORT'),
  industry('教育', 'Education', 'EDUCATION'),
  industry('卫生和社会工作', 'Health and social work', 'HEALTH', 'DRUGS', 'CIVIL_AFFAIRS'),
  industry('文化、体育和娱乐业', 'Culture, sport and entertainment', 'CULTURE', 'SPORT'),
]
export const industryNames = (): readonly Bilingual[] => INDUSTRIES.map(({ name }) => name)
export const domainsOf = (name: string): readonly string[] =>
  INDUSTRIES.find((known) => known.name.zh === name)?.domains ?? []
