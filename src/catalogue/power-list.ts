import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { LegalBasis, Text } from './standard.ts'

const Day = T.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** 「三定」规定 gives an organ its functions; a power that rests on none of them is a mismatch (ST-18). */
const OrganFunction = T.Object(
  {
    id: T.String({ pattern: '^F-[A-Za-z]+-\\d{2}$' }),
    /** In the files the organ's key; once loaded its id. */
    organ: T.String(),
    text: Text,
    /** The paper that gives it, as the district calls it. */
    document: Text,
  },
  { additionalProperties: false },
)

/** One entry of the list of powers and duties (权责清单): what an organ may do, and answers for. */
const Power = T.Object(
  {
    id: T.String({ pattern: '^P-[A-Za-z]+-\\d{2}$' }),
    organ: T.String(),
    kind: T.Enum([
      'PERMIT',
      'PUBLIC_SERVICE',
      'CONFIRMATION',
      'PAYMENT',
      'REWARD',
      'ADJUDICATION',
      'FILING',
      'OTHER_POWER',
      'INSPECTION',
      'PENALTY',
    ]),
    name: Text,
    bases: T.Array(LegalBasis, { minItems: 1 }),
    /** 责任事项: what the organ answers for when it uses the power. */
    duties: T.Array(Text, { minItems: 1 }),
    /** The function it rests on; none is a finding for the report, not a fault of the file. */
    function: T.Optional(T.String()),
    /** Adjustments since the list was first published: what triggered them, and when each side happened (ST-17). */
    adjustments: T.Optional(
      T.Array(
        T.Object(
          {
            kind: T.Enum(['ADDED', 'CHANGED', 'TRANSFERRED']),
            trigger: T.Enum(['LAW', 'REFORM', 'FUNCTIONS']),
            reason: Text,
            /** The day what triggered it took effect, and the day the list said so: the lag is their distance. */
            triggeredOn: Day,
            publishedOn: Day,
          },
          { additionalProperties: false },
        ),
        { minItems: 1 },
      ),
    ),
  },
  { additionalProperties: false },
)

/** 权责清单 of a district, with the functions its organs were given. Items point into it with `powerItem`. */
export const PowerList = T.Object(
  {
    about: Text,
    edition: T.String({ minLength: 1, maxLength: 20 }),
    publishedOn: Day,
    functions: T.Array(OrganFunction, { minItems: 1 }),
    powers: T.Array(Power, { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type PowerList = Static<typeof PowerList>
export type Power = Static<typeof Power>
export type OrganFunction = Static<typeof OrganFunction>
