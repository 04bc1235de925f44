import type { Output } from '#contract'
import type { RequestContext, Services } from '#frame'
import { localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import type { Actor } from '#policy'
import type { api } from './api.ts'
import type { PreReviewKept, PreReviewOpinionGiven, SubmittedMaterial } from './domain/events.ts'
import { preReviewLife } from './lives.ts'
import { findPreReview } from './projections/pre-review.ts'

/** One pre-review per draft, however often it is asked for. */
export const preReviewId = ({ idFrom }: Pick<Services, 'idFrom'>, draft: string) => idFrom('pre-review', draft)
export const givenOn = ({ at }: Pick<PreReviewOpinionGiven, 'at'>) => localDate(at)

export async function runOnPreReview(
  context: Services & Partial<Pick<RequestContext, 'idempotency'>>,
  stream: string,
  command: JsonObject,
  by: Exclude<Actor, { readonly kind: 'stranger' }>,
  expectedVersion?: number,
) {
  const { idempotency } = context
  return context.run({
    life: preReviewLife.kind,
    stream,
    command: { ...command, at: context.now(), by: '$actor' },
    by,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
}

/** What the application carries of the opinion on its draft; undefined when none was given. */
export async function keptOf(
  services: Pick<Services, 'db' | 'idFrom'>,
  draft: string,
  materials: readonly SubmittedMaterial[],
): Promise<PreReviewKept | undefined> {
  const row = await findPreReview(services.db, preReviewId(services, draft))
  if (row === undefined || row.opinion === null) return undefined
  const { id, number, opinion } = row
  const unchanged = (material: string) => {
    const digests = (all: readonly SubmittedMaterial[]) =>
      all
        .flatMap((one) => (one.material === material ? [one.sha256] : []))
        .sort()
        .join()
    return digests(row.materials) === digests(materials)
  }
  const inOrder = opinion.remarks.filter((remark) => remark.inOrder).map(({ material }) => material)
  return { id, number, conclusion: opinion.conclusion, givenOn: givenOn(opinion), passed: inOrder.filter(unchanged) }
}

/** Filed or thrown away: nobody need look at the draft any more. One already answered refuses it, and that is right. */
export async function closePreReview(services: Services, draft: string, reason: 'FILED' | 'DISCARDED') {
  const id = preReviewId(services, draft)
  const row = await findPreReview(services.db, id)
  if (row?.opinion !== null || row.closed !== null) return
  const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
  await services.run({
    life: preReviewLife.kind,
    stream: id,
    command: { type: 'ClosePreReview', reason, at: services.now(), by: '$actor' },
    by,
  })
}

/** The opinion as the case it became shows it, to the desk and to its applicant. */
export async function preReviewSeen(
  { db }: Pick<Services, 'db'>,
  kept: PreReviewKept | null,
): Promise<Output<typeof api.readCase>['preReview']> {
  if (kept === null) return null
  const { id, number, givenOn: day, conclusion, passed } = kept
  const opinion = (await findPreReview(db, id))?.opinion
  const { opinion: text = '', remarks = [] } = opinion ?? {}
  return { number, givenOn: day, conclusion, passed: [...passed], opinion: text, remarks: [...remarks] }
}
