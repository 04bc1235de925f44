import { refusing } from '#frame'
import { refusalTexts } from './refusals.ts'

export { actOn as act, NOT_FOUND, officerOf } from '#frame'
export const refuse = refusing(refusalTexts)
