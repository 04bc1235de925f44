/** Ids of the fields of a schema form, which error summaries link to. */
export const FORM_ID = 'form'
export const fieldId = (path: readonly string[]): string => [FORM_ID, ...path].join('_')
