import { deriveKey, drawBytes, KEY_BYTES, open, seal } from './sealing.ts'

/** The body of this entry says on what ground a life's bodies were destroyed, so it must outlive the life's key. */
export const BODY_ERASED = 'BodyErased'

/** Some 10 MB; a life that is out of it costs one unwrapping, not a query. */
const REMEMBERED_MAX = 50_000

export interface LifeKeys {
  readonly remembered: (stream: string) => Buffer | undefined
  readonly remember: (stream: string, key: Buffer) => void
  readonly create: (stream: string) => { readonly key: Buffer; readonly wrapped: Buffer }
  readonly unwrap: (stream: string, wrapped: Buffer) => Buffer
  /** For the bodies that outlive their life's key; they say nothing personal. */
  readonly groundKey: Buffer
}

/** Every life has a key of its own, wrapped under the master key: without it all copies of its bodies are noise. */
export function createLifeKeys(masterKey: Uint8Array): LifeKeys {
  if (masterKey.length !== KEY_BYTES) throw new Error(`The master key has ${String(KEY_BYTES)} bytes`)
  const wrappingKey = deriveKey(masterKey, 'life-key')
  const keys = new Map<string, Buffer>()
  const remember = (stream: string, key: Buffer) => {
    if (keys.size >= REMEMBERED_MAX) {
      const [oldest] = keys.keys()
      if (oldest !== undefined) keys.delete(oldest)
    }
    keys.set(stream, key)
  }
  return {
    groundKey: deriveKey(masterKey, 'erasure-ground'),
    remembered: (stream) => keys.get(stream),
    remember,
    create: (stream) => {
      const key = drawBytes(KEY_BYTES)
      return { key, wrapped: seal(wrappingKey, key, keyContext(stream)) }
    },
    unwrap: (stream, wrapped) => {
      const known = keys.get(stream)
      if (known !== undefined) return known
      const key = open(wrappingKey, wrapped, keyContext(stream))
      remember(stream, key)
      return key
    },
  }
}

const keyContext = (stream: string) => `key/${stream}`
export const bodyContext = (stream: string, version: number) => `body/${stream}/${String(version)}`
export const stateContext = (stream: string) => `state/${stream}`
export const replyContext = (scope: string, key: string) => `reply/${scope}/${key}`
