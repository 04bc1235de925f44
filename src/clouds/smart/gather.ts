import type { Services } from '#frame'
import { stateOf } from '#frame'
import { localDate, parseCitizenId } from '#kernel'
import type { GatheredFact } from './domain/judge.ts'
import { remaining } from './domain/quota.ts'
import type { FactDefinition, FactSource, FactValue, RuleBook, Said } from './domain/rule-book.ts'
import { quotaLife } from './lives.ts'
import { pathOf, valueAt } from './pointer.ts'
import { countEarlier } from './projections/case-seen.ts'
import { findRegistered } from './projections/register.ts'
import type { Filed } from './read-events.ts'
import { quotaStream } from './streams.ts'

type Found = Omit<GatheredFact, 'id'>
type SourceOf<From extends FactSource['from']> = Extract<FactSource, { readonly from: From }>

const said = (zh: string, en: string): Said => ({ zh, en })
const FORM = said('申请表', 'The form')
const LIBRARY = said('电子证照库', 'The certificate library')
const EARLIER = said('本机关办件库', 'The bureau’s own cases')
const IDENTITY = said('身份核验服务', 'The identity service')

/** Every fact of a book, each with its source and the time of its data. Sources are asked side by side. */
export function gather(services: Services, book: RuleBook, filed: Filed): Promise<readonly GatheredFact[]> {
  return Promise.all(
    book.facts.map(async (fact): Promise<GatheredFact> => {
      const found = await askSource(services, fact.source, filed)
      const value = found.value === null ? null : asKind(fact, found.value)
      const unfit = found.value !== null && value === null
      const missing = unfit
        ? said('来源给出的值不是约定的类型', 'the source gave a value of another kind')
        : found.missing
      return { ...found, id: fact.id, value, missing }
    }),
  )
}

function askSource(services: Services, source: FactSource, filed: Filed): Promise<Found> {
  switch (source.from) {
    case 'FORM':
      return Promise.resolve(fromForm(source, filed))
    case 'AGE':
      return Promise.resolve(fromAge(source, filed, services.now()))
    case 'CERTIFICATE':
      return fromLibrary(services, source, filed)
    case 'REGISTER':
      return fromRegister(services, source, filed)
    case 'QUOTA':
      return fromQuota(services, source, filed)
    case 'EARLIER':
      return fromEarlier(services, source, filed)
    case 'IDENTITY':
      return fromIdentity(services, filed)
  }
}

const found = (value: FactValue, source: Said, asOf: string): Found => ({ value, missing: null, source, asOf })
const missing = (zh: string, en: string, source: Said, asOf: string): Found => ({
  value: null,
  missing: said(zh, en),
  source,
  asOf,
})

function asKind({ kind }: FactDefinition, value: FactValue): FactValue | null {
  switch (kind) {
    case 'NUMBER': {
      const number = typeof value === 'number' ? value : Number(value)
      return typeof value !== 'boolean' && Number.isFinite(number) ? number : null
    }
    case 'YES_NO':
      return typeof value === 'boolean' ? value : null
    case 'CHOICE':
    case 'TEXT':
      return typeof value === 'boolean' ? null : String(value)
  }
}

function fromForm({ pointer }: SourceOf<'FORM'>, filed: Filed): Found {
  const value = valueAt(filed, pointer)
  return value === null
    ? missing('申请表没有填写', 'the form does not say', FORM, filed.submittedAt)
    : found(value, FORM, filed.submittedAt)
}

function fromAge({ pointer }: SourceOf<'AGE'>, filed: Filed, now: string): Found {
  const parsed = parseCitizenId(String(valueAt(filed, pointer) ?? ''), localDate(now))
  if (!parsed.ok) return missing('身份号码不能识别', 'the identity number cannot be read', FORM, filed.submittedAt)
  const [year = 0, month = 0, day = 0] = parsed.value.birthDate.split('-').map(Number)
  const [thisYear = 0, thisMonth = 0, today = 0] = localDate(now).split('-').map(Number)
  const before = thisMonth < month || (thisMonth === month && today < day)
  return found(thisYear - year - (before ? 1 : 0), said('公民身份号码', 'The identity number'), now)
}

