import type { Authority, OwnCertificate, SealOffice } from '#frame'
import {
  certSha256,
  completeSealing,
  fromPem,
  issueRevocationList,
  issueStatusList,
  groundFor,
  parseCertificate,
  prepareRendered,
  printable,
  serialOf,
  signStatement,
  toPem,
  verifyPdf,
} from '#seal'
import type { CertifiedKey, DocumentOrder, Renderer, TemplateSandbox, Timestamper } from '#seal'
import { chainOf, issuerAmong } from './key-ring.ts'
import type { HeldKeys } from './key-ring.ts'
import type { Installation } from './installation.ts'
import { SEAL_CENTRE } from './ofd-office.ts'

export interface SealOfficeParts {
  readonly installation: Installation
  readonly keys: HeldKeys
  readonly renderer: Renderer
  /** Where a certificate type's own template runs. */
  readonly sandbox: TemplateSandbox
  readonly publicAddress: string
  /** Asked for every seal: without a proven time nothing leaves, the paper waits. */
  readonly stamp: Timestamper
  /** Roots of a time stamp authority elsewhere. */
  readonly timestampRoots: readonly Buffer[]
  readonly streamOf: (...words: readonly string[]) => string
}

/** A template that was published is still a program: what it prints is made where it can be stopped. */
async function prepareOwn(sandbox: TemplateSandbox, text: string, order: DocumentOrder) {
  const made = await sandbox.render({ text, data: order.data })
  if (!made.ok) throw new Error(`The type’s template failed: ${made.code === 'REFUSED' ? made.detail : made.code}`)
  return prepareRendered({ ...made, pdf: Buffer.from(made.pdf), ground: groundFor(text) }, order)
}

const validityOf = (certificate: Buffer) => {
  const { notBefore, notAfter } = parseCertificate(certificate)
  return { validFrom: notBefore.toISOString(), validUntil: notAfter.toISOString() }
}

function authorityOf({ certificate, signer }: CertifiedKey, streamOf: SealOfficeParts['streamOf']): Authority {
  const sha256 = certSha256(certificate)
  return {
    stream: streamOf('revocation list', sha256),
    certSha256: sha256,
    issueList: async ({ number, thisUpdate, nextUpdate, revoked }) => {
      const list = await issueRevocationList({
        issuer: certificate,
        signer,
        number,
        thisUpdate: new Date(thisUpdate),
        nextUpdate: new Date(nextUpdate),
        revoked: revoked.map(({ serial, reason, revokedAt, since }) => ({
          serial,
          reason,
          revokedAt: new Date(revokedAt),
          since: new Date(since),
        })),
      })
      return list.toString('base64')
    },
  }
}

const ownCertificate = (role: OwnCertificate['role'], certificate: Buffer, newest: boolean): OwnCertificate => ({
  role,
  certSha256: certSha256(certificate),
  pem: toPem(certificate),
  newest,
  ...validityOf(certificate),
})

function ownCertificates({ keys, installation }: SealOfficeParts): readonly OwnCertificate[] {
  const { generations } = keys.ring()
  const organs = installation.organSeals.held().map(({ certificate }) => ownCertificate('seal', certificate, false))
  const bureau = (['seal', 'timestamp', 'issuingCa', 'root'] as const).flatMap((role) =>
    generations[role].toReversed().map(({ certificate }, age) => ownCertificate(role, certificate, age === 0)),
  )
  return [...organs, ...bureau]
}

/** The bureau's key, or that of an organ with a seal of its own; what nobody here knows is looked for in the folders. */
async function findSealKey({ keys, installation }: SealOfficeParts, sha256: string): Promise<CertifiedKey | undefined> {
  const ours = keys.ring().generations.seal.find(({ certificate }) => certSha256(certificate) === sha256)
  return ours ?? (await installation.organSeals.find(sha256)) ?? keys.findSeal(sha256)
}

