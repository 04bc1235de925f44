import type { Bilingual, Eligibility, EnterpriseSize } from './events.ts'

/** What is known of an enterprise: verified profile, and what it was granted here. */
export interface EnterpriseFacts {
  readonly industry: string
  readonly size: EnterpriseSize
  readonly employees: number
  readonly region: string
  readonly park: string | null
  readonly grantedItems: readonly string[]
}
export interface Condition {
  readonly text: Bilingual
  readonly met: boolean
}
export const SIZE_NAMES: Readonly<Record<EnterpriseSize, { readonly zh: string; readonly en: string }>> = {
  MICRO: { zh: '微型', en: 'micro' },
  SMALL: { zh: '小型', en: 'small' },
  MEDIUM: { zh: '中型', en: 'medium' },
  LARGE: { zh: '大型', en: 'large' },
}

/** Every condition the policy sets, each with whether this enterprise meets it. */
export function conditionsOf(eligibility: Eligibility, enterprise: EnterpriseFacts): readonly Condition[] {
  const { items, industries, sizes, regions, parks, employeesMax } = eligibility
  const conditions: Condition[] = []
  const ask = (asked: boolean, met: boolean, zh: string, en: string) => {
    if (asked) conditions.push({ met, text: { zh, en } })
  }
  const held = items.some((item) => enterprise.grantedItems.includes(item))
  ask(items.length > 0, held, '已在本区取得相关许可', 'Holds a related permit of this district')
  const inIndustry = industries.includes(enterprise.industry)
  ask(industries.length > 0, inIndustry, `行业：${industries.join('、')}`, `Industry: ${industries.join(', ')}`)
  const sizesZh = sizes.map((size) => SIZE_NAMES[size].zh).join('、')
  const sizesEn = sizes.map((size) => SIZE_NAMES[size].en).join(', ')
  ask(sizes.length > 0, sizes.includes(enterprise.size), `规模：${sizesZh}企业`, `Size: ${sizesEn}`)
  const inRegion = regions.some((region) => enterprise.region.startsWith(region))
  ask(regions.length > 0, inRegion, '住所在政策适用区域内', 'Located in the policy’s area')
  const inPark = enterprise.park !== null && parks.includes(enterprise.park)
  ask(parks.length > 0, inPark, `入驻园区：${parks.join('、')}`, `Park: ${parks.join(', ')}`)
  const few = employeesMax === null || enterprise.employees <= employeesMax
  const most = String(employeesMax ?? 0)
  ask(employeesMax !== null, few, `从业人数不超过 ${most} 人`, `At most ${most} employees`)
  return conditions
}

export const isEligible = (eligibility: Eligibility, enterprise: EnterpriseFacts): boolean => {
  const conditions = conditionsOf(eligibility, enterprise)
  return conditions.length > 0 && conditions.every(({ met }) => met)
}
