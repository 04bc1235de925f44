import { channelsOf, formIsUsable } from '#catalogue'
import { isCancelled } from '#catalogue/standard'
import type { ItemStandard } from '#catalogue/standard'
import type { PackageDefinition } from '#catalogue'

/** Why an item cannot be applied for on-line as it is configured. */
export type OnlineFault = 'NO_ONLINE_CHANNEL' | 'FORM_UNUSABLE' | 'NOTHING_TO_HAND_IN'

/** 网上可申报: a working form, a list of what to hand in, and a channel that is open; nobody ticks it (AP-10). */
export function onlineFaults(standard: ItemStandard): readonly OnlineFault[] {
  const open = channelsOf(standard).some((channel) => channel === 'ONLINE' || channel === 'MOBILE')
  return [
    ...(open ? [] : ['NO_ONLINE_CHANNEL' as const]),
    ...(formIsUsable(standard.form) ? [] : ['FORM_UNUSABLE' as const]),
    // An item for which nothing is asked but the form is one of the best; one without form and paper is none.
    ...(standard.materials.length > 0 || formIsUsable(standard.form) ? [] : ['NOTHING_TO_HAND_IN' as const]),
  ]
}

/** Whoever may apply: what was cancelled is supervised and no longer applied for. */
export const mayBeAppliedFor = (standard: ItemStandard): boolean => !isCancelled(standard)

/** What 标准化 or 集成化 still lacks in an item (WF-33). */
export type GoalFault = 'NOT_AUTHORED' | 'NO_CRITERIA' | 'NO_SUPERVISION' | 'NO_PACKAGE'

/** 两化: standardised — written in full from the law; integrated — part of a package or handled jointly. */
export function goalFaults(code: string, standard: ItemStandard, packages: readonly PackageDefinition[]) {
  const { depth, criteria, kind, mode, supervision, jointHandling } = standard
  // A filing is recorded, not examined: criteria would make a permit of it (ST-21).
  const examined = kind !== 'FILING' && mode !== 'FILING' && kind !== 'PUBLIC_SERVICE'
  const standardised: readonly GoalFault[] = [
    ...(depth === 'FULL' ? [] : ['NOT_AUTHORED' as const]),
    ...(criteria.length > 0 || !examined ? [] : ['NO_CRITERIA' as const]),
    ...(supervision.points.length > 0 ? [] : ['NO_SUPERVISION' as const]),
  ]
  const bundled = jointHandling === true || packages.some(({ steps }) => steps.some(({ item }) => item === code))
  const integrated: readonly GoalFault[] = bundled ? [] : ['NO_PACKAGE']
  return { standardised, integrated }
}

/** 1个工作日内办结: a promise of one working day at the most, or at once within the day (WF-10). */
export const isWithinOneDay = ({ limits: { promised } }: ItemStandard): boolean =>
  promised.unit === 'working' && promised.days <= 1
