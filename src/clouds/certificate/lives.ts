import type { LifeDefinition } from '#frame'
import { certificateDecider } from './domain/certificate.ts'
import type { CertificateCommand, CertificateState } from './domain/certificate.ts'
import type {
  CertificateEvent,
  NoticeEvent,
  OldSealEvent,
  RenditionEvent,
  RevocationEvent,
  SealEvent,
} from './domain/events.ts'
import { noticeDecider } from './domain/notice.ts'
import type { NoticeCommand, NoticeState } from './domain/notice.ts'
import { oldSealDecider } from './domain/old-seal.ts'
import type { OldSealCommand, OldSealState } from './domain/old-seal.ts'
import { renditionDecider } from './domain/rendition.ts'
import type { RenditionCommand, RenditionState } from './domain/rendition.ts'
import { revocationDecider } from './domain/revocation.ts'
import type { RevocationCommand, RevocationState } from './domain/revocation.ts'
import { revocationPowerDecider } from './domain/revocation-power.ts'
import type { RevocationPowerCommand, RevocationPowerGiven, RevocationPowerState } from './domain/revocation-power.ts'
import { sealDecider } from './domain/seal.ts'
import type { SealCommand, SealState } from './domain/seal.ts'
import { statusListDecider } from './domain/status-list.ts'
import type { StatusListCommand, StatusListPublished, StatusListState } from './domain/status-list.ts'
import { CERTIFICATE_TYPES, NOTICE_TYPES, RENDITION_TYPES } from './projections/read-events.ts'

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
export const renditionLife: LifeDefinition<RenditionCommand, RenditionState, RenditionEvent> = {
  kind: 'rendition',
  decider: renditionDecider,
  eventTypes: RENDITION_TYPES,
}
export const sealLife: LifeDefinition<SealCommand, SealState, SealEvent> = {
  kind: 'seal',
  decider: sealDecider,
  eventTypes: [
    'SealRegistered',
    'SealUseAuthorised',
    'SealUseForbidden',
    'SealCustodyOffered',
    'SealCustodyAccepted',
    'SealKeyRotated',
    'SealCompromised',
  ],
}
export const oldSealLife: LifeDefinition<OldSealCommand, OldSealState, OldSealEvent> = {
  kind: 'oldSeal',
  decider: oldSealDecider,
  eventTypes: ['OldSealHandedOver', 'OldSealDestroyed'],
}
export const revocationPowerLife: LifeDefinition<RevocationPowerCommand, RevocationPowerState, RevocationPowerGiven> = {
  kind: 'revocationPower',
  decider: revocationPowerDecider,
  eventTypes: ['RevocationPowerGiven'],
}
export const statusListLife: LifeDefinition<StatusListCommand, StatusListState, StatusListPublished> = {
  kind: 'statusList',
  decider: statusListDecider,
  eventTypes: ['StatusListPublished'],
}
export const revocationLife: LifeDefinition<RevocationCommand, RevocationState, RevocationEvent> = {
  kind: 'revocationList',
  decider: revocationDecider,
  eventTypes: ['CertificateRevoked', 'RevocationListPublished'],
}
