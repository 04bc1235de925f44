import { eventReader } from '#frame'
import type { CertificateEvent, NoticeEvent, RenditionEvent } from '../domain/events.ts'

export const CERTIFICATE_TYPES = [
  'CertificatePrepared',
  'SealUseBegan',
  'CertificateSealed',
  'CertificateEnded',
] as const
export const NOTICE_TYPES = ['NoticePrepared', 'SealUseBegan', 'NoticeSealed'] as const
export const RENDITION_TYPES = ['RenditionPrepared', 'SealUseBegan', 'RenditionSealed'] as const
export type PaperEvent = CertificateEvent | NoticeEvent | RenditionEvent

/** Certificates and notices share the register of the seal and the list of papers. */
export const readPaperEvent = eventReader<PaperEvent>(...CERTIFICATE_TYPES, ...NOTICE_TYPES, ...RENDITION_TYPES)
