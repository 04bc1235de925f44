/** What fsck can find. Each has been seen to be found: fsck.test.ts tampers in every one of these ways. */
export type FindingCode =
  | 'ENVELOPE_CHANGED'
  | 'ENVELOPE_NOT_CANONICAL'
  | 'ROW_DIFFERS_FROM_ENVELOPE'
  | 'RECORDED_BEFORE_IT_OCCURRED'
  | 'BODY_CHANGED'
  | 'BODY_MISSING'
  | 'BODY_OUTLIVED_ERASURE'
  | 'SIGNATURE_INVALID'
  | 'VERSION_OUT_OF_ORDER'
  | 'LEAF_MISSING'
  | 'NODE_CHANGED'
  | 'NODE_MISSING'
  | 'NODE_UNKNOWN'
  | 'CHECKPOINT_NOT_SIGNED_BY_THE_LOG'
  | 'CHECKPOINT_CONTRADICTS_THE_TREE'
  | 'CHECKPOINT_MISSING'
  | 'COSIGNATURE_INVALID'
  | 'LIFE_DIFFERS'
  | 'LIFE_VERSION_DIFFERS'
  | 'LIFE_WITHOUT_ENTRIES'
  | 'LIFE_OF_UNKNOWN_KIND'
  | 'TYPE_OF_ANOTHER_LIFE'
  | 'ORPHAN_BODY'
  | 'ORPHAN_KEY'
  | 'ORPHAN_LEAF'
  | 'PROJECTION_DIFFERS'
  | 'AUDIT'

export interface Finding {
  readonly code: FindingCode
  /** What it is about: an entry, a leaf, a life, a table. */
  readonly subject: string
  readonly detail: string
}

/** A damaged ledger may have millions of findings; the first ones tell the story, and all are counted. */
const FINDINGS_KEPT_MAX = 1000

export interface Findings {
  readonly add: (code: FindingCode, subject: string, detail: string) => void
  readonly kept: readonly Finding[]
  readonly count: () => number
}

export function createFindings(): Findings {
  const kept: Finding[] = []
  let count = 0
  return {
    kept,
    count: () => count,
    add: (code, subject, detail) => {
      count++
      if (kept.length < FINDINGS_KEPT_MAX) kept.push({ code, subject, detail })
    },
  }
}
