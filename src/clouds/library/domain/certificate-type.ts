import { happened, parseUnifiedSocialCreditCode, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { CertificateTypeEvent, TypeContent } from './events.ts'

interface Done {
  readonly at: string
  readonly by: string
}
export type CertificateTypeCommand =
  | (Done & {
      readonly type: 'DraftCertificateType'
      readonly code: string
      readonly content: TypeContent
      readonly note: string
    })
  | (Done & { readonly type: 'PublishCertificateType' })
  | (Done & { readonly type: 'ReturnCertificateType'; readonly reason: string })
export type CertificateTypeState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'present'
      readonly code: string
      /** Of the newest draft. */
      readonly number: number
      readonly draft: { readonly by: string; readonly content: TypeContent } | null
      readonly inForce: { readonly number: number; readonly content: TypeContent } | null
    }
export type CertificateTypeRefusalCode =
  | 'TYPE_CODE_WRONG'
  | 'TYPE_FIELDS_WRONG'
  | 'TYPE_VALIDITY_WRONG'
  | 'TYPE_SHARING_WRONG'
  | 'TYPE_UNKNOWN'
  | 'TYPE_WITHOUT_DRAFT'
  | 'TYPE_SAME_PERSON'

/** GB/T 36902: eighteen characters of a credit code with its own check character, and three digits. */
export const isTypeCode = (code: string): boolean =>
  /^[0-9A-Z]{18}\d{3}$/.test(code) && parseUnifiedSocialCreditCode(code.slice(0, 18)).ok

function faultOf({ fields, validity, sharing }: TypeContent): CertificateTypeRefusalCode | undefined {
  const ids = fields.map(({ id }) => id)
  const labels = fields.map(({ label }) => label.zh)
  if (new Set(ids).size !== ids.length || new Set(labels).size !== labels.length) return 'TYPE_FIELDS_WRONG'
  if (fields.some(({ kind, options }) => (kind === 'CHOICE') !== (options?.length ?? 0) > 0)) return 'TYPE_FIELDS_WRONG'
  const byField = validity.kind === 'FIELD' ? fields.find(({ id }) => id === validity.field) : undefined
  if (validity.kind === 'FIELD' && (byField?.kind !== 'DATE' || !byField.required)) return 'TYPE_VALIDITY_WRONG'
  const known = new Set(ids)
  return sharing.some((rule) => rule.fields.some((field) => !known.has(field))) ? 'TYPE_SHARING_WRONG' : undefined
}

/** 证照类型: drafted by one person, published by another; every version stays readable for what was issued after it. */
export const certificateTypeDecider: Decider<
  CertificateTypeCommand,
  CertificateTypeState,
  CertificateTypeEvent,
  CertificateTypeRefusalCode
> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    const { at, by } = command
    if (command.type === 'DraftCertificateType') {
      const { code, content, note } = command
      const fault = isTypeCode(code) ? faultOf(content) : 'TYPE_CODE_WRONG'
      if (fault !== undefined) return refused(fault)
      const last = state.phase === 'absent' ? 0 : (state.inForce?.number ?? 0)
      return happened({ type: 'CertificateTypeDrafted', at, by, code, number: last + 1, content, note })
    }
    if (state.phase === 'absent') return refused('TYPE_UNKNOWN')
    if (state.draft === null) return refused('TYPE_WITHOUT_DRAFT')
    switch (command.type) {
      case 'PublishCertificateType':
        return state.draft.by === by
          ? refused('TYPE_SAME_PERSON')
          : happened({ type: 'CertificateTypePublished', at, by, number: state.number })
      case 'ReturnCertificateType': {
        const { reason } = command
        return happened({ type: 'CertificateTypeReturned', at, by, number: state.number, reason })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'CertificateTypeDrafted') {
      const { code, number, content, by } = event
      const inForce = state.phase === 'absent' ? null : state.inForce
      return { phase: 'present', code, number, draft: { by, content }, inForce }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'CertificateTypePublished':
        return state.draft === null
          ? state
          : { ...state, draft: null, inForce: { number: event.number, content: state.draft.content } }
      case 'CertificateTypeReturned':
        return { ...state, draft: null }
      default:
        return unreachable(event)
    }
  },
}
