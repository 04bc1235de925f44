import type { Language } from '#web/i18n/language.ts'

/** Papers printed from the standard in force are fetched by the browser itself. */
export const paperAddress = (code: string, paper: string, language: Language): string =>
  `/api/v1/papers/${encodeURIComponent(code)}/${paper}?language=${language}`
export const materialPaperAddress = (code: string, material: string, paper: 'sample' | 'blank', language: Language) =>
  paperAddress(code, `materials/${encodeURIComponent(material)}/${paper}`, language)
