import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { ROLES } from '#policy'
import { Text } from './standard.ts'

const Id = T.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const RegionCode = T.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' })
const Username = T.String({ pattern: '^[a-z][a-z0-9._-]{2,31}$' })

const Organ = T.Object(
  {
    /** What the matters files call it; the id is what entries carry. */
    key: T.String({ pattern: '^[a-z][A-Za-z]*$' }),
    id: Id,
    kind: T.Enum(['BUREAU', 'DEPARTMENT', 'OVERSIGHT', 'GOVERNMENT', 'UTILITY']),
    name: Text,
    region: RegionCode,
    creditCode: T.String(),
  },
  { additionalProperties: false },
)
const Officer = T.Object(
  {
    id: Id,
    username: Username,
    name: T.String({ minLength: 2, maxLength: 50 }),
    organ: Id,
    post: Text,
    roles: T.Array(T.Enum([...ROLES]), { minItems: 1, uniqueItems: true }),
  },
  { additionalProperties: false },
)
const Applicant = T.Object(
  {
    username: Username,
    kind: T.Enum(['PERSON', 'ENTERPRISE']),
    name: T.String({ minLength: 2, maxLength: 100 }),
    idNumber: T.String(),
    phone: T.String(),
  },
  { additionalProperties: false },
)

/** A district as data: its regions, its organs, the people who hold posts and, in a demonstration, who applies. */
export const District = T.Object(
  {
    about: Text,
    region: RegionCode,
    /** Key of the organ that approves. */
    bureau: T.String(),
    regions: T.Array(T.Object({ code: RegionCode, name: Text }, { additionalProperties: false }), { minItems: 1 }),
    organs: T.Array(Organ, { minItems: 1 }),
    officers: T.Array(Officer, { minItems: 1 }),
    applicants: T.Array(Applicant),
  },
  { additionalProperties: false },
)
export type District = Static<typeof District>
export type DistrictOrgan = Static<typeof Organ>
export type DistrictOfficer = Static<typeof Officer>
export type DistrictApplicant = Static<typeof Applicant>
