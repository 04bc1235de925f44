/** What a stranger needs to check a proof: no database, no server, nothing but the bytes in his hand. */
export { base64, concat, equalBytes, hex, parseBase64, parseHex, utf8 } from './encoding.ts'
export { sha256 } from './sha256.ts'
export type { Sha256 } from './sha256.ts'
export { bodyHash, envelopeText, parseEnvelope, signedBytes } from './envelope.ts'
export type { ActSignature, Envelope, UnsignedEnvelope } from './envelope.ts'
export { emptyRoot, growTree, leafHash, nodeHash, rootOf, subtreesOf } from './tree.ts'
export type { GrowingTree, Subtree, SubtreeRoot } from './tree.ts'
export { consistencyRuns, inclusionRuns, verifyConsistency, verifyInclusion } from './proofs.ts'
export type { ConsistencyClaim, InclusionClaim, Run } from './proofs.ts'
export {
  checkpointText,
  cosignatureValue,
  cosignedMessage,
  createCheckpointVerifier,
  parseCheckpoint,
  verifyCheckpoint,
  verifyCosignature,
} from './checkpoint.ts'
export type { Checkpoint, NoteVerifier } from './checkpoint.ts'
export { isSameLog, parseLogKeys, withNewLogKey } from './log-keys.ts'
export { keyIdOf, NOTE_ALGORITHM, parseNote, parseVerifierKey, signatureLine, verifierKeyText } from './note.ts'
export type { NoteAlgorithm, NoteSignature, SignedNote, VerifierKey } from './note.ts'
export { judgeCheckpoint } from './witnessing.ts'
export type { HistoryAlarm, SeenCheckpoint } from './witnessing.ts'
