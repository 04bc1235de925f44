import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isJsonObject, localDate, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'
import { readStatusList } from '#seal'
import type { StatusList, StatusListFault, StatusName, Trust } from '#seal'
import { UsageError } from './arguments.ts'

const FAULTS: Readonly<Record<StatusListFault, string>> = {
  STATUS_LIST_UNREADABLE: 'is not a status list',
  STATUS_LIST_FORGED: 'was not signed by this bureau: nothing is judged by it',
  STATUS_LIST_EXPIRED: 'is out of date: fetch the newest one',
  STATUS_LIST_FROM_AHEAD: 'is from the future: look at the clock of this machine',
}

/** The highest edition of every list this verifier has seen; an older one is handed in by somebody who hides something. */
function readSeen(file: string): JsonObject {
  if (!existsSync(file)) return {}
  try {
    const value = parseJson(readFileSync(file, 'utf8'))
    if (isJsonObject(value)) return value
  } catch {
    // Said below: what cannot be read cannot be relied on.
  }
  throw new UsageError(`${file} does not hold what an earlier verification wrote.`)
}

/** A list that is forged, stale or older than one seen before protects nobody: it is said, and nothing is judged. */
export function readStatus(
  given: { readonly file: string; readonly bytes: Buffer; readonly seen: string | undefined },
  trust: Trust | undefined,
): StatusList {
  const { file, bytes, seen } = given
  if (trust === undefined) throw new UsageError('--status needs --trust FILE: else anybody could have signed it.')
  const read = readStatusList(bytes.toString('utf8'), trust.rootCertificates, new Date())
  if (!read.ok) throw new UsageError(`${file} ${FAULTS[read.fault]}.`)
  if (seen !== undefined) {
    const known = readSeen(seen)
    const key = `${trust.origin} ${String(read.list.list)}`
    const highest = known[key]
    if (typeof highest === 'number' && read.list.number < highest)
      throw new UsageError(
        `${file} is edition ${String(read.list.number)}, and edition ${String(highest)} was seen before: it was rolled back.`,
      )
    writeFileSync(seen, `${JSON.stringify({ ...known, [key]: read.list.number })}\n`)
  }
  return read.list
}

const WORDS: Readonly<Record<StatusName | 'EXPIRED' | 'NOT_YET_IN_FORCE', string>> = {
  IN_FORCE: '有效 In force',
  SUSPENDED: '已暂停 Suspended',
  REPLACED: '已被新证替代 Replaced by a newer one',
  WITHDRAWN: '已撤回 Withdrawn',
  ANNULLED: '已撤销 Annulled',
  REVOKED: '已吊销 Revoked',
  DEREGISTERED: '已注销 Deregistered',
  EXPIRED: '已过期 Expired',
  NOT_YET_IN_FORCE: '尚未生效 Not yet in force',
}
export interface StatusFound {
  readonly state: StatusName | 'EXPIRED' | 'NOT_YET_IN_FORCE' | 'NOT_LISTED'
  readonly line: string
}

/** How the certificate that the bundle speaks of stood when the list was made. */
export function statusOfSealed(sealed: JsonObject, list: StatusList): StatusFound {
  const place = sealed['status']
  const index = isJsonObject(place) && place['list'] === list.list ? place['index'] : undefined
  const listed = typeof index === 'number' ? list.statusOf(index) : undefined
  if (listed === undefined) return { state: 'NOT_LISTED', line: 'This list does not speak of this certificate.' }
  const today = localDate(new Date().toISOString())
  const { validFrom, validUntil } = sealed
  const printed =
    typeof validUntil === 'string' && today > validUntil
      ? 'EXPIRED'
      : typeof validFrom === 'string' && today < validFrom
        ? 'NOT_YET_IN_FORCE'
        : 'IN_FORCE'
  const state = listed === 'IN_FORCE' ? printed : listed
  return { state, line: `${WORDS[state]}, as of ${list.issuedAt.toISOString()} (edition ${String(list.number)})` }
}
