/** The seal's documents: keys, certificates, signatures, sealed papers. Knows no cloud and no database. */
export { DerError } from './der.ts'
export { assertSmAlgorithms, sm2Verify, sm3 } from './sm2.ts'
export { exportKey, generateSigner, importKey, softwareSigner, verifySignature } from './signer.ts'
export type { Signer, SignerKind, SoftwareSigner } from './signer.ts'
export { certSha256, issueCertificate, issueRoot } from './pki/certificate.ts'
export type { CertificateRequest, CertificateUsage, RootRequest } from './pki/certificate.ts'
export { parseCertificate } from './pki/parse-certificate.ts'
export type { Certificate } from './pki/parse-certificate.ts'
export type { DistinguishedName } from './pki/distinguished-name.ts'
export { isSignedBy, verifyChain } from './pki/chain.ts'
export type { ChainReason, ChainResult } from './pki/chain.ts'
export { certifyKey, createBureauPki, foundRoot, sealChain } from './pki/bureau-pki.ts'
export type { BureauPki, BureauPkiRequest, CertifiedKey, KeyRole } from './pki/bureau-pki.ts'
export { addKey, loadKeystore, loadSealKeys, readPin, saveKeystore } from './pki/keystore.ts'
export type { KeptInDevice, KeyRing } from './pki/keystore.ts'
export {
  issueRevocationList,
  parseRevocationList,
  readRevocationLists,
  revocationInPath,
  serialOf,
} from './pki/revocation-list.ts'
export type { RevocationList, RevokedCertificate, SigningMoment } from './pki/revocation-list.ts'
export { askingTimestamper, createTimestampAuthority } from './timestamp/authority.ts'
export type { TimestampAuthority, Timestamper } from './timestamp/authority.ts'
export { issueStatusList, packStatuses, readStatusList } from './status/status-list.ts'
export type { StatusList, StatusListFault, StatusName } from './status/status-list.ts'
export { claimsOf, readStatement, signStatement } from './statement/signed-statement.ts'
export type { StatementKind } from './statement/signed-statement.ts'
export { verifyTimestamp } from './timestamp/token.ts'
export { generateDeviceKey, openDeviceSigner } from './pkcs11/device-signer.ts'
export type { DeviceKey } from './pkcs11/device-signer.ts'
export { fromPem, toPem } from './pki/pem.ts'
export {
  enrolmentBytes,
  issueOfficerCertificate,
  officerSpki,
  verifyActSignature,
  verifyPossession,
} from './officer-key.ts'
export type {
  ActSignatureCheck,
  ActSignatureResult,
  OfficerCertificateRequest,
  OfficerPublicKey,
} from './officer-key.ts'
export { sealImpression } from './impression/seal-impression.ts'
export type { SealImpression, SealText } from './impression/seal-impression.ts'
export { renderDocument } from './document/render-document.ts'
export type { RenderedDocument } from './document/render-document.ts'
export { digestOfBooklet, renderBooklet } from './document/render-booklet.ts'
export type { Booklet, BookletBlock } from './document/booklet-data.ts'
export type { RenderedBooklet } from './document/render-booklet.ts'
export { printable } from './document/fonts.ts'
export { rareFont } from './document/rare-characters.ts'
export type { DocumentData, Template } from './document/document-data.ts'
export { beginSealing, completeSealing } from './pdf/sealing.ts'
export type { PreparedSealing, SealPlace, SealingRequest } from './pdf/sealing.ts'
export { verifyPdf } from './pdf/verify.ts'
export type { PdfReason, PdfTrust, PdfVerdict } from './pdf/verify.ts'
export { prepareDocument, prepareRendered } from './document/prepare-document.ts'
export { groundFor } from './document/render-document.ts'
export { houseForm } from './document/typeset.ts'
export { createTemplateSandbox } from './own-template/sandbox.ts'
export type { TemplateSandbox } from './own-template/sandbox.ts'
export type { DocumentOrder, PreparedDocument } from './document/prepare-document.ts'
export { createRenderer } from './rendering/renderer.ts'
export type { Renderer, RendererOptions } from './rendering/renderer.ts'
export { parseTrust } from './bundle/trust.ts'
export type { Trust } from './bundle/trust.ts'
export { parseProofBundle } from './bundle/proof-bundle.ts'
export type { ProofBundle } from './bundle/proof-bundle.ts'
export { verifyBundle } from './bundle/verify-bundle.ts'
export type { BundleCheck, BundleCheckName, BundleQuestion, BundleVerdict } from './bundle/verify-bundle.ts'
export { addSealing, openOfdSealing, openOrganSealing, renewOfdSealing } from './ofd/ofd-keys.ts'
export type { OfdSealing } from './ofd/ofd-keys.ts'
export { completeOfd } from './ofd/write-ofd.ts'
export { verifyOfd } from './ofd/verify-ofd.ts'
export type { OfdVerdict } from './ofd/verify-ofd.ts'
export { showOfd } from './ofd/show-ofd.ts'
export type { ArchiveManifest, ArchiveRole, InquiryScope, ListedFile, ProvenEntry } from './archive/layout.ts'
export { writeArchive } from './archive/write-archive.ts'
export type { ArchiveContent, ArchiveFile, WrittenArchive } from './archive/write-archive.ts'
export { isArchive, readArchive, verifyArchive } from './archive/verify-archive.ts'
export { filesNamedIn } from './archive/named-files.ts'
export type { ArchiveCheckName, ArchiveVerdict } from './archive/verify-archive.ts'
export { isEvidence, preservedDigest, verifyEvidence, writeEvidence } from './archive/evidence.ts'
export type { EvidenceRecord, EvidenceVerdict, PreservedDigest } from './archive/evidence.ts'
