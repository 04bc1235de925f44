import { createHash } from 'node:crypto'
import type { OrganRegistered } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Services } from '#frame'
import { composeCertificateIdentifier } from '#kernel'

const readOrgan = eventReader<OrganRegistered>('OrganRegistered')

export interface IssuingOrgan {
  readonly id: string
  readonly name: string
  readonly creditCode: string
}
/** The organ as the ledger registered it; undefined for an id that is none. */
export async function organOf({ history }: Pick<Services, 'history'>, id: string): Promise<IssuingOrgan | undefined> {
  const registered = (await history(id)).map(readOrgan).find((event) => event !== undefined)
  return registered && { id, name: registered.name, creditCode: registered.creditCode }
}

const PLAIN = /^[0-9A-Z]{1,30}$/
/** Digits alone are the serials of what the bureau itself issues; L says that it came from elsewhere. */
const serialOf = (number: string): string =>
  `L${PLAIN.test(number) ? number : createHash('sha256').update(number).digest('hex').slice(0, 24).toUpperCase()}`

/** 电子证照标识 (GB/T 36904) for a certificate that was made without one; the same number always gets the same. */
export const identifierFor = (certificateType: string, organ: IssuingOrgan, number: string): string =>
  composeCertificateIdentifier({ certificateType, organ: organ.creditCode, serial: serialOf(number), version: 1 })
