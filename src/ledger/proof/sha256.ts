/** Anything that answers the 32 bytes of SHA-256: the server passes OpenSSL's, which hashes long texts faster. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** FIPS 180-4 §4.2.2 defines these as the fractions of the roots of primes, so they are computed, not copied. */
function fractionsOfRoots(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count)
  for (let found = 0, candidate = 2; found < count; candidate++) {
    let divisor = 2
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor++
    if (divisor * divisor <= candidate) continue
    const value = root(candidate)
    words[found++] = Math.floor((value - Math.floor(value)) * 2 ** 32)
  }
  return words
}
const ROUND_CONSTANTS = fractionsOfRoots(64, Math.cbrt)
const INITIAL_STATE = fractionsOfRoots(8, Math.sqrt)

const BLOCK_BYTES = 64
const LENGTH_BYTES = 8

/** The message, the bit 1, zeros, and the length in bits: a whole number of blocks (FIPS 180-4 §5.1.1). */
function padded(bytes: Uint8Array): DataView {
  const blocks = Math.ceil((bytes.length + 1 + LENGTH_BYTES) / BLOCK_BYTES)
  const message = new Uint8Array(blocks * BLOCK_BYTES)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setUint32(message.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(message.length - 4, bytes.length << 3)
  return view
}

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits))
const at = (words: Int32Array, index: number) => words[index] ?? 0

function schedule(view: DataView, offset: number, words: Int32Array): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const early = at(words, i - 15)
    const late = at(words, i - 2)
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    words[i] = at(words, i - 16) + sigma0 + at(words, i - 7) + sigma1
  }
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + at(ROUND_CONSTANTS, i) + at(words, i)) | 0
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = at(state, i) + (mixed[i] ?? 0)
}

/**
 * SHA-256 without the platform: a stranger's browser checks a proof in one go, also on a page that is not served
 * over TLS, where WebCrypto is missing.
 */
export const sha256: Sha256 = (bytes) => {
  const view = padded(bytes)
  const state = INITIAL_STATE.slice()
  const words = new Int32Array(64)
  for (let offset = 0; offset < view.byteLength; offset += BLOCK_BYTES) {
    schedule(view, offset, words)
    compress(state, words)
  }
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => digest.setInt32(index * 4, word))
  return new Uint8Array(digest.buffer)
}
