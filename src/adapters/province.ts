import type { JsonObject } from '#kernel'
import { NOT_CONNECTED, parseOutcome } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { createPeerClient, parseTexts } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'

/** One thing the provincial portal is told: an item's standard, where a case stands, or a store's address. */
export interface ProvincialReport {
  /** Ours; the same twice is taken once. */
  readonly id: string
  readonly kind: 'ITEM' | 'CASE_STATUS' | 'STORE'
  readonly body: JsonObject
}

export interface ProvinceAdapter {
  readonly connected: boolean
  readonly push: (report: ProvincialReport) => Promise<Outcome<{ readonly acknowledgement: string }>>
}

export function createProvinceAdapter(address: PeerAddress | undefined): ProvinceAdapter {
  if (address === undefined) return { connected: false, push: () => Promise.resolve(NOT_CONNECTED) }
  const client = createPeerClient(address)
  return {
    connected: true,
    push: async ({ id, kind, body }) =>
      parseOutcome(await client.call('/province/reports', { id, kind, body }), (answer) =>
        parseTexts(answer, 'acknowledgement'),
      ),
  }
}
