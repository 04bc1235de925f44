import type { Pool } from 'pg'
import type { DocumentOffice, PreparedAct, RunRequest, RunResult, SignedAct } from '#frame'
import { canonicalJson, isJsonObject, parseJson, refused } from '#kernel'
import type { JsonObject } from '#kernel'
import { prepareAct } from '#ledger'
import type { Act } from '#ledger'
import { actOf, append, decideFresh, decideOnce, RACES_MAX, replay } from './run.ts'
import type { RunLoop } from './run.ts'
import type { SystemSigner } from './system-signer.ts'

/** How the app finds and checks an officer's key; answers the refusal's code when it does not hold. */
export type CheckOfficerSignature = (check: {
  readonly officer: string
  readonly certSha256: string
  readonly value: string
  readonly bytes: Uint8Array
  readonly at: string
}) => Promise<string | undefined>

/** Long enough to read the text and plug in a key; short enough that nobody signs yesterday's facts. */
const PREPARED_MINUTES = 10

interface PreparedRow {
  readonly officer: string
  readonly life: string
  readonly stream: string
  readonly version: number
  readonly command: JsonObject
  readonly salt: string
  readonly occurred_at: string
}

/**
 * Signed acts (design §4): the server decides and fixes salt and body; the officer's device signs the envelope, with
 * the version it expects inside; the commit decides again on the same version and appends exactly what was signed.
 */
