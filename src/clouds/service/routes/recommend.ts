import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import { isRunning } from '../domain/benefit.ts'
import type { BenefitState } from '../domain/benefit.ts'
import { conditionsOf } from '../domain/eligibility.ts'
import type { ProfileState } from '../domain/enterprise-profile.ts'
import { domainsOf } from '../domain/industries.ts'
import { factsOf } from '../match-benefits.ts'
import { grantedItems } from '../projections/followed-case.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { listPoints } from './points.ts'
import { allItems } from './run-life.ts'

type Recommended = Output<typeof api.myBenefits>['profiles'][number]['recommended']

const ITEMS_MAX = 6

/**
 * 个性化服务: what enterprises of this industry and this park ask for, and not what everybody gets: items of its fields
 * that it does not hold yet, its park's own services, and policies it misses by one condition.
 */
export async function recommend(
  context: RequestContext,
  profile: ProfileState,
  benefits: readonly LifeRow<BenefitState>[],
): Promise<Recommended> {
  const today = localDate(context.now())
  const [granted, items, points] = await Promise.all([
    grantedItems(context.db, profile.creditCode),
    allItems(context.office.catalogue),
    listPoints(context),
  ])
  const domains = domainsOf(profile.industry)
  const wanted = items
    .filter(({ code, standard }) => domains.includes(standard.domain) && !granted.includes(code))
    .filter(({ standard }) => standard.audience.includes('ENTERPRISE'))
    .sort(
      (a, b) => Number(b.standard.depth === 'FULL') - Number(a.standard.depth === 'FULL') || (a.code < b.code ? -1 : 1),
    )
  const services = points.flatMap(({ id, state: { facts } }) =>
    profile.park !== null && facts.park?.zh === profile.park
      ? facts.services.map((service) => ({ point: { id, name: facts.name }, service }))
      : [],
  )
  const facts = factsOf(profile, granted)
  const nearly = benefits.flatMap(({ state }) => {
    const missing = conditionsOf(state.eligibility, facts).filter(({ met }) => !met)
    if (!isRunning(state, today) || missing.length !== 1) return []
    return [{ title: state.title, gives: state.gives, missing: missing.map(({ text }) => text) }]
  })
  return {
    items: wanted.slice(0, ITEMS_MAX).map(({ code, standard }) => ({ code, name: standard.name })),
    services,
    nearly,
  }
}
