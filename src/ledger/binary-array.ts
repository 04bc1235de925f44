/**
 * Arrays in PostgreSQL's binary form. The driver would write them as text, bytes as hex with every quote escaped:
 * for a batch of acts that took more of the processor than hashing and sealing together.
 */
export interface ArrayWriter {
  readonly int4: (items: readonly number[]) => Buffer
  readonly int8: (items: readonly bigint[]) => Buffer
  readonly text: (items: readonly (string | null)[]) => Buffer
  readonly bytea: (items: readonly (Buffer | null)[]) => Buffer
  /** Well formed ones: prepare() has seen to it. */
  readonly uuid: (items: readonly string[]) => Buffer
  /** What was written before may be overwritten from now on. */
  readonly reset: () => void
}

/** Object ids of types, fixed in PostgreSQL's catalogue (pg_type.dat). */
const OID = { bytea: 17, int8: 20, int4: 23, text: 25, uuid: 2950 } as const
const HEADER_BYTES = 20
const LENGTH_BYTES = 4
const UUID_BYTES = 16
const NULL_LENGTH = -1
const FIRST_BYTES = 256 * 1024
/** A UTF-16 code unit is at most three bytes of UTF-8. */
const UTF8_BYTES_MAX = 3

/** Writes batch after batch into one piece of memory: new pieces every time kept the collector busy, a third of all. */
export function createArrayWriter(): ArrayWriter {
  let memory = Buffer.allocUnsafeSlow(FIRST_BYTES)
  let used = 0

  /** What lies before stays valid for those who hold it: a larger piece is only for what comes. */
  function reserve(bytes: number): void {
    if (used + bytes <= memory.length) return
    memory = Buffer.allocUnsafeSlow(Math.max(memory.length * 2, bytes))
    used = 0
  }
  function array<T>(
    oid: number,
    items: readonly (T | null)[],
    bytesMax: (item: T) => number,
    write: (item: T, offset: number) => number,
  ): Buffer {
    let needed = HEADER_BYTES
    for (const item of items) needed += LENGTH_BYTES + (item === null ? 0 : bytesMax(item))
    reserve(needed)
    const start = used
    memory.writeInt32BE(1, start)
    memory.writeInt32BE(items.includes(null) ? 1 : 0, start + 4)
    memory.writeInt32BE(oid, start + 8)
    memory.writeInt32BE(items.length, start + 12)
    memory.writeInt32BE(1, start + 16)
    let offset = start + HEADER_BYTES
    for (const item of items) {
      const size = item === null ? 0 : write(item, offset + LENGTH_BYTES)
      memory.writeInt32BE(item === null ? NULL_LENGTH : size, offset)
      offset += LENGTH_BYTES + size
    }
    used = offset
    return memory.subarray(start, offset)
  }
  const writeInt4 = (item: number, offset: number) => memory.writeInt32BE(item, offset) - offset
  const writeInt8 = (item: bigint, offset: number) => memory.writeBigInt64BE(item, offset) - offset
  return {
    int4: (items) => array(OID.int4, items, () => 4, writeInt4),
    int8: (items) => array(OID.int8, items, () => 8, writeInt8),
    text: (items) =>
      array(
        OID.text,
        items,
        (item) => item.length * UTF8_BYTES_MAX,
        (item, offset) => memory.write(item, offset, 'utf8'),
      ),
    bytea: (items) =>
      array(
        OID.bytea,
        items,
        (item) => item.length,
        (item, offset) => item.copy(memory, offset),
      ),
    uuid: (items) =>
      array(
        OID.uuid,
        items,
        () => UUID_BYTES,
        (item, offset) => memory.write(item.replaceAll('-', ''), offset, 'hex'),
      ),
    reset: () => {
      used = 0
    },
  }
}
