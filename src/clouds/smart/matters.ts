import { schemaParser } from '#catalogue'
import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { RuleBook, Said } from './api-shapes.ts'

/** `matters/<item>/decision-table.json`: a table as an installation begins with it. */
const Decision = T.Object(
  { note: T.String(), share: T.Integer(), sample: T.Integer(), dailyMax: T.Integer(), book: RuleBook },
  { additionalProperties: false },
)
/** `matters/registers/<register>.json`: a register of another authority, as invented for the demo district. */
const Register = T.Object(
  {
    register: T.String(),
    name: Said,
    authority: Said,
    asOf: T.String(),
    rows: T.Array(
      T.Object({ key: T.String(), fields: T.Record(T.String(), T.Union([T.String(), T.Number(), T.Boolean()])) }),
    ),
  },
  { additionalProperties: false },
)
export type DecisionMatter = Static<typeof Decision>
export type RegisterMatter = Static<typeof Register>

const decisionOf = schemaParser(Decision)
const registerOf = schemaParser(Register)

export const parseDecisionMatter = (file: string, document: unknown): DecisionMatter => {
  const parsed = decisionOf(document)
  if (parsed.ok) return parsed.value
  throw new Error(`${file}: ${faultOf(parsed.faults)}`)
}
export const parseRegisterMatter = (file: string, document: unknown): RegisterMatter => {
  const parsed = registerOf(document)
  if (parsed.ok) return parsed.value
  throw new Error(`${file}: ${faultOf(parsed.faults)}`)
}
const faultOf = (faults: readonly { readonly place: string; readonly detail: string }[]): string =>
  `${faults[0]?.place ?? ''} ${faults[0]?.detail ?? ''}`
