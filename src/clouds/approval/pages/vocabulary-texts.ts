import { texts } from '#contract'

/** Words of the item catalogue that several public pages use. */
export const catalogueTexts = texts(
  {
    PERMIT: '行政许可',
    PUBLIC_SERVICE: '公共服务',
    CONFIRMATION: '行政确认',
    PAYMENT: '行政给付',
    REWARD: '行政奖励',
    ADJUDICATION: '行政裁决',
    FILING: '备案',
    OTHER_POWER: '其他行政权力',
    PERSON: '个人',
    ENTERPRISE: '企业',
    OTHER: '其他组织',
    unverified: '待核',
    unverifiedTitle: '所引规定的原文尚待核对',
  },
  {
    PERMIT: 'Administrative permit',
    PUBLIC_SERVICE: 'Public service',
    CONFIRMATION: 'Administrative confirmation',
    PAYMENT: 'Administrative payment',
    REWARD: 'Administrative reward',
    ADJUDICATION: 'Administrative adjudication',
    FILING: 'Record filing',
    OTHER_POWER: 'Other administrative power',
    PERSON: 'Individuals',
    ENTERPRISE: 'Businesses',
    OTHER: 'Other organisations',
    unverified: 'to be verified',
    unverifiedTitle: 'The text of this rule has still to be checked',
  },
)

const KINDS = [
  'PERMIT',
  'PUBLIC_SERVICE',
  'CONFIRMATION',
  'PAYMENT',
  'REWARD',
  'ADJUDICATION',
  'FILING',
  'OTHER_POWER',
] as const
export type ItemKind = (typeof KINDS)[number]
export const ITEM_KINDS: readonly ItemKind[] = KINDS
export const isItemKind = (kind: string): kind is ItemKind => KINDS.some((known) => known === kind)
