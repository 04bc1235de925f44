import type { Booklet } from '../document/booklet-data.ts'
import type { DocumentOrder, PreparedDocument } from '../document/prepare-document.ts'
import type { RenderedBooklet } from '../document/render-booklet.ts'
import type { OfdOrder } from '../ofd/prepare-ofd.ts'
import type { PreparedOfd } from '../ofd/write-ofd.ts'

/** What the renderer and its workers say to each other: a paper to be sealed, its OFD, or a booklet to be printed. */
export type Job =
  | { readonly id: number; readonly order: DocumentOrder }
  | { readonly id: number; readonly ofd: OfdOrder }
  | { readonly id: number; readonly booklet: Booklet }
/** A buffer arrives on the other side as the plain bytes it is. */
export type WorkerDocument = Omit<PreparedDocument, 'prepared'> & { readonly prepared: Uint8Array }
export type WorkerBooklet = Omit<RenderedBooklet, 'pdf'> & { readonly pdf: Uint8Array }
export type WorkerOfd = Omit<PreparedOfd, 'prepared'> & { readonly prepared: Uint8Array }
export type JobOutcome =
  | { readonly id: number; readonly ok: true; readonly ofd: WorkerOfd }
  | { readonly id: number; readonly ok: true; readonly booklet: WorkerBooklet }
  | { readonly id: number; readonly ok: true; readonly document: WorkerDocument }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** Structured clones of what our own other side posted: the one place where a message is called by its type. */
export const parseJob = (message: unknown): Job => message as Job
export const parseOutcome = (message: unknown): JobOutcome => message as JobOutcome
