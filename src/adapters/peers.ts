import { createCertificatesAdapter } from './certificates.ts'
import type { CertificatesAdapter } from './certificates.ts'
import { createCourierAdapter } from './courier.ts'
import type { CourierAdapter } from './courier.ts'
import { createIdentityAdapter } from './identity.ts'
import type { IdentityAdapter } from './identity.ts'
import { createMailAdapter } from './mail.ts'
import type { MailServer } from './mail.ts'
import { createPaymentAdapter } from './payment.ts'
import type { PaymentAdapter } from './payment.ts'
import type { PeerAddress } from './peer-client.ts'
import { createProvinceAdapter } from './province.ts'
import type { ProvinceAdapter } from './province.ts'
import { createRegistryAdapter } from './registry.ts'
import type { RegistryAdapter } from './registry.ts'
import { createTradingAdapter } from './trading.ts'
import type { TradingAdapter } from './trading.ts'
import { createSmsAdapter } from './sms.ts'
import type { MessageAdapter } from './sms.ts'
import { secretFor } from './wire.ts'

/** Every house this one speaks with. What is not connected says so, and everything else goes on. */
export interface Peers {
  readonly identity: IdentityAdapter
  readonly registry: RegistryAdapter
  readonly payment: PaymentAdapter
  readonly sms: MessageAdapter
  readonly mail: MessageAdapter
  readonly courier: CourierAdapter
  readonly province: ProvinceAdapter
  readonly certificates: CertificatesAdapter
  readonly trading: TradingAdapter
  /** Where a demonstration shows what it sent; null in every real installation. */
  readonly letterBox: string | null
}

type HttpPeer = (typeof HTTP_PEERS)[number]
export interface PeersConfig {
  readonly http: Readonly<Partial<Record<HttpPeer, PeerAddress>>>
  readonly mail?: MailServer
  /** A time stamp authority elsewhere; without one the bureau's own puts the time on its seals. */
  readonly timestamp?: { readonly url: string; readonly roots: readonly Buffer[] }
  readonly letterBox?: string
}

export const createPeers = ({ http, mail, letterBox }: PeersConfig): Peers => ({
  identity: createIdentityAdapter(http.identity),
  registry: createRegistryAdapter(http.registry),
  payment: createPaymentAdapter(http.payment),
  sms: createSmsAdapter(http.sms),
  mail: createMailAdapter(mail),
  courier: createCourierAdapter(http.courier),
  province: createProvinceAdapter(http.province),
  certificates: createCertificatesAdapter(http.certificates),
  trading: createTradingAdapter(http.trading),
  letterBox: letterBox ?? null,
})

export const HTTP_PEERS = [
  ...(['identity', 'registry', 'payment', 'sms'] as const),
  ...(['courier', 'province', 'certificates', 'trading'] as const),
] as const

/** All peers in one place under one ground secret: how a demonstration reaches its loopback world. */
export function loopbackConfig(
  { origin, mail }: { readonly origin: string; readonly mail: string },
  secret: Uint8Array,
  organName: string,
): PeersConfig {
  return {
    http: Object.fromEntries(HTTP_PEERS.map((peer) => [peer, { origin, secret: secretFor(secret, peer) }])),
    mail: { url: mail, from: `${organName} <hall@loopback.example>` },
    letterBox: `${origin}/messages`,
  }
}
