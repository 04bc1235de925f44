import { officeApi as api } from '#contract'
import type { Handlers } from '#frame'
import { base64, parseCheckpoint } from '#ledger'
import type { Ledger } from '#ledger'
import { recordUpload, refuseUploadBeyondQuota } from '#clouds/approval'
import { upload } from './files/upload.ts'
import type { Door } from './http/mount.ts'
import type { HttpContext } from './http/context.ts'
import type { Installation } from './installation.ts'
import { createPostureHandlers } from './security/posture.ts'
import type { PostureOptions } from './security/posture.ts'
import {
  createKeyHandlers,
  createPasskeyConfirmation,
  createPasskeyHandlers,
  createProofHandlers,
  createSignInHandlers,
} from './sign-in/index.ts'
import type { SignInOptions } from './sign-in/index.ts'
import { createWitnessHandlers } from './witnesses.ts'

type LedgerDoors = Pick<typeof api, 'checkpoint' | 'inclusion' | 'consistency'>
const NOT_FOUND = { refusal: { code: 'NOT_FOUND' } } as const

/** What the ledger tells everyone: hashes and signatures, never a body. */
function createLedgerHandlers(ledger: Ledger, vkey: string): Handlers<LedgerDoors> {
  return {
    checkpoint: async () => {
      const newest = await ledger.latestCheckpoint()
      const parsed = newest === undefined ? undefined : parseCheckpoint(newest.note)
      if (newest === undefined || parsed === undefined) return NOT_FOUND
      return { note: newest.note, size: parsed.size, root: base64(parsed.root), vkey }
    },
    inclusion: async ({ params: { leaf }, query }) => {
      const newest = await ledger.latestCheckpoint()
      const size = query.size ?? newest?.size ?? 0
      if (newest === undefined || size > newest.size) return NOT_FOUND
      const checkpoint = await ledger.checkpointAt(size)
      const entry = leaf < size ? await ledger.readLeaf(leaf) : undefined
      if (entry === undefined || checkpoint === undefined) return NOT_FOUND
      const path = (await ledger.inclusionProof(leaf, size)).map(base64)
      return { leaf, size, leafHash: entry.leafHash, path, note: checkpoint.note }
    },
    consistency: async ({ query: { from, to } }) => {
      if (from > to || to > (await ledger.size())) return NOT_FOUND
      return { from, to, path: (await ledger.consistencyProof(from, to)).map(base64) }
    },
  }
}

/** What happens twice does no harm twice: challenges are answered once, and a fresh proof replaces an older one. */
const REPEATABLE = [
  ...[
    'signIn',
    'register',
    'upload',
    'keyChallenge',
    'signInWithKey',
    'signInWithCertificate',
    'passkeyChallenge',
    'signInWithPasskey',
  ],
  ...['prove', 'proofChallenge', 'proveWithPasskey', 'passkeyEnrolment', 'addPasskey'],
  ...['confirmPasskey', 'revokePasskey'],
]

/** Doors that belong to no cloud: sign-in, files, and the ledger itself. */
export function createOfficeDoor(
  ledger: Ledger,
  { vkey, readWitnesses }: Pick<Installation, 'vkey' | 'readWitnesses'>,
  signIn: SignInOptions,
  posture: PostureOptions,
): Door {
  const keepUpload = async (input: unknown, context: HttpContext) => {
    const kept = await upload(input, context, (file) => refuseUploadBeyondQuota(context, file))
    if ('sha256' in kept) await recordUpload(context, kept)
    return kept
  }
  const witnessing = createWitnessHandlers(ledger, signIn.db, readWitnesses)
  const handlers = {
    ...createSignInHandlers(signIn),
    ...createKeyHandlers(signIn),
    ...createPasskeyHandlers(signIn),
    ...createPasskeyConfirmation(signIn),
    ...createProofHandlers(signIn),
    ...createPostureHandlers(posture),
    ...createLedgerHandlers(ledger, vkey),
    ...witnessing,
    upload: keepUpload,
  }
  return { api, handlers, repeatable: REPEATABLE }
}
