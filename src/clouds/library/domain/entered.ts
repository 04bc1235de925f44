import { happened, parseCertificateIdentifier, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type {
  CertificateIngested,
  CertificateSupplied,
  EnteredCertificateEnded,
  EnteredEvent,
  HistoricCertificateEntered,
} from './events.ts'

type Entry =
  | (Omit<CertificateSupplied, 'type'> & { readonly type: 'SupplyCertificate' })
  | (Omit<CertificateIngested, 'type'> & { readonly type: 'IngestCertificate' })
  | (Omit<HistoricCertificateEntered, 'type'> & { readonly type: 'EnterHistoric' })
interface Done {
  readonly at: string
  readonly by: string
}
export type EnteredCommand =
  | Entry
  | (Done & { readonly type: 'ConfirmSupplied'; readonly identifier: string; readonly checkedAgainst: string })
  | (Done & { readonly type: 'RejectSupplied'; readonly reason: string })
  | (Done & {
      readonly type: 'EndEntered'
      readonly ground: EnteredCertificateEnded['ground']
      readonly reason: string
    })
export type EnteredState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'present'
      readonly standing: 'UNVERIFIED' | 'REJECTED' | 'VERIFIED' | 'ENDED'
      readonly organ: string
      readonly supplier: string | null
      /** Where it came from, so that the same line taken in again is known as the same. */
      readonly source: string
    }
export type EnteredRefusalCode =
  | 'CERTIFICATE_ALREADY_ENTERED'
  | 'ENTERED_UNKNOWN'
  | 'ENTERED_IDENTIFIER_WRONG'
  | 'ENTERED_VALIDITY_WRONG'
  | 'SUPPLIED_ALREADY_DECIDED'
  | 'SUPPLIED_BY_ONESELF'
  | 'ENTERED_NOT_STANDING'

/** A certificate this bureau did not make: supplied and confirmed, pushed by its issuer, or from old books. */
export const enteredDecider: Decider<EnteredCommand, EnteredState, EnteredEvent, EnteredRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'SupplyCertificate':
      case 'IngestCertificate':
      case 'EnterHistoric':
        return enter(command, state)
      case 'ConfirmSupplied': {
        const { at, by, identifier, checkedAgainst } = command
        const no = notToDecide(state, by)
        if (no !== undefined) return refused(no)
        if (!parseCertificateIdentifier(identifier).ok) return refused('ENTERED_IDENTIFIER_WRONG')
        return happened({ type: 'SuppliedConfirmed', at, by, identifier, checkedAgainst })
      }
      case 'RejectSupplied': {
        const { at, by, reason } = command
        const no = notToDecide(state, by)
        return no === undefined ? happened({ type: 'SuppliedRejected', at, by, reason }) : refused(no)
      }
      case 'EndEntered': {
        const { at, by, ground, reason } = command
        if (state.phase === 'absent') return refused('ENTERED_UNKNOWN')
        if (state.standing !== 'VERIFIED') return refused('ENTERED_NOT_STANDING')
        return happened({ type: 'EnteredCertificateEnded', at, by, ground, reason })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CertificateSupplied': {
        const { organ, by: supplier } = event
        return { phase: 'present', standing: 'UNVERIFIED', organ, supplier, source: 'SUPPLIED' }
      }
      case 'CertificateIngested':
      case 'HistoricCertificateEntered':
        return {
          phase: 'present',
          standing: 'VERIFIED',
          organ: event.organ,
          supplier: null,
          source: sourceOf(event),
        }
      case 'SuppliedConfirmed':
        return state.phase === 'absent' ? state : { ...state, standing: 'VERIFIED' }
      case 'SuppliedRejected':
        return state.phase === 'absent' ? state : { ...state, standing: 'REJECTED' }
      case 'EnteredCertificateEnded':
        return state.phase === 'absent' ? state : { ...state, standing: 'ENDED' }
      default:
        return unreachable(event)
    }
  },
}

const sourceOf = (event: CertificateIngested | HistoricCertificateEntered): string =>
  event.type === 'CertificateIngested' ? `${event.system} ${event.message}` : event.batch

function enter(command: Entry, state: EnteredState) {
  if (state.phase === 'present') return refused('CERTIFICATE_ALREADY_ENTERED', { source: state.source })
  if (command.validUntil !== null && command.validUntil < command.validFrom) return refused('ENTERED_VALIDITY_WRONG')
  if (command.type === 'SupplyCertificate') return happened<EnteredEvent>({ ...command, type: 'CertificateSupplied' })
  if (!parseCertificateIdentifier(command.identifier).ok) return refused('ENTERED_IDENTIFIER_WRONG')
  return command.type === 'IngestCertificate'
    ? happened<EnteredEvent>({ ...command, type: 'CertificateIngested' })
    : happened<EnteredEvent>({ ...command, type: 'HistoricCertificateEntered' })
}

function notToDecide(state: EnteredState, by: string): EnteredRefusalCode | undefined {
  if (state.phase === 'absent') return 'ENTERED_UNKNOWN'
  if (state.standing !== 'UNVERIFIED') return 'SUPPLIED_ALREADY_DECIDED'
  return state.supplier === by ? 'SUPPLIED_BY_ONESELF' : undefined
}
