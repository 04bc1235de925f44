import { isJsonList, isJsonObject } from '#kernel'
import type { Json } from '#kernel'
import { parseTrust, readStatement } from '#seal'
import type { Trust } from '#seal'
import { UsageError } from './arguments.ts'

/** A region that our own bureau recognised, as its signed list says. */
export interface PinnedRegion {
  readonly name: string
  readonly recognisedSince: string
  readonly withdrawnSince: string | null
  readonly trust: Trust
}

/** A list that is forged or out of date vouches for nobody: it is said, and nothing is judged. */
export function readRegions(file: string, bytes: Buffer, trust: Trust | undefined): readonly PinnedRegion[] {
  if (trust === undefined) throw new UsageError('--regions needs --trust FILE: else anybody could have signed it.')
  const read = readStatement(bytes.toString('utf8'), 'oneseal-regions+jwt', trust.rootCertificates)
  if (!read.ok)
    throw new UsageError(
      read.fault === 'FORGED'
        ? `${file} was not signed by this bureau: nothing is judged by it.`
        : `${file} is not a list of regions.`,
    )
  const { exp, regions } = read.claims
  if (typeof exp !== 'number' || exp * 1000 < Date.now())
    throw new UsageError(`${file} is out of date: fetch the newest one.`)
  const parsed = isJsonList(regions) ? regions.map(parseRegion) : [undefined]
  const whole = parsed.filter((one) => one !== undefined)
  if (whole.length !== parsed.length) throw new UsageError(`${file} is not a list of regions.`)
  return whole
}

function parseRegion(value: Json): PinnedRegion | undefined {
  if (!isJsonObject(value)) return undefined
  const { name, recognisedSince, withdrawnSince } = value
  const trust = parseTrust(value['trust'])
  if (typeof name !== 'string' || typeof recognisedSince !== 'string' || trust === undefined) return undefined
  if (withdrawnSince !== null && typeof withdrawnSince !== 'string') return undefined
  return { name, recognisedSince, withdrawnSince, trust }
}

/** Whether something of that time is still believed; without a proven time only while the recognition stands. */
export const standsAt = ({ withdrawnSince }: PinnedRegion, at: string | undefined): boolean =>
  withdrawnSince === null || (at !== undefined && Date.parse(at) < Date.parse(withdrawnSince))

/** Who vouches, in one line of the report. */
export const regionLine = ({ name, recognisedSince, withdrawnSince }: PinnedRegion): string =>
  `互认地区 Recognised region: ${name}, since ${recognisedSince.slice(0, 10)}${
    withdrawnSince === null ? '' : `, withdrawn ${withdrawnSince.slice(0, 10)}`
  }`
