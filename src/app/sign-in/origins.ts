/**
 * Under which addresses this house is opened. A signature made for another address is worth nothing here, whatever the
 * Host header of the request claims: whoever relays it writes that header himself.
 */
export interface Origins {
  /** The origin a request came from, when it is one of ours. */
  readonly ownOf: (origin: string | undefined) => string | undefined
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export function createOrigins(publicAddress: string): Origins {
  const url = URL.canParse(publicAddress) ? new URL(publicAddress) : undefined
  if (url === undefined) return { ownOf: () => undefined }
  const port = url.port === '' ? '' : `:${url.port}`
  // On the machine itself people type any of its three names.
  const names = LOOPBACK.includes(url.hostname) ? LOOPBACK : [url.hostname]
  const own = new Set(names.map((name) => `${url.protocol}//${name}${port}`))
  return { ownOf: (origin) => (origin !== undefined && own.has(origin) ? origin : undefined) }
}
