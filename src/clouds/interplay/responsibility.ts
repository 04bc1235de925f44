import type { ItemStandard } from '#catalogue/standard'
import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import type { api } from './api.ts'
import { DUTIES, POSTS } from './domain/approval-acts.ts'
import { claimersOf } from './projections/claim.ts'
import { officersIn } from './projections/field-case.ts'

type Line = Output<typeof api.responsibility>['lines'][number]
interface Done {
  readonly type: string
  readonly by: string
}
type Item = Pick<ItemStandard, 'code' | 'organ' | 'region' | 'competentOrgans'>

/**
 * 谁审批谁负责，谁主管谁监管 (SV-34): for every act of an item the organ and the persons who answer for it — whoever did it
 * in this case, and before that whoever holds the post today.
 */
export async function responsibilityOf(
  context: RequestContext,
  item: Item,
  of: { readonly case: string; readonly acts: readonly Done[] } | null,
): Promise<readonly Line[]> {
  const { catalogue, supervision } = context.office
  const named = await supervision.supervisorsOf(item.code, item.region)
  const supervisors = named.length === 0 ? item.competentOrgans : named
  const [officers, claimers] = await Promise.all([
    officersIn(context.db, [item.organ, ...supervisors]),
    of === null ? [] : claimersOf(context.db, of.case),
  ])
  const name = (id: string) => catalogue.officerName(id)
  const organ = (id: string) => catalogue.nameIn(context.language, catalogue.organName(id))
  const holding = (where: string, role: string) =>
    officers.filter((one) => one.organ === where && one.roles.some((held) => held === role)).map(({ id }) => name(id))
  const approving = DUTIES.map((act): Line => {
    const { role, acts } = POSTS[act]
    const did = (of?.acts ?? []).filter(({ type }) => acts.some((one) => one === type)).map(({ by }) => name(by))
    const known = [...new Set(did)].filter((one) => one !== '')
    const persons = known.length > 0 ? known : holding(item.organ, role)
    return { side: 'APPROVER', act, organ: organ(item.organ), persons, done: known.length > 0 }
  })
  const supervising = await Promise.all(
    supervisors.map(async (id): Promise<readonly Line[]> => {
      const liaison = await supervision.liaisonOf(id)
      const claimed = claimers.flatMap((one) => (one.organ === id && one.claimedBy !== null ? [one.claimedBy] : []))
      const persons = claimed.length > 0 ? [...new Set(claimed)].map(name) : holding(id, 'supervisor')
      const line = { side: 'SUPERVISOR', organ: organ(id) } as const
      return [
        { ...line, act: 'LIAISE', persons: liaison === undefined ? [] : [name(liaison.officer)], done: false },
        { ...line, act: 'SUPERVISE', persons, done: claimed.length > 0 },
      ]
    }),
  )
  return [...approving, ...supervising.flat()]
}
