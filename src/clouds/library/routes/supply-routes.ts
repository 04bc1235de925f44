import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { schemaParser } from '#catalogue'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf, localDate, parseCertificateIdentifier } from '#kernel'
import type { api } from '../api.ts'
import { Claim } from '../api-shapes.ts'
import { librarySystem } from '../batches/run-batch.ts'
import { lineView } from '../certificate-view.ts'
import { checkCertificate } from '../domain/check-certificate.ts'
import type { Checked, Claimed, Fault } from '../domain/check-certificate.ts'
import { identifierFor, organOf } from '../identifiers.ts'
import type { IssuingOrgan } from '../identifiers.ts'
import { enteredLife, enteredStream } from '../lives.ts'
import { findSameNumber, suppliedBy } from '../projections/held.ts'
import { findType, listTypes } from '../projections/types.ts'
import type { TypeRow } from '../projections/types.ts'
import { act, applicantOf, NOT_FOUND, refuse, refuseFields } from '../run-library.ts'
import { wire } from './type-routes.ts'

/** More than anybody carries about, and few enough for a department to look at. */
const WAITING_MAX = 20

interface Claims extends Claimed {
  readonly certificateType: string
  readonly organ: string
}
interface Understood {
  readonly type: NonNullable<TypeRow['inForce']>
  readonly organ: IssuingOrgan
  readonly checked: Checked
}

/** What is claimed, held against the type in force and the organs that issue it. */
async function understand(
  context: RequestContext,
  claim: Claims,
): Promise<Understood | { readonly faults: readonly Fault[] } | RefusalAnswer> {
  const type = (await findType(context.db, claim.certificateType))?.inForce ?? null
  if (type === null) return refuse('TYPE_NOT_IN_FORCE')
  const organ = type.content.organs.includes(claim.organ) ? await organOf(context, claim.organ) : undefined
  if (organ === undefined) return refuse('TYPE_OTHER_ORGAN')
  const checked = checkCertificate(type.content, claim, localDate(context.now()))
  return 'holder' in checked ? { type, organ, checked } : { faults: checked }
}

const contentOf = ({ type, organ, checked }: Understood, certificateType: string, file: string | null) => ({
  certificateType,
  typeVersion: type.number,
  certificateName: type.content.name.zh,
  organ: organ.id,
  organName: organ.name,
  ...checked,
  file,
})

type Row =
  Awaited<ReturnType<Handlers<typeof api>['ingest']>> extends infer R
    ? R extends { readonly rows: (infer One)[] }
      ? One
      : never
    : never

const Pushed = T.Object({
  message: T.String({ minLength: 1, maxLength: 100 }),
  certificates: T.Array(
    T.Object({
      ...Claim,
      ended: T.Optional(
        T.Object({ ground: T.Enum(['REVOKED', 'DEREGISTERED', 'REPLACED']), reason: T.String({ maxLength: 300 }) }),
      ),
    }),
    { minItems: 1, maxItems: 500 },
  ),
})
const pushedOf = schemaParser(Pushed)
type Pushed = Static<typeof Pushed>

/** The name under which the platform's certificates stand here. */
const SYSTEM = 'certificates'

