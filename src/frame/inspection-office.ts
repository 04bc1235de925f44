/** What other rooms ask of inspection. */
export interface InspectionOffice {
  /** Whether a department has a standard to supervise the item by, and a plan of this year that speaks of it. */
  readonly preparedness: (
    organ: string,
    item: string,
  ) => Promise<{ readonly hasStandard: boolean; readonly hasPlan: boolean }>
  /** Whether permits of the item still stand that somebody has to supervise. */
  readonly hasObjects: (item: string) => Promise<boolean>
}
