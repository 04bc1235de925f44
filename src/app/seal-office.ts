import type { SealOffice } from '#frame'
import { certSha256, completeSealing, printable, sealChain, verifyPdf } from '#seal'
import type { Renderer } from '#seal'
import type { Installation } from './installation.ts'

/** Printed in the middle of the seal's impression, under the star. */
const SEAL_CENTRE = '行政审批专用章'

/** The bureau's one seal as the clouds use it. */
export function createSealOffice(installation: Installation, renderer: Renderer, publicAddress: string): SealOffice {
  const { pki, organName, sealStream } = installation
  return {
    stream: sealStream,
    organName,
    unprintable: (text) => printable(text).missing,
    certSha256: certSha256(pki.seal.certificate),
    verifyUrl: (token) => `${publicAddress}/verify?t=${token}`,
    prepare: async ({ template, signingTime, qrText, ...data }) => {
      const prepared = await renderer.prepare({
        template,
        data: { ...data, organName, ...(qrText === null ? {} : { qrText }) },
        seal: { organName, centreText: SEAL_CENTRE },
        reason: data.title,
        signingTime,
      })
      // A 〓 in somebody's name is never sealed: the paper stays owed until a person has looked (certificate/reactions).
      if (prepared.missingGlyphs.length > 0)
        throw new Error(`The font lacks ${prepared.missingGlyphs.join(' ')}: nothing is sealed with a gap in it`)
      return { prepared: prepared.prepared, digest: prepared.digest }
    },
    apply: (prepared, digest) => completeSealing(prepared, digest, pki.seal.signer, sealChain(pki)),
    verifyPdf: (bytes) => {
      const verdict = verifyPdf(bytes, { roots: [pki.root.certificate] })
      const [code = 'VALID'] = verdict.reasons
      return Promise.resolve({ ok: verdict.verdict === 'valid', code, fileSha256: verdict.fileSha256 })
    },
  }
}
