import { isJsonObject } from '#kernel'
import type { JsonObject } from '#kernel'
import { NOT_CONNECTED, parseOutcome } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { createPeerClient, parseTexts } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'

export interface Pickup {
  /** Ours; the same twice is one parcel. */
  readonly parcel: string
  readonly sender: string
  readonly receiver: { readonly name: string; readonly phone: string; readonly address: string }
  readonly contents: string
}
export interface ParcelStep {
  readonly at: string
  readonly status: 'PICKED_UP' | 'UNDER_WAY' | 'SIGNED' | 'RETURNED'
  readonly note: string
}
export interface ParcelTrack {
  readonly trackingNumber: string
  readonly steps: readonly ParcelStep[]
  /** Who signed for it and when: the proof of service (送达回证). */
  readonly receipt: { readonly signedBy: string; readonly at: string; readonly reference: string } | null
}

export interface CourierAdapter {
  readonly connected: boolean
  readonly order: (pickup: Pickup) => Promise<Outcome<{ readonly trackingNumber: string }>>
  readonly track: (trackingNumber: string) => Promise<Outcome<ParcelTrack>>
}

export function createCourierAdapter(address: PeerAddress | undefined): CourierAdapter {
  if (address === undefined)
    return {
      connected: false,
      order: () => Promise.resolve(NOT_CONNECTED),
      track: () => Promise.resolve(NOT_CONNECTED),
    }
  const client = createPeerClient(address)
  return {
    connected: true,
    order: async (pickup) => {
      const body = { ...pickup, receiver: { ...pickup.receiver } }
      return parseOutcome(await client.call('/courier/pickups', body), (answer) => parseTexts(answer, 'trackingNumber'))
    },
    track: async (trackingNumber) => parseOutcome(await client.call('/courier/tracks', { trackingNumber }), parseTrack),
  }
}

const STATUSES = ['PICKED_UP', 'UNDER_WAY', 'SIGNED', 'RETURNED'] as const

function parseStep(value: unknown): ParcelStep | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('status' in value)) return undefined
  const status = STATUSES.find((known) => known === value.status)
  const note = 'note' in value && typeof value.note === 'string' ? value.note : ''
  return status === undefined || typeof value.at !== 'string' ? undefined : { at: value.at, status, note }
}

function parseTrack(body: JsonObject): ParcelTrack | undefined {
  const number = parseTexts(body, 'trackingNumber')
  const steps = Array.isArray(body['steps']) ? body['steps'].map(parseStep) : []
  const known = steps.filter((step) => step !== undefined)
  if (number === undefined || known.length !== steps.length) return undefined
  const { receipt } = body
  const signed = isJsonObject(receipt) ? parseTexts(receipt, 'signedBy', 'at', 'reference') : undefined
  return { ...number, steps: known, receipt: signed ?? null }
}
