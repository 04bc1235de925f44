import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { CertificateRevoked, RevocationEvent } from './events.ts'

export type RevokedEntry = Pick<CertificateRevoked, 'serial' | 'certSha256' | 'reason' | 'since'> & {
  readonly revokedAt: string
}
export type RevocationCommand =
  | (Omit<CertificateRevoked, 'type'> & { readonly type: 'RevokeCertificate' })
  | {
      readonly type: 'PublishRevocationList'
      readonly at: string
      readonly number: number
      readonly nextUpdate: string
      readonly list: string
      /** How many certificates are on it: another revoked meanwhile makes it stale before it is out. */
      readonly entries: number
    }
export type RevocationState = {
  readonly revoked: readonly RevokedEntry[]
  /** The newest list; null before the first. */
  readonly published: {
    readonly number: number
    readonly at: string
    readonly nextUpdate: string
    readonly list: string
    readonly entries: number
  } | null
}
export type RevocationRefusalCode =
  'CERTIFICATE_ALREADY_REVOKED' | 'REVOCATION_TIME_WRONG' | 'REVOCATION_LIST_OUT_OF_TURN'

/** What one authority of the bureau has taken back, and the signed lists that say so: numbered without a gap. */
export const revocationDecider: Decider<RevocationCommand, RevocationState, RevocationEvent, RevocationRefusalCode> = {
  initial: { revoked: [], published: null },
  decide: (command, state) => {
    switch (command.type) {
      case 'RevokeCertificate': {
        if (state.revoked.some(({ serial }) => serial === command.serial)) return refused('CERTIFICATE_ALREADY_REVOKED')
        if (!(Date.parse(command.since) <= Date.parse(command.at))) return refused('REVOCATION_TIME_WRONG')
        return happened({ ...command, type: 'CertificateRevoked' })
      }
      case 'PublishRevocationList': {
        const { at, number, nextUpdate, list, entries } = command
        if (number !== (state.published?.number ?? 0) + 1 || entries !== state.revoked.length)
          return refused('REVOCATION_LIST_OUT_OF_TURN')
        return happened({ type: 'RevocationListPublished', at, number, nextUpdate, list })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CertificateRevoked': {
        const { serial, certSha256, reason, since, at } = event
        return { ...state, revoked: [...state.revoked, { serial, certSha256, reason, since, revokedAt: at }] }
      }
      case 'RevocationListPublished': {
        const { number, at, nextUpdate, list } = event
        return { ...state, published: { number, at, nextUpdate, list, entries: state.revoked.length } }
      }
      default:
        return unreachable(event)
    }
  },
}
