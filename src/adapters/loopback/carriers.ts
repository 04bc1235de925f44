import { createHash } from 'node:crypto'
import { isJsonObject } from '#kernel'
import { parseTexts } from '../peer-client.ts'
import { refusedBy, said } from './answer.ts'
import type { PeerRoutes } from './answer.ts'

const numberOf = (prefix: string, id: string): string =>
  `${prefix}${createHash('sha256').update(id).digest('hex').slice(0, 12).toUpperCase()}`

/** How long a parcel stands at each step: a demo does not wait for days. */
const STEP_MS = 20_000

/** Carries parcels in seconds; a receiver called 拒收 sends them back. */
export function courierPeer(now: () => string): PeerRoutes {
  const parcels = new Map<string, { readonly receiver: string; readonly at: number }>()
  return {
    '/courier/pickups': (body) => {
      const { parcel, receiver } = body
      const to = isJsonObject(receiver) ? parseTexts(receiver, 'name', 'phone', 'address') : undefined
      if (typeof parcel !== 'string' || to === undefined || to.address.trim() === '')
        return refusedBy('ADDRESS_INCOMPLETE', 'A parcel needs a name, a telephone and an address')
      const trackingNumber = numberOf('LB', parcel)
      if (!parcels.has(trackingNumber)) parcels.set(trackingNumber, { receiver: to.name, at: Date.parse(now()) })
      return said({ trackingNumber })
    },
    '/courier/tracks': (body) => {
      const { trackingNumber = '' } = parseTexts(body, 'trackingNumber') ?? {}
      const parcel = parcels.get(trackingNumber)
      if (parcel === undefined) return refusedBy('UNKNOWN_PARCEL', 'No such number')
      const refusedAtDoor = parcel.receiver.includes('拒收')
      const plan = ['PICKED_UP', 'UNDER_WAY', refusedAtDoor ? 'RETURNED' : 'SIGNED']
      const notes = ['已揽收', '运输途中', refusedAtDoor ? '收件人拒收，退回' : `${parcel.receiver} 本人签收`]
      const reached = Math.floor((Date.parse(now()) - parcel.at) / STEP_MS)
      const steps = plan.slice(0, reached + 1).map((status, index) => {
        const at = new Date(parcel.at + index * STEP_MS).toISOString()
        return { at, status, note: notes[index] ?? '' }
      })
      const last = steps.at(-1)
      const signed = last?.status === 'SIGNED' ? last : undefined
      const receipt =
        signed === undefined
          ? null
          : { signedBy: parcel.receiver, at: signed.at, reference: numberOf('SR', trackingNumber) }
      return said({ trackingNumber, steps, receipt })
    },
  }
}

/** The provincial portal: takes each report once and acknowledges it as often as it is told. */
export function provincePeer(): PeerRoutes {
  const taken = new Map<string, string>()
  return {
    '/province/reports': (body) => {
      const report = parseTexts(body, 'id', 'kind')
      if (report === undefined || !isJsonObject(body['body'])) return refusedBy('MALFORMED', 'A report needs a body')
      const text = JSON.stringify(body['body'])
      if ((taken.get(report.id) ?? text) !== text) return refusedBy('REPORT_DIFFERS', 'The same report, other content')
      taken.set(report.id, text)
      return said({ acknowledgement: numberOf('ACK', report.id) })
    },
  }
}
