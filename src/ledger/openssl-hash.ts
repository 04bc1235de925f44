import { createHash } from 'node:crypto'
import type { Sha256 } from './proof/index.ts'

/** OpenSSL's SHA-256, for the server's hot paths; a test holds it against the one strangers use. */
export const opensslSha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()
