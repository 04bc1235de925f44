/** One signing key of one officer, kept in this browser; the private half can be used here and never be read. */
export interface KeptKey {
  readonly officer: string
  /** SubjectPublicKeyInfo, base64: what is enrolled. */
  readonly spki: string
  /** SHA-256 of the SubjectPublicKeyInfo, hex: what two people compare. */
  readonly fingerprint: string
  readonly privateKey: CryptoKey
  /** Whose it is, for the sign-in page; keys of an older page know only their officer's id. */
  readonly holder: string
}

const DATABASE = 'oneseal-signing'
const STORE = 'keys'

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'officer' })
  }
  return settled(request)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser’s store failed'))
  })
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await settled(work(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

/** The store is a rim like any other: another version of this page may have written it. */
function parseKeptKey(value: unknown): KeptKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!('officer' in value && 'spki' in value && 'fingerprint' in value && 'privateKey' in value)) return undefined
  const { officer, spki, fingerprint, privateKey } = value
  if (typeof officer !== 'string' || typeof spki !== 'string' || typeof fingerprint !== 'string') return undefined
  const holder = 'holder' in value && typeof value.holder === 'string' ? value.holder : ''
  return privateKey instanceof CryptoKey ? { officer, spki, fingerprint, privateKey, holder } : undefined
}

export async function findKeptKey(officer: string): Promise<KeptKey | undefined> {
  const found: unknown = await inStore('readonly', (store) => store.get(officer))
  return parseKeptKey(found)
}

/** Every officer who signs in this browser. */
export async function listKeptKeys(): Promise<readonly KeptKey[]> {
  const found: readonly unknown[] = await inStore('readonly', (store) => store.getAll())
  return found.map(parseKeptKey).filter((key) => key !== undefined)
}

export async function keepKey(key: KeptKey): Promise<void> {
  await inStore('readwrite', (store) => store.put(key))
}
