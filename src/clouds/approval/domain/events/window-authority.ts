import type { Done } from './shapes.ts'

/** 充分授权给窗口: until the day, this officer decides these items at the window. */
export interface WindowAuthorised extends Done {
  readonly type: 'WindowAuthorised'
  readonly officer: string
  readonly items: readonly string[]
  /** Plain date, inclusive. */
  readonly until: string
  /** The written authorisation, by its number. */
  readonly basis: string
}
export interface WindowAuthorityRevoked extends Done {
  readonly type: 'WindowAuthorityRevoked'
  readonly officer: string
  readonly items: readonly string[]
  readonly reason: string
}
