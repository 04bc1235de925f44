import type { Audit, StoredEntry } from '#ledger'

/** The renderer and the signer need a second; what began longer ago than this and never ended needs a person. */
const PATIENCE_MINUTES = 5

const ENDS: readonly string[] = ['CertificateSealed', 'NoticeSealed', 'RenditionSealed']

/** Every use of the seal that began must have ended in a sealed document: 体外循环 begins where one did not. */
export function sealUseAudit(now: string): Audit {
  const begun = new Map<string, StoredEntry>()
  const patience = new Date(Date.parse(now) - PATIENCE_MINUTES * 60_000).toISOString()
  return {
    observe: (entry) => {
      const { stream, type } = entry.envelope
      if (type === 'SealUseBegan') begun.set(stream, entry)
      else if (ENDS.includes(type)) begun.delete(stream)
    },
    findings: () =>
      [...begun.values()]
        .filter(({ envelope }) => envelope.recordedAt < patience)
        .map(({ envelope: { stream, recordedAt } }) => ({
          subject: `life ${stream}`,
          detail: `the seal’s use began at ${recordedAt} and never ended`,
        })),
  }
}
