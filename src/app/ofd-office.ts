import type { OfdOffice } from '#frame'
import { certSha256, completeOfd, parseCertificate, showOfd, verifyOfd } from '#seal'
import type { OfdSealing, Renderer } from '#seal'

/** Printed in the middle of the seal's impression, under the star. */
export const SEAL_CENTRE = '行政审批专用章'

/** The second rendition of a sealed paper, as the clouds use it. */
export function createOfdOffice(sealing: OfdSealing, renderer: Renderer): OfdOffice {
  const { notBefore, notAfter } = parseCertificate(sealing.certificate)
  return {
    key: {
      certSha256: certSha256(sealing.certificate),
      validFrom: notBefore.toISOString(),
      validUntil: notAfter.toISOString(),
    },
    prepare: (paper) => renderer.prepareOfd({ ...paper, seal: sealing.seal }),
    apply: (prepared, digest) => completeOfd(prepared, digest, sealing),
    verify: (bytes, { lists, provenAt } = { lists: [], provenAt: null }) => {
      const verdict = verifyOfd(bytes, {
        roots: [sealing.root],
        revocationLists: lists,
        ...(provenAt === null ? {} : { provenAt: new Date(provenAt) }),
      })
      const [code = 'VALID'] = verdict.reasons
      return { ok: verdict.verdict === 'valid', code, fileSha256: verdict.fileSha256 }
    },
    pages: showOfd,
  }
}
