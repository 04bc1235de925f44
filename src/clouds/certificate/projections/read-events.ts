import { eventReader } from '#frame'
import type { CertificateEvent, NoticeEvent, RenditionEvent } from '../domain/events.ts'

/** Acts on a certificate after its issue. */
export const STANDING_TYPES = [
  'CertificateSuspended',
  'CertificateResumed',
  'MeasureAnnounced',
  'MeasureHearingAsked',
  'MeasureHearingHeld',
  'MeasureDropped',
  'PermitWithdrawn',
  'PermitRevoked',
  'CertificateDeregistered',
] as const
export const CERTIFICATE_TYPES = [
  'CertificatePrepared',
  'SealUseBegan',
  'CertificateSealed',
  'CertificateEnded',
  ...STANDING_TYPES,
] as const
export const NOTICE_TYPES = ['NoticePrepared', 'SealUseBegan', 'NoticeSealed'] as const
export const RENDITION_TYPES = ['RenditionPrepared', 'SealUseBegan', 'RenditionSealed'] as const
export type PaperEvent = CertificateEvent | NoticeEvent | RenditionEvent

/** Certificates and notices share the register of the seal and the list of papers. */
export const readPaperEvent = eventReader<PaperEvent>(...CERTIFICATE_TYPES, ...NOTICE_TYPES, ...RENDITION_TYPES)
