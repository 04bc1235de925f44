import type { LifeDefinition, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { ApplicantActor, OfficerActor } from '#policy'
import type { Fault } from './domain/check-certificate.ts'
import type { LibraryDoorRefusal } from './refusals.ts'

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const refuse = (
  code: LibraryDoorRefusal,
  facts: Readonly<Record<string, string | number>> = {},
): RefusalAnswer => ({ refusal: { code, facts } })
/** Everything that is wrong at once, each at its field. */
export const refuseFields = (faults: readonly Fault[]): RefusalAnswer => ({
  refusal: { code: 'VALIDATION_FAILED' },
  fields: faults.map(({ field, zh, en }) => ({ path: `/${field}`, message: zh, messageEn: en })),
})

export const officerOf = ({ actor }: RequestContext): OfficerActor | undefined =>
  actor.kind === 'officer' ? actor : undefined
export const applicantOf = ({ actor }: RequestContext): ApplicantActor | undefined =>
  actor.kind === 'applicant' ? actor : undefined

/** Inspectors see every organ's; everybody else what his own organ issued. Undefined: nobody's. */
export const organSeenBy = (officer: OfficerActor): string | null =>
  officer.roles.includes('inspector') ? null : officer.organ
export const sees = (officer: OfficerActor, organ: string): boolean =>
  officer.organ === organ || officer.roles.includes('inspector')

/** One act by whoever asks, on the version he saw. */
export async function act<Command extends { readonly at: string; readonly by: string }, State, Event>(
  context: RequestContext,
  life: LifeDefinition<Command, State, Event>,
  stream: string,
  order: Command extends infer One ? Omit<One, 'at' | 'by'> : never,
  expectedVersion?: number,
): Promise<{ readonly version: number } | RefusalAnswer> {
  const { idempotency } = context
  const result = await context.run({
    life: life.kind,
    stream,
    command: jsonObjectOf({ ...order, at: context.now(), by: '$actor' }),
    by: context.actor,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? { version: result.version } : { refusal: result.refusal }
}

const MAGIC: readonly (readonly [magic: readonly number[], type: string, name: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'application/pdf', 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'image/png', 'png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg', 'jpg'],
  [[0x50, 0x4b, 0x03, 0x04], 'application/ofd', 'ofd'],
]
/** What a scan may be, by what it begins with. */
export const scanKind = (bytes: Uint8Array) => MAGIC.find(([magic]) => magic.every((byte, at) => bytes[at] === byte))

export async function sendScan(context: RequestContext, sha256: string | null): Promise<null | RefusalAnswer> {
  const bytes = sha256 === null ? undefined : await context.files.find(sha256)
  const kind = bytes === undefined ? undefined : scanKind(bytes)
  if (bytes === undefined || kind === undefined) return refuse('SCAN_MISSING')
  const [, type, extension] = kind
  context.reply.send(bytes, {
    'content-type': type,
    'content-disposition': `${extension === 'ofd' ? 'attachment' : 'inline'}; filename="certificate.${extension}"`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
  return null
}
