import { useEffect } from 'react'
import { isJsonObject, parseJson } from '#kernel'
import { signActsWith } from '../session/act-signer.ts'
import { sessionMay, useSession } from '../session/session.ts'
import type { KeptKey } from './key-store.ts'
import { readPreparedAct } from './prepared-act.ts'
import { signAct } from './signatures.ts'
import { useSigningKeys } from './use-signing-key.ts'

interface Shown {
  readonly prepared: string
  readonly envelope: string
  readonly salt: string
  readonly body: Readonly<Record<string, unknown>>
}

function parseShown(answer: unknown): Shown | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  if (!('prepared' in answer && 'envelope' in answer && 'salt' in answer && 'body' in answer)) return undefined
  const { prepared, envelope, salt, body } = answer
  if (typeof prepared !== 'string' || typeof envelope !== 'string' || typeof salt !== 'string') return undefined
  return typeof body === 'object' && body !== null ? { prepared, envelope, salt, body: { ...body } } : undefined
}

/** Signs nothing whose words and hash do not belong together. */
const signerWith = (kept: KeptKey, certSha256: string) => async (answer: unknown) => {
  const shown = parseShown(answer)
  const envelope = shown === undefined ? undefined : parseJson(shown.envelope)
  const stream = isJsonObject(envelope) ? envelope['stream'] : undefined
  if (shown === undefined || typeof stream !== 'string' || readPreparedAct(shown, stream) === undefined)
    return undefined
  return `${shown.prepared}.${certSha256}.${await signAct(kept, shown.envelope)}`
}

/** Stands under the desk's roof. An officer without a confirmed key here works as before, and his acts stay unsigned. */
export default function ActSigning() {
  const session = useSession()
  return sessionMay(session, 'key.enrol') ? <SigningHere /> : null
}

function SigningHere() {
  const here = useSigningKeys().data?.here
  useEffect(() => (here?.state === 'ready' ? signActsWith(signerWith(here.kept, here.certSha256)) : undefined), [here])
  return null
}
