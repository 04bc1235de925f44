import { eventReader } from '#frame'
import type { CertificateEvent, NoticeEvent } from '../domain/events.ts'

export const CERTIFICATE_TYPES = [
  'CertificatePrepared',
  'SealUseBegan',
  'CertificateSealed',
  'CertificateEnded',
] as const
export const NOTICE_TYPES = ['NoticePrepared', 'SealUseBegan', 'NoticeSealed'] as const

/** Certificates and notices share the register of the seal and the list of papers. */
export const readPaperEvent = eventReader<CertificateEvent | NoticeEvent>(...CERTIFICATE_TYPES, ...NOTICE_TYPES)
