import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { EvidenceRenewed } from './events.ts'

export type EvidenceCommand = { readonly type: 'RenewEvidence' } & Omit<EvidenceRenewed, 'type'>
export type EvidenceState = Omit<EvidenceRenewed, 'type'>
export type EvidenceRefusal = 'EVIDENCE_OUT_OF_TURN'

/** One life of one bureau: the chain of records, each number once. */
export const evidenceDecider: Decider<EvidenceCommand, EvidenceState | null, EvidenceRenewed, EvidenceRefusal> = {
  initial: null,
  decide: (command, state) =>
    command.number === (state?.number ?? 0) + 1
      ? happened({ ...command, type: 'EvidenceRenewed' })
      : refused('EVIDENCE_OUT_OF_TURN'),
  evolve: (_, { type: __, ...facts }) => facts,
}

/** A hash is given up this long before it is thought to break, and a stamp before its authority's certificate ends. */
const RENEW_AHEAD_DAYS = 365
const DAY_MS = 86_400_000
/** SHA-256 of first packages and stamps: renewed at the latest after five years (GB/T 18894-2016 asks for regular checks). */
const STAMP_YEARS_MAX = 5

/** The plain instant before which evidence made now, under a certificate that ends then, has to be renewed. */
export function renewBefore(stampedAt: string, certificateUntil: string): string {
  const latest = new Date(stampedAt)
  latest.setUTCFullYear(latest.getUTCFullYear() + STAMP_YEARS_MAX)
  const byCertificate = Date.parse(certificateUntil) - RENEW_AHEAD_DAYS * DAY_MS
  // A certificate that ends within the year is renewed by the keeper of keys; a stamp made today still serves a month.
  const earliest = Date.parse(stampedAt) + 30 * DAY_MS
  return new Date(Math.max(earliest, Math.min(latest.getTime(), byCertificate))).toISOString()
}
