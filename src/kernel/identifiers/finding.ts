/**
 * What a careful reader says about an identifier: its parts, or the first thing that is wrong with it,
 * so that the page can name the mistake instead of saying "invalid".
 */
export type Finding<Value, Fault extends string> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: Fault }

export type IdentifierFault =
  'LENGTH' | 'CHARACTERS' | 'FORMAT' | 'PREFIX' | 'REGION' | 'DATE' | 'FUTURE' | 'CHECK_DIGIT'

export const sound = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const faulty = <Fault extends IdentifierFault>(code: Fault): { readonly ok: false; readonly code: Fault } => ({
  ok: false,
  code,
})
