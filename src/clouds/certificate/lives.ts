import type { LifeDefinition } from '#frame'
import { certificateDecider } from './domain/certificate.ts'
import type { CertificateCommand, CertificateState } from './domain/certificate.ts'
import type { CertificateEvent, NoticeEvent, SealEvent } from './domain/events.ts'
import { noticeDecider } from './domain/notice.ts'
import type { NoticeCommand, NoticeState } from './domain/notice.ts'
import { sealDecider } from './domain/seal.ts'
import type { SealCommand, SealState } from './domain/seal.ts'
import { CERTIFICATE_TYPES, NOTICE_TYPES } from './projections/read-events.ts'

export const certificateLife: LifeDefinition<CertificateCommand, CertificateState, CertificateEvent> = {
  kind: 'certificate',
  decider: certificateDecider,
  eventTypes: CERTIFICATE_TYPES,
}
export const noticeLife: LifeDefinition<NoticeCommand, NoticeState, NoticeEvent> = {
  kind: 'notice',
  decider: noticeDecider,
  eventTypes: NOTICE_TYPES,
}
export const sealLife: LifeDefinition<SealCommand, SealState, SealEvent> = {
  kind: 'seal',
  decider: sealDecider,
  eventTypes: ['SealRegistered', 'SealUseAuthorised'],
}
