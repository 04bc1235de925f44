import type { Language } from '#web/i18n/index.ts'
import { SANCTIONS, VIOLATIONS } from '../domain/codes.ts'
import type { Sanction, Violation } from '../domain/codes.ts'

export const violationName = (code: Violation, language: Language): string => VIOLATIONS[code][language]
export const sanctionName = (code: Sanction, language: Language): string => SANCTIONS[code][language]
