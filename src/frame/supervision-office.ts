/** 监管归属 and 审管脱节: what other rooms ask of the supervision cloud. */
export interface SupervisionOffice {
  /**
   * Departments that supervise what is approved under this item in this region, by the list in force today and, where
   * it has no line, the item's standard. None: 监管真空.
   */
  readonly supervisorsOf: (item: string, region: string) => Promise<readonly string[]>
  /** 专职信息联络员 of a department today, or whoever stands in for him; undefined where none was named. */
  readonly liaisonOf: (organ: string) => Promise<{ readonly officer: string; readonly contact: string } | undefined>
  /**
   * The same for every region the item is decided for, one by one: a list that names somebody in one town says nothing
   * about the next. Items that left the list are asked for as they last stood.
   */
  readonly survey: (items: readonly string[]) => Promise<readonly SurveyedRegion[]>
  /** Every duty out of touch now, oldest first, and acts that were never pushed at all. */
  readonly disconnections: () => Promise<readonly DisconnectedDuty[]>
}
export interface SurveyedRegion {
  readonly item: string
  readonly region: string
  readonly supervisors: readonly string[]
}
export interface DisconnectedDuty {
  readonly kind: 'NEVER_PUSHED' | 'NOT_CLAIMED' | 'NOT_INSPECTED' | 'NO_FEEDBACK'
  readonly case: string
  readonly caseNumber: string | null
  readonly itemName: string | null
  /** Null where nobody was told. */
  readonly duty: string | null
  readonly organ: string | null
  /** Since when it is out of touch: an instant. */
  readonly since: string
}
