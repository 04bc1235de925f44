import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { Text } from './standard.ts'

/** Words of a business scope (经营范围) and the item they ask for: what the notice after a licence is made of. */
export const ScopePermits = T.Object(
  {
    about: Text,
    entries: T.Array(
      T.Object(
        { words: T.Array(T.String({ minLength: 2 }), { minItems: 1 }), item: T.String() },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type ScopePermits = Static<typeof ScopePermits>
