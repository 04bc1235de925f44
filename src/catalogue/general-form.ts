import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { CertificateField, Criterion, ItemStandard, LegalBasis, Material, Step, Text } from './standard.ts'

const { acceptance: DaysLimit } = ItemStandard.properties.limits.properties

/** How an item is applied for again, or given up: 变更, 延续, 注销 (行政许可法 49, 50, 70). */
const Action = T.Object(
  { name: Text, basis: T.Optional(LegalBasis), materials: T.Array(T.String()) },
  { additionalProperties: false },
)

/** What items share that are only named with their legal basis (depth GENERAL). */
export const GeneralForm = T.Object(
  {
    about: Text,
    form: T.Unknown(),
    formLayout: ItemStandard.properties.formLayout,
    materials: T.Object(
      { application: Material, person: Material, organisation: Material },
      { additionalProperties: false },
    ),
    steps: T.Array(Step, { minItems: 1 }),
    criteria: T.Array(Criterion),
    acceptance: DaysLimit,
    limits: T.Object({ permit: DaysLimit, other: DaysLimit }, { additionalProperties: false }),
    fee: ItemStandard.properties.fee,
    certificateFields: T.Array(CertificateField),
    actions: T.Object(
      { NEW: Action, CHANGE: Action, RENEWAL: Action, CANCELLATION: Action },
      { additionalProperties: false },
    ),
    supervision: T.Object({ firstCheckDays: T.Integer({ minimum: 0 }) }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)
export type GeneralForm = Static<typeof GeneralForm>

/** Materials many items ask for, described once, so that what was handed in for one can serve another. */
export const MaterialList = T.Object({ materials: T.Array(Material) }, { additionalProperties: false })
export type MaterialList = Static<typeof MaterialList>
