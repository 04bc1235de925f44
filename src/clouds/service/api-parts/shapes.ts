import { Type as T } from 'typebox'
import { Id, Instant } from '#contract'

export const params = T.Object({ id: Id })
export const codeParams = T.Object({ code: T.String({ maxLength: 40 }) })
export const Bilingual = T.Object({ zh: T.String(), en: T.Optional(T.String()) })
export const Named = T.Object({ id: T.String(), name: Bilingual })
export const nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
export const expectedVersion = T.Integer({ minimum: 1 })
/** Words somebody writes: at least two letters, so that a blank is no reason. */
export const Words = (maxLength: number) => T.String({ minLength: 2, maxLength })
export const BilingualWords = (maxLength: number) =>
  T.Object(
    { zh: T.String({ minLength: 2, maxLength }), en: T.Optional(T.String({ maxLength })) },
    { additionalProperties: false },
  )
export const Codes = (maxItems: number) => T.Array(T.String({ minLength: 1, maxLength: 80 }), { maxItems })
export const ItemRef = T.Object({ code: T.String(), name: Bilingual })
export const Made = T.Object({ id: Id, version: T.Integer() })
/** Day by which something is owed, and how far it is: negative days are overdue. */
export const Due = T.Object({
  due: T.String(),
  remaining: T.Integer(),
  overdue: T.Boolean(),
  colour: T.Enum(['green', 'amber', 'red']),
})
export const Step = T.Object({ type: T.String(), at: Instant, by: T.String(), note: T.String() })
