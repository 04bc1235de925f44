import type { AnyHandler, CatalogueOffice, PublishedItem, RefusalAnswer, RequestContext, Services } from '#frame'
import { jsonObjectOf, parseMobileNumber } from '#kernel'
import type { Actor, ApplicantActor, OfficerActor, Role } from '#policy'
import type { Bilingual } from '../domain/events.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const refuse = (code: string, facts?: Readonly<Record<string, string | number>>): RefusalAnswer => ({
  refusal: facts === undefined ? { code } : { code, facts },
})
export type Handler = AnyHandler

export const officerOf = ({ actor }: RequestContext): OfficerActor | undefined =>
  actor.kind === 'officer' ? actor : undefined
export const applicantOf = ({ actor }: RequestContext): ApplicantActor | undefined =>
  actor.kind === 'applicant' ? actor : undefined
export const hasRole = ({ roles }: OfficerActor, ...wanted: readonly Role[]) =>
  wanted.some((role) => roles.includes(role))

/** A life and the table its state is shown in. */
export interface Shown {
  readonly kind: string
  readonly table: string
}
export const SHOWN = {
  request: { kind: 'request', table: '_private_request' },
  faq: { kind: 'faq', table: 'faq' },
  point: { kind: 'servicePoint', table: 'point' },
  plan: { kind: 'coveragePlan', table: 'coverage_plan' },
  visit: { kind: 'visit', table: '_private_visit' },
  guidance: { kind: 'guidance', table: '_private_guidance' },
  benefit: { kind: 'benefit', table: 'benefit' },
  profile: { kind: 'enterpriseProfile', table: '_private_profile' },
  proposal: { kind: 'benefitProposal', table: '_private_proposal' },
  result: { kind: 'publishedResult', table: 'result' },
  windowDay: { kind: 'windowDay', table: '_private_window_day' },
  portal: { kind: 'portal', table: 'portal' },
} as const satisfies Readonly<Record<string, Shown>>

export async function findRow<State>(
  { db }: Pick<Services, 'db'>,
  { table }: Shown,
  id: string,
): Promise<LifeRow<State> | undefined> {
  return (await findRows<State>(db, table, 'id = $1', [id]))[0]
}

/** The same request without whose it is: a key is still used once, but nobody learns from it who used it. */
export function unnamed(context: RequestContext): RequestContext {
  const { idempotency } = context
  if (idempotency === undefined) return context
  return { ...context, idempotency: { ...idempotency, scope: idempotency.scope.replace(/^[^ ]+/, 'anybody') } }
}

interface Order {
  readonly stream: string
  readonly command: object
  readonly by?: Actor
  readonly expectedVersion?: number
}

/** Runs a command on a life of this cloud and answers the row as it stands then. */
export async function runOn<State>(
  context: RequestContext,
  shown: Shown,
  { stream, command, by = context.actor, expectedVersion }: Order,
): Promise<LifeRow<State> | RefusalAnswer> {
  const result = await context.run({
    life: shown.kind,
    stream,
    command: jsonObjectOf(command),
    by,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(context.idempotency === undefined ? {} : { idempotency: context.idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  return (await findRow<State>(context, shown, result.stream)) ?? NOT_FOUND
}
export const isRefusal = (answer: object): answer is RefusalAnswer => 'refusal' in answer

/** The bureau whose service desk keeps the registers; the first where there are several. */
export function bureauOf({ catalogue }: Services['office']): string {
  return catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id ?? ''
}

export function organNamed(catalogue: CatalogueOffice, id: string): { readonly id: string; readonly name: Bilingual } {
  const organ = catalogue.organs().find((one) => one.id === id)
  return { id, name: organ === undefined ? { zh: '' } : { zh: organ.name, en: organ.nameEn } }
}

export async function itemNamed(catalogue: CatalogueOffice, code: string) {
  const item = await catalogue.findItem(code)
  return { code, name: item?.standard.name ?? { zh: code } }
}

const ITEMS_PER_READ = 100

/** Every item in force. */
export async function allItems(catalogue: CatalogueOffice): Promise<readonly PublishedItem[]> {
  const found: PublishedItem[] = []
  let after: string | null = null
  do {
    const hits = await catalogue.search({ limit: ITEMS_PER_READ, ...(after === null ? {} : { after }) })
    found.push(...hits.items)
    after = hits.after
  } while (after !== null)
  return found
}

export const isMobile = (text: string): boolean => parseMobileNumber(text).ok

/** Columns of a paged list, oldest or newest first, and where it goes on. */
export const PAGE = 20
