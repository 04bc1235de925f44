import type { Json, PinnedStandard } from '#kernel'

/** 审管互动: what other rooms have to wait for. */
export interface InterplayOffice {
  /** 闭环确认: the certificate of this grant does not go out yet. */
  readonly holdsIssue: (grant: {
    readonly standard: PinnedStandard
    /** Leaf hash and instant of the grant. */
    readonly cause: string
    readonly grantedAt: string
  }) => Promise<boolean>
  /** 提前函告: whether departments were told of this change of an item, and until when they are given time. */
  readonly changeNotice: (change: {
    readonly item: string
    /** Of the text; for a retirement the day from which it holds. */
    readonly digest: string
    /** The standard as it will be; null for a retirement. */
    readonly next: Json | null
    /** The organ that drafted it, and need not be told. */
    readonly drafter: string
  }) => Promise<ChangeNotice>
}
/** `until`: a plain date; the change holds from a day after it. */
export type ChangeNotice =
  { readonly state: 'NOT_NEEDED' | 'NOT_SENT' | 'OVER' } | { readonly state: 'RUNS'; readonly until: string }
