import { refusing } from '#frame'
import type { OfficerActor } from '#policy'
import { refusalTexts } from './refusals.ts'

export { NOT_FOUND, officerOf } from '#frame'
export const PAGE = 20
export const refuse = refusing(refusalTexts)
/** Inspectors and leaders watch over all; everybody else over what concerns his organ. */
export const seesAll = ({ roles }: OfficerActor): boolean => roles.includes('inspector') || roles.includes('leader')
