/** A name as people read it; English where it is known. */
export interface Bilingual {
  readonly zh: string
  readonly en?: string
}
