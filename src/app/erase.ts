import type { Services } from '#frame'
import { BODY_ERASED } from '#ledger'
import { append, RACES_MAX } from './run.ts'
import type { RunLoop } from './run.ts'

/** The last entry of a life: from then on the keeper may destroy its bodies, and nothing is appended to it any more. */
export function createErase(loop: RunLoop): Services['erase'] {
  return async ({ life, stream, ground, by }) => {
    for (let race = 0; race < RACES_MAX; race += 1) {
      const loaded = await loop.remembered.load(stream)
      if (loaded === undefined || loaded.erased) return
      const entries = await loop.ledger.readStream(stream)
      if (entries.at(-1)?.envelope.type === BODY_ERASED) return
      const outcome = await append(loop, {
        stream,
        life,
        expectedVersion: loaded.version,
        ...(await loop.actorIds(by, stream)),
        command: loop.newId(),
        occurredAt: loop.now(),
        entries: [{ type: BODY_ERASED, body: { ground } }],
        state: loaded.state,
      })
      loop.remembered.forget(stream)
      if (outcome.kind === 'appended') return
    }
    throw new Error(`The erasure of ${stream} lost every race`)
  }
}
