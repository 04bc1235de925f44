import { isDomain } from '#contract'
import type { Domain } from '#contract'

interface Narrowing {
  readonly organ?: string | undefined
  readonly item?: string | undefined
  readonly domain?: string | undefined
  readonly region?: string | undefined
}

/** What the address narrows the figures down to, as the server is asked; words it does not know narrow nothing. */
export function narrowed({ organ, item, domain = '', region }: Narrowing): {
  readonly organ?: string
  readonly item?: string
  readonly domain?: Domain
  readonly region?: string
} {
  return {
    ...(organ === undefined ? {} : { organ }),
    ...(item === undefined ? {} : { item }),
    ...(isDomain(domain) ? { domain } : {}),
    ...(region === undefined ? {} : { region }),
  }
}
