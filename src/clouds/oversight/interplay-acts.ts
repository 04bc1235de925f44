import type { BulletinPublished, ExchangeEvent } from '#clouds/interplay/events'

export type NamedInterplayEvent = BulletinPublished | ExchangeEvent

export const INTERPLAY_ACTS: Readonly<
  Record<NamedInterplayEvent['type'], { readonly zh: string; readonly en: string }>
> = {
  ExchangeOpened: { zh: '发起审管互动', en: 'Exchange opened' },
  ExchangeAnswered: { zh: '回应审管互动', en: 'Exchange answered' },
  MeetingConvened: { zh: '召集审管会议', en: 'Meeting convened' },
  MinutesRecorded: { zh: '形成会议纪要', en: 'Minutes recorded' },
  DecisionCarriedOut: { zh: '落实议定事项', en: 'Decision of a meeting carried out' },
  ExchangeConcluded: { zh: '办结审管互动', en: 'Exchange concluded' },
  SilenceRecorded: { zh: '记录逾期未回应', en: 'Silence recorded' },
  HoldLifted: { zh: '许可未撤销，恢复颁证', en: 'Permit stands: its certificate waits no longer' },
  BulletinPublished: { zh: '发布认领通报', en: 'Bulletin on claiming published' },
}
