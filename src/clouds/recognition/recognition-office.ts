import type { Pool } from 'pg'
import { createRegionAdapter } from '#adapters'
import type { RecognitionOffice } from '#frame'
import { askRegion, hearQuestion, signAnswer } from './ask.ts'
import type { Correspondence } from './ask.ts'
import { judgeFile, judgeToken, told } from './judge.ts'
import { knownRegions } from './projections/region.ts'

/** A region's list is asked for again after this: an act there is seen here within minutes, and no visitor floods it. */
const REMEMBER_MS = 5 * 60_000
/** Far more lists than there are regions; the oldest are forgotten first. */
const REMEMBERED_MAX = 500

function createMemory(now: () => string) {
  const held = new Map<string, { readonly at: number; readonly bytes: Buffer }>()
  return async (key: string, fetched: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> => {
    const at = Date.parse(now())
    const known = held.get(key)
    if (known !== undefined && at - known.at < REMEMBER_MS) return known.bytes
    const bytes = await fetched()
    if (bytes === undefined) return undefined
    held.delete(key)
    held.set(key, { at, bytes })
    const [oldest] = held.keys()
    if (held.size > REMEMBERED_MAX && oldest !== undefined) held.delete(oldest)
    return bytes
  }
}

/** 互认: what other rooms ask about regions and of them. */
export function createRecognitionOffice(db: Pool, parts: Omit<Correspondence, 'adapter'>): RecognitionOffice {
  const adapter = createRegionAdapter()
  const { now } = parts
  const asking = { adapter, now, remember: createMemory(now) }
  const correspondence = { ...parts, adapter }
  const standing = async () => (await knownRegions(db)).filter(({ withdrawnSince }) => withdrawnSince === null)
  return {
    regions: async () => (await standing()).map(told),
    judgeFile: async (bytes) => judgeFile(await knownRegions(db), bytes, asking),
    judgeToken: async (token, address) => {
      const known = (await knownRegions(db)).find(({ terms }) => terms.address === address)
      return known === undefined ? undefined : judgeToken(known, token, asking)
    },
    ask: async (id, organName, question) => {
      const known = (await standing()).find((one) => one.id === id)
      return known === undefined ? undefined : askRegion(known, organName, question, correspondence)
    },
    hear: async (statement) => hearQuestion(await standing(), statement, parts),
    answer: (heard, held, refusal) => signAnswer(heard, held, refusal, parts),
  }
}
