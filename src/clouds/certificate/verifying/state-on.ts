import type { StatusName } from '#seal'
import type { CertificateRow } from '../projections/document.ts'
import type { Said } from './verdict-texts.ts'

export const CERTIFICATE_STATES = [
  'IN_FORCE',
  'NOT_YET_IN_FORCE',
  'SUSPENDED',
  'EXPIRED',
  'REPLACED',
  'WITHDRAWN',
  'ANNULLED',
  'REVOKED',
  'DEREGISTERED',
] as const
export type CertificateStateNow = (typeof CERTIFICATE_STATES)[number]
type Standing = Pick<CertificateRow, 'ended' | 'suspendedAt' | 'suspendedUntil' | 'deregisteredAt'>
type Valid = Pick<CertificateRow, 'validFrom' | 'validUntil'>

/** Whether it is in force on the day somebody asks: the last act says more than the days printed on it. */
export function stateOn(today: string, { validFrom, validUntil }: Valid, standing: Standing): CertificateStateNow {
  const { ended, suspendedAt, suspendedUntil, deregisteredAt } = standing
  if (deregisteredAt !== null) return 'DEREGISTERED'
  if (ended !== null) return ended
  if (today < validFrom) return 'NOT_YET_IN_FORCE'
  if (validUntil !== null && today > validUntil) return 'EXPIRED'
  const suspended = suspendedAt !== null && (suspendedUntil === null || today <= suspendedUntil)
  return suspended ? 'SUSPENDED' : 'IN_FORCE'
}

/** By which act it stands as it stands: the kind of act, never its number, which would lead to the case. */
const ACTS: Readonly<Partial<Record<CertificateStateNow, Said>>> = {
  SUSPENDED: { zh: '暂停许可的决定', en: 'a decision to suspend' },
  REPLACED: { zh: '换发新证', en: 'a newer certificate was issued' },
  WITHDRAWN: { zh: '撤回许可的决定（行政许可法第八条）', en: 'a decision to withdraw (Licensing Law 8)' },
  ANNULLED: { zh: '撤销许可的决定（行政许可法第六十九条）', en: 'a decision to annul (Licensing Law 69)' },
  REVOKED: { zh: '吊销许可证的处罚决定（行政处罚法第九条）', en: 'a penalty of revocation (Penalties Law 9)' },
  DEREGISTERED: { zh: '注销手续（行政许可法第七十条）', en: 'deregistration (Licensing Law 70)' },
}
/** Since when and by what it is no longer, or not now, in force; empty while its printed days say it all. */
export function sinceOf(state: CertificateStateNow, row: Standing & Pick<CertificateRow, 'endedAt'>) {
  const act = ACTS[state]
  const at =
    state === 'SUSPENDED'
      ? row.suspendedAt
      : state === 'DEREGISTERED'
        ? (row.deregisteredAt ?? row.endedAt)
        : row.endedAt
  return act === undefined || at === null
    ? {}
    : {
        stateAct: act,
        stateSince: at.toISOString(),
        ...(state === 'SUSPENDED' && row.suspendedUntil !== null ? { suspendedUntil: row.suspendedUntil } : {}),
      }
}

/** What a status list says: the days printed on a certificate are on the certificate itself. */
export function statusOf(today: string, { ended, suspendedAt, suspendedUntil, deregisteredAt }: Standing): StatusName {
  if (deregisteredAt !== null) return 'DEREGISTERED'
  if (ended !== null) return ended
  return suspendedAt !== null && (suspendedUntil === null || today <= suspendedUntil) ? 'SUSPENDED' : 'IN_FORCE'
}
