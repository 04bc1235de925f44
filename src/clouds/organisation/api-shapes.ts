import { Type as T } from 'typebox'
import { Id } from '#contract'

/** Shapes that the doors of the organisation share. */
export const nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
export const closed = { additionalProperties: false } as const
export const params = T.Object({ id: Id })
export const nothing = T.Object({}, closed)
export const Name = T.Object({ zh: T.String(), en: T.Optional(T.String()) })
export const Organ = T.Object({ id: Id, name: Name })
export const Reason = T.Object({ reason: T.String({ minLength: 2, maxLength: 500 }) }, closed)