export function createSignedActs(
  loop: RunLoop,
  db: Pool,
  check: CheckOfficerSignature,
  signer: SystemSigner,
): DocumentOffice {
  const prepare = async (request: RunRequest): Promise<PreparedAct | Extract<RunResult, { ok: false }>> => {
    if (request.by.kind !== 'officer') return refused('ONLY_OFFICERS_SIGN')
    const decided = await decideFresh(loop, request)
    if ('ok' in decided) return decided
    const act = actOf(loop, request, decided)
    const entry = onlyEntry(act)
    const { salt, toBeSigned } = prepareAct(entry)
    const envelope = textOf(toBeSigned)
    const prepared = loop.newId()
    const expiresAt = new Date(Date.parse(loop.now()) + PREPARED_MINUTES * 60_000).toISOString()
    await db.query({
      name: 'keep-prepared-act',
      text: `INSERT INTO app._private_prepared_act
         (id, officer, life, stream, version, command, salt, occurred_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        prepared,
        request.by.id,
        request.life,
        request.stream,
        decided.version,
        canonicalJson({ command: request.command, id: act.command }),
        salt,
        act.occurredAt,
        expiresAt,
      ],
    })
    return { ok: true, prepared, envelope, salt, body: entry.body, expiresAt }
  }

  const commit: DocumentOffice['commitAct'] = async (act, by, idempotency) => {
    if (by.kind !== 'officer') return refused('ONLY_OFFICERS_SIGN')
    const row = await findPrepared(db, act, by.id, loop.now())
    if (row === undefined) return (await replayedCommit(loop, idempotency)) ?? refused('PREPARED_ACT_GONE')
    const request: RunRequest = {
      life: row.life,
      stream: row.stream,
      command: row.command,
      by,
      occurredAt: row.occurred_at,
      expectedVersion: row.version,
      ...(idempotency === undefined ? {} : { idempotency }),
    }
    const decided = await decideOnce(loop, request)
    // A commit whose answer was lost moved the life on; then it is answered again, not refused.
    if ('ok' in decided) return (await replayedCommit(loop, idempotency)) ?? decided
    const decidedAct: Act = { ...actOf(loop, request, decided), command: row.commandId }
    // The bytes are made again from what was decided again: only what the officer really signed can be appended.
    const { toBeSigned } = prepareAct(onlyEntry(decidedAct), Buffer.from(row.salt, 'base64'))
    const { certSha256, value } = act
    const refusal = await check({ officer: by.id, certSha256, value, bytes: toBeSigned, at: loop.now() })
    if (refusal !== undefined) return refused(refusal)
    const signature = { alg: 'ES256', certSha256, value } as const
    const outcome = await append(loop, { ...decidedAct, prepared: { salt: row.salt, signature } })
    if (outcome.kind === 'keyTaken') return replay(request, outcome)
    if (outcome.kind === 'versionConflict')
      return (await replayedCommit(loop, idempotency)) ?? refused('VERSION_CONFLICT')
    await db.query({
      name: 'drop-prepared-act',
      text: 'DELETE FROM app._private_prepared_act WHERE id = $1',
      values: [act.prepared],
    })
    const version = decided.version + outcome.entries.length
    return { ok: true, stream: row.stream, version, entries: outcome.entries, replayed: false }
  }
  return {
    prepareAct: prepare,
    commitAct: commit,
    signBySystem: (request) => loop.inTurn(request.stream, () => signBySystem(loop, signer, request)),
  }
}

/** No device has to be waited for: decided, signed and appended at once, and decided again when another was faster. */
async function signBySystem(loop: RunLoop, signer: SystemSigner, request: RunRequest): Promise<RunResult> {
  for (let race = 0; race < RACES_MAX; race += 1) {
    const decided = await (race === 0 ? decideOnce(loop, request) : decideFresh(loop, request))
    if ('ok' in decided) return decided
    const act = actOf(loop, request, decided)
    const { salt, toBeSigned } = prepareAct(onlyEntry(act))
    const signature = { alg: 'ES256', certSha256: signer.certSha256, value: signer.sign(toBeSigned) } as const
    const outcome = await append(loop, { ...act, prepared: { salt, signature } })
    if (outcome.kind !== 'appended') continue
    const version = decided.version + outcome.entries.length
    return { ok: true, stream: request.stream, version, entries: outcome.entries, replayed: false }
  }
  return refused('TOO_MANY_AT_ONCE')
}

/** A signed act is exactly one entry: nobody signs what he was not shown. */
function onlyEntry(act: Act) {
  const [entry, ...others] = act.entries
  if (entry === undefined || others.length > 0) throw new Error('A signed act is exactly one entry')
  const { stream, occurredAt, actor, organ, command } = act
  return { stream, version: act.expectedVersion + 1, occurredAt, actor, organ, command, ...entry }
}

/** What the device is shown: the text after the domain separator. */
function textOf(toBeSigned: Uint8Array): string {
  return new TextDecoder().decode(toBeSigned.subarray(toBeSigned.indexOf(0) + 1))
}

/** A commit whose answer got lost has deleted what was prepared; its key still knows what happened. */
async function replayedCommit(loop: RunLoop, idempotency: RunRequest['idempotency']): Promise<RunResult | undefined> {
  if (idempotency === undefined) return undefined
  const taken = await loop.ledger.findIdempotent(idempotency.scope, idempotency.key)
  if (taken === undefined) return undefined
  const system = { kind: 'system', id: '' } as const
  return replay({ life: '', stream: '', command: {}, by: system, idempotency }, taken)
}

function parseCommand(text: string): { readonly command: JsonObject; readonly id: string } {
  const value = parseJson(text)
  if (isJsonObject(value)) {
    const { command, id } = value
    if (isJsonObject(command) && typeof id === 'string') return { command, id }
  }
  throw new Error('A prepared act holds no command')
}

/** What this officer prepared for this life and may still sign. A job sweeps out what expired. */
async function findPrepared(
  db: Pool,
  { prepared, stream }: SignedAct,
  officer: string,
  now: string,
): Promise<(PreparedRow & { readonly commandId: string }) | undefined> {
  const { rows } = await db.query<Omit<PreparedRow, 'command'> & { readonly command: string }>({
    name: 'find-prepared-act',
    text: `SELECT officer, life, stream, version, command, salt,
            to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS occurred_at
     FROM app._private_prepared_act WHERE id = $1 AND officer = $2 AND stream = $3 AND expires_at >= $4`,
    values: [prepared, officer, stream, now],
  })
  const row = rows[0]
  if (row === undefined) return undefined
  const { command, id } = parseCommand(row.command)
  return { ...row, command, commandId: id }
}
