import type { Fetch } from '../../src/cli/demo/person.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'

const headersOf = (init: RequestInit) => Object.fromEntries(new Headers(init.headers).entries())

function parseShown(value: unknown): { readonly prepared: string; readonly envelope: string } {
  if (typeof value === 'object' && value !== null && 'prepared' in value && 'envelope' in value)
    return { prepared: String(value.prepared), envelope: String(value.envelope) }
  throw new Error('What was prepared is not shown')
}

/** A network whose far end holds a key: what a request would do is shown to it, and the request goes again, signed. */
export const signingWith =
  (fetching: Fetch, device: SigningDevice): Fetch =>
  async (url, init = {}) => {
    if (init.method !== 'POST') return fetching(url, init)
    const headers = headersOf(init)
    const shown = await fetching(url, { ...init, headers: { ...headers, 'x-act-signing': 'prepare' } })
    if (!shown.headers.has('x-act-prepared')) return shown
    const { prepared, envelope } = parseShown(await shown.json())
    const value = await device.sign(envelope)
    const signature = `${prepared}.${device.certSha256}.${value}`
    return fetching(url, { ...init, headers: { ...headers, 'x-act-signature': signature } })
  }
