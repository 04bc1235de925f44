import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** What a clock elsewhere answers (SNTP, RFC 4330): its time, and of itself whether it is in step. */
interface TimeServer {
  readonly time: () => number
  readonly first?: number
  readonly stratum?: number
}

const IN_STEP = 0x24

/** Listens until the test file ends; answers `host:port`. */
export async function aTimeServer({ time, first = IN_STEP, stratum = 2 }: TimeServer): Promise<string> {
  const server = createSocket('udp4')
  afterAll(() => {
    server.close()
  })
  server.on('message', (_, from) => {
    const answer = Buffer.alloc(48)
    answer.set([first, stratum])
    const seconds = time() / 1000 + 2_208_988_800
    for (const place of [32, 40]) {
      answer.writeUInt32BE(Math.floor(seconds), place)
      answer.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32), place + 4)
    }
    server.send(answer, from.port, from.address)
  })
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve))
  const { port }: AddressInfo = server.address()
  return `127.0.0.1:${String(port)}`
}
