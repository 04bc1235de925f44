import { createSocket } from 'node:dgram'

/** SNTP (RFC 4330): client, version 4, no leap warning. */
const REQUEST_HEAD = 0x23
const PACKET_BYTES = 48
const MODE_SERVER = 4
/** NTP counts seconds from 1900. */
const SECONDS_1900_TO_1970 = 2_208_988_800
const PATIENCE_MS = 1500
const NTP_PORT = 123

function readTime(packet: Buffer, offset: number): number {
  const seconds = packet.readUInt32BE(offset) - SECONDS_1900_TO_1970
  return seconds * 1000 + (packet.readUInt32BE(offset + 4) / 2 ** 32) * 1000
}

/**
 * How many milliseconds a trusted clock is ahead of ours; undefined when it did not answer in time or not as one that
 * is itself in step. `now` is our clock in milliseconds.
 */
export function askTimeServer(address: string, now: () => number): Promise<number | undefined> {
  const [host = '', port = String(NTP_PORT)] = address.split(':')
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    const packet = Buffer.alloc(PACKET_BYTES)
    packet[0] = REQUEST_HEAD
    const patience = setTimeout(() => finish(undefined), PATIENCE_MS)
    const finish = (ahead: number | undefined) => {
      clearTimeout(patience)
      socket.removeAllListeners()
      socket.close()
      resolve(ahead)
    }
    const sent = now()
    socket.once('error', () => {
      finish(undefined)
    })
    socket.once('message', (answer) => {
      const received = now()
      const [first = 0, stratum = 0] = answer
      const inStep = answer.length >= PACKET_BYTES && (first & 7) === MODE_SERVER && first >> 6 !== 3
      if (!inStep || stratum === 0 || stratum > 15) {
        finish(undefined)
        return
      }
      // RFC 4330 §5: the way there and the way back are taken to be equally long.
      finish((readTime(answer, 32) - sent + (readTime(answer, 40) - received)) / 2)
    })
    socket.send(packet, Number(port), host, (error) => {
      if (error !== null) finish(undefined)
    })
  })
}