async function ingestOne(
  context: RequestContext,
  message: string,
  { ended, ...claim }: Pushed['certificates'][number],
): Promise<Row> {
  const number = claim.number.trim()
  const refusedRow = (faults: readonly Fault[]): Row => ({
    number,
    outcome: 'REFUSED',
    identifier: null,
    faults: [...faults],
  })
  const understood = await understand(context, claim)
  if ('refusal' in understood)
    return refusedRow([
      understood.refusal.code === 'TYPE_NOT_IN_FORCE'
        ? { field: 'certificateType', zh: '证照类型未发布', en: 'The type is not published' }
        : { field: 'organ', zh: '该单位不颁发这类证照', en: 'This organ does not issue the type' },
    ])
  if ('faults' in understood) return refusedRow(understood.faults)
  const { organ } = understood
  const of = { certificateType: claim.certificateType, organ: organ.id, number }
  const identifier = identifierFor(claim.certificateType, organ, number)
  const by = librarySystem(context)
  const stream = enteredStream(context, of)
  const run = (command: object) => context.run({ life: enteredLife.kind, stream, command: jsonObjectOf(command), by })
  const told = { at: context.now(), by: '$actor' }
  const content = contentOf(understood, claim.certificateType, null)
  const entered = await run({ ...told, ...content, type: 'IngestCertificate', identifier, system: SYSTEM, message })
  if (!entered.ok && entered.refusal.code !== 'CERTIFICATE_ALREADY_ENTERED')
    return refusedRow([{ field: 'number', zh: '不能入库', en: entered.refusal.code }])
  if (ended === undefined) return { number, outcome: entered.ok ? 'TAKEN' : 'KNOWN', identifier, faults: [] }
  const result = await run({ ...told, ...ended, type: 'EndEntered' })
  return { number, outcome: result.ok ? 'ENDED' : 'KNOWN', identifier, faults: [] }
}

type Doors = 'suppliableTypes' | 'supplied' | 'supply' | 'ingest'

export const supplyHandlers: Pick<Handlers<typeof api>, Doors> = {
  suppliableTypes: async (_, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const { catalogue, parties } = context.office
    const likely = await parties.likelyApplicant(applicant.id)
    return {
      items: (await listTypes(context.db)).flatMap(({ code, inForce }) => {
        if (inForce === null) return []
        const { template: _t, sharing: _s, ...content } = wire(inForce.content)
        const organs = content.organs.map((id) => ({
          id,
          name: catalogue.nameIn(context.language, catalogue.organName(id)),
        }))
        return [{ code, content, organs }]
      }),
      likely: likely === null ? null : { name: likely.name, idNumber: likely.idNumber },
    }
  },

  supplied: async (_, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const aliases = await context.office.accounts.aliases(applicant.id)
    const rows = await suppliedBy(context.db, aliases)
    return { items: rows.map((row) => ({ ...lineView(row), reason: row.reason })) }
  },

  supply: async ({ body: { file, ...claim } }, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const understood = await understand(context, claim)
    if ('refusal' in understood) return understood
    if ('faults' in understood) return refuseFields(understood.faults)
    if (!(await context.office.uploads.isOwn(applicant.id, file))) return refuse('SUPPLIED_FILE_UNKNOWN')
    const { number } = understood.checked
    const of = { certificateType: claim.certificateType, organ: claim.organ, number }
    const printed = parseCertificateIdentifier(number).ok
    if (printed || (await findSameNumber(context.db, of)) !== undefined) return refuse('CERTIFICATE_HELD_ALREADY')
    const mine = await suppliedBy(context.db, await context.office.accounts.aliases(applicant.id))
    if (mine.filter(({ standing }) => standing === 'UNVERIFIED').length >= WAITING_MAX)
      return refuse('SUPPLIED_TOO_MANY', { max: WAITING_MAX })
    const id = context.newId()
    const order = { type: 'SupplyCertificate', ...contentOf(understood, claim.certificateType, file) } as const
    const done = await act(context, enteredLife, id, order)
    return 'refusal' in done ? done : { id }
  },

  ingest: async (_, context) => {
    const { machine, bytes = new Uint8Array(), office, now } = context
    if (machine === undefined) return refuse('PUSH_SIGNATURE_WRONG')
    const { method, path, signature } = machine
    const body = office.peers.certificates.readPush({ method, path, body: bytes }, signature, Date.parse(now()))
    if (body === undefined) return refuse('PUSH_SIGNATURE_WRONG')
    const parsed = pushedOf(body)
    if (!parsed.ok)
      return refuse('PUSH_UNREADABLE', {
        detail: parsed.faults
          .slice(0, 3)
          .map(({ place, detail }) => `${place} ${detail}`)
          .join('; '),
      })
    const pushed = parsed.value
    const rows: Row[] = []
    for (const claim of pushed.certificates) rows.push(await ingestOne(context, pushed.message, claim))
    return { message: pushed.message, rows }
  },
}
