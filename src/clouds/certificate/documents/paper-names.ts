import { NOTICE_NAMES } from '../domain/events.ts'
import type { NoticeKind } from '../domain/events.ts'

/** What a paper is called in lists and file names. */
export const PAPER_NAMES: Readonly<Record<NoticeKind | 'CERTIFICATE', { readonly zh: string; readonly en: string }>> = {
  ...NOTICE_NAMES,
  CERTIFICATE: { zh: '证照', en: 'Certificate' },
}