function newestAuthority(keys: HeldKeys): CertifiedKey {
  const newest = keys.ring().generations.issuingCa.at(-1)
  if (newest === undefined) throw new Error('The bureau has no authority that could sign a list')
  return newest
}

/** The bureau's one seal as the clouds use it. */
export function createSealOffice(parts: SealOfficeParts): SealOffice {
  const { installation, keys, renderer, publicAddress, stamp } = parts
  const { organName, sealStream } = installation
  // Seals of OFDs have an authority of their own; the newest of the others stays last, where whoever names none finds it.
  const issuers = () => [installation.ofd.authority, ...keys.ring().generations.issuingCa]
  return {
    stream: sealStream,
    ownStream: (organ) => parts.streamOf('seal of organ', organ),
    organName,
    unprintable: (text) => printable(text).missing,
    certSha256: certSha256(keys.ring().seal.certificate),
    verifyUrl: (token) => `${publicAddress}/verify?t=${token}`,
    prepare: async ({ template, signingTime, qrText, ownTemplate, sealedBy = organName, ...data }) => {
      const order: DocumentOrder = {
        template,
        data: { ...data, organName: sealedBy, ...(qrText === null ? {} : { qrText }) },
        seal: { organName: sealedBy, centreText: SEAL_CENTRE },
        reason: data.title,
        signingTime,
      }
      const prepared =
        ownTemplate === undefined ? await renderer.prepare(order) : await prepareOwn(parts.sandbox, ownTemplate, order)
      // A 〓 in somebody's name is never sealed: the paper stays owed until a person has looked (certificate/reactions).
      if (prepared.missingGlyphs.length > 0)
        throw new Error(`The font lacks ${prepared.missingGlyphs.join(' ')}: nothing is sealed with a gap in it`)
      return { prepared: prepared.prepared, digest: prepared.digest }
    },
    apply: async (prepared, digest, sha256) => {
      const seal = await findSealKey(parts, sha256)
      if (seal === undefined) throw new Error(`The key of the seal ${sha256} is not on this machine: nothing is sealed`)
      return completeSealing(prepared, digest, seal.signer, chainOf(keys.ring(), seal.certificate), stamp)
    },
    findKey: async (sha256) => {
      const seal = await findSealKey(parts, sha256)
      return seal === undefined ? undefined : validityOf(seal.certificate)
    },
    verifyPdf: (bytes, { lists, provenAt } = { lists: [], provenAt: null }) => {
      const verdict = verifyPdf(bytes, {
        roots: keys.ring().generations.root.map(({ certificate }) => certificate),
        timestampRoots: parts.timestampRoots,
        revocationLists: lists,
        ...(provenAt === null ? {} : { provenAt: new Date(provenAt) }),
      })
      const [code = 'VALID'] = verdict.reasons
      return Promise.resolve({ ok: verdict.verdict === 'valid', code, fileSha256: verdict.fileSha256 })
    },
    certificates: () => ownCertificates(parts),
    authorities: () => issuers().map((key) => authorityOf(key, parts.streamOf)),
    issueStatusList: ({ list, issuedAt, expiresAt, ...edition }) => {
      const uri = `${publicAddress}/api/v1/status/${String(list)}`
      const times = { issuedAt: new Date(issuedAt), expiresAt: new Date(expiresAt) }
      return issueStatusList({ ...edition, ...times, list, uri }, newestAuthority(keys))
    },
    signStatement: (kind, claims) => signStatement(kind, claims, newestAuthority(keys)),
    issuerOf: (pem) => {
      const [certificate] = fromPem(pem)
      const issuer = certificate === undefined ? undefined : issuerAmong(issuers(), certificate)
      if (certificate === undefined || issuer === undefined) return undefined
      const authority = authorityOf(issuer, parts.streamOf)
      return { authority, serial: serialOf(certificate), certSha256: certSha256(certificate) }
    },
  }
}