/** A certificate that ended or expired is told as what it is; none in the applicant's name is an answer too. */
async function fromLibrary(services: Services, source: SourceOf<'CERTIFICATE'>, filed: Filed): Promise<Found> {
  const now = services.now()
  const held = await services.office.library.certificatesOf(filed.applicant.idNumber, [source.certificateType])
  const one = source.which === 'NAMED' ? held.find(({ identifier }) => identifier === filed.certificate) : held[0]
  if (source.read === 'STATE') return found(one?.state ?? 'NONE', LIBRARY, now)
  const line = one?.rows.find(([label]) => label === source.read)
  return line === undefined
    ? missing('申请人名下没有这项证照信息', 'nothing of this kind in the applicant’s name', LIBRARY, now)
    : found(line[1], LIBRARY, now)
}

async function fromRegister(services: Services, { register, key, field }: SourceOf<'REGISTER'>, filed: Filed) {
  const asked = valueAt(filed, key)
  const row = await findRegistered(services.db, register, String(asked ?? ''))
  if (row === undefined)
    return missing('来源登记簿尚未接入', 'the register is not connected', said('登记簿', 'Register'), services.now())
  const source = said(`${row.authority.zh}《${row.name.zh}》`, `${row.name.en}, ${row.authority.en}`)
  const asOf = row.asOf.toISOString()
  const value = row.fields?.[field]
  return value === undefined
    ? missing('登记簿没有对应的记录', 'the register has no such record', source, asOf)
    : found(value, source, asOf)
}

async function fromQuota(services: Services, source: SourceOf<'QUOTA'>, filed: Filed): Promise<Found> {
  const quota = await quotaOf(services, source, filed)
  if (quota === undefined)
    return missing('没有下达额度', 'no quota was allotted', said('额度台账', 'Quota account'), services.now())
  const left = remaining(stateOf(quotaLife, await services.load(quota.stream)), quota.limit)
  return found(left, quota.source, services.now())
}

/** The quota a case would draw on, and how much of it. */
export interface Quota {
  readonly stream: string
  readonly limit: number
  readonly amount: number
  readonly source: Said
}

export async function quotaOf(
  services: Services,
  { register, key, field, amount }: SourceOf<'QUOTA'>,
  filed: Filed,
): Promise<Quota | undefined> {
  const asked = String(valueAt(filed, key) ?? '')
  const row = await findRegistered(services.db, register, asked)
  const limit = row?.fields?.[field]
  if (row === undefined || typeof limit !== 'number') return undefined
  const year = String(row.fields?.['year'] ?? '')
  return {
    stream: quotaStream(services, register, asked, year),
    limit,
    amount: Number(valueAt(filed, amount) ?? Number.NaN),
    source: said(`${row.authority.zh}《${row.name.zh}》减本机关已批准`, `${row.name.en} less what was granted`),
  }
}

async function fromEarlier({ db, now }: Services, { pointer, stage }: SourceOf<'EARLIER'>, filed: Filed) {
  const value = String(valueAt(filed, pointer) ?? '')
  const { itemCode, caseId } = filed
  const count = await countEarlier(db, { itemCode, not: caseId, path: pathOf(pointer), value, stage })
  return found(count, EARLIER, now())
}

async function fromIdentity({ office, now }: Services, { applicant }: Filed): Promise<Found> {
  const { kind, name, idNumber } = applicant
  if (kind !== 'PERSON') return missing('不是自然人，不能核验身份', 'not a person', IDENTITY, now())
  const outcome = await office.peers.identity.check({ name, idNumber })
  if (outcome.kind === 'done') return found(true, IDENTITY, outcome.value.checkedAt)
  if (outcome.kind === 'refused') return found(false, IDENTITY, now())
  return missing('身份核验服务没有答复', 'the identity service did not answer', IDENTITY, now())
}
