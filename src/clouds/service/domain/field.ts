interface Listed {
  readonly standard: { readonly domain: string; readonly organ: string; readonly competentOrgans: readonly string[] }
}

/**
 * 领域 → 主管部门: the departments that supervise the items of a field, those with most of them first. Nobody keeps this
 * by hand: the list of items says whose field it is (ST-35).
 */
export function departmentsOf(items: readonly Listed[], domain: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const { standard } of items)
    if (standard.domain === domain)
      for (const organ of standard.competentOrgans.length > 0 ? standard.competentOrgans : [standard.organ])
        counts.set(organ, (counts.get(organ) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([organ]) => organ)
}
