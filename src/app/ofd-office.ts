import type { OfdOffice } from '#frame'
import { certSha256, completeOfd, parseCertificate, showOfd, verifyOfd } from '#seal'
import type { OfdSealing, Renderer } from '#seal'
import type { OrganOfds } from './organ-seals.ts'

/** Printed in the middle of the seal's impression, under the star. */
export const SEAL_CENTRE = '行政审批专用章'

/** The second rendition of a sealed paper, as the clouds use it. */
export function createOfdOffice(bureau: OfdSealing, organs: OrganOfds, renderer: Renderer): OfdOffice {
  const find = (sealOf: string | null) => (sealOf === null ? Promise.resolve(bureau) : organs.find(sealOf))
  const get = async (sealOf: string | null) => {
    const sealing = await find(sealOf)
    if (sealing === undefined) throw new Error(`The organ ${String(sealOf)} has no key for OFDs`)
    return sealing
  }
  return {
    findKey: async (sealOf) => {
      const sealing = await find(sealOf)
      if (sealing === undefined) return undefined
      const { notBefore, notAfter } = parseCertificate(sealing.certificate)
      return {
        certSha256: certSha256(sealing.certificate),
        validFrom: notBefore.toISOString(),
        validUntil: notAfter.toISOString(),
      }
    },
    prepare: async ({ sealOf, ...paper }) => renderer.prepareOfd({ ...paper, seal: (await get(sealOf)).seal }),
    apply: async (prepared, digest, sealOf) => completeOfd(prepared, digest, await get(sealOf)),
    verify: (bytes, { lists, provenAt } = { lists: [], provenAt: null }) => {
      const verdict = verifyOfd(bytes, {
        roots: [bureau.root],
        revocationLists: lists,
        ...(provenAt === null ? {} : { provenAt: new Date(provenAt) }),
      })
      const [code = 'VALID'] = verdict.reasons
      return { ok: verdict.verdict === 'valid', code, fileSha256: verdict.fileSha256 }
    },
    pages: showOfd,
  }
}
