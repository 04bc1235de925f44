import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type as T } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { schemaParser } from './parse-schema.ts'
import { Text } from './standard.ts'

const closed = { additionalProperties: false }
const Faq = T.Array(
  T.Object({ question: Text, answer: Text, basis: T.String(), items: T.Array(T.String(), { minItems: 1 }) }, closed),
)
const Window = T.Object(
  {
    number: T.String(),
    floor: T.String(),
    name: Text,
    all: T.Boolean(),
    domains: T.Array(T.String()),
    items: T.Array(T.String()),
  },
  closed,
)
const Point = T.Object(
  {
    name: Text,
    kind: T.Enum(['HALL', 'TOWNSHIP_CENTRE', 'VILLAGE_STATION', 'ENTERPRISE_STATION']),
    region: T.String(),
    address: Text,
    phone: T.String(),
    longitude: T.Number(),
    latitude: T.Number(),
    hours: T.Array(T.Object({ days: T.Array(T.Integer()), from: T.String(), to: T.String() }, closed)),
    windows: T.Array(Window),
    bookingUrl: T.Union([T.Null(), T.String()]),
    park: T.Union([T.Null(), Text]),
    services: T.Array(Text),
  },
  closed,
)
const Points = T.Object(
  {
    regions: T.Array(T.Object({ code: T.String(), level: T.Enum(['TOWNSHIP', 'VILLAGE']), name: Text }, closed)),
    points: T.Array(Point),
  },
  closed,
)
const Eligibility = T.Object(
  {
    items: T.Array(T.String()),
    industries: T.Array(T.String()),
    sizes: T.Array(T.String()),
    regions: T.Array(T.String()),
    parks: T.Array(T.String()),
    employeesMax: T.Union([T.Null(), T.Integer()]),
  },
  closed,
)
const Benefits = T.Object(
  {
    policies: T.Array(
      T.Object({ title: Text, text: Text, basis: T.String(), gives: Text, eligibility: Eligibility }, closed),
    ),
    profiles: T.Array(
      T.Object(
        {
          username: T.String(),
          creditCode: T.String(),
          name: T.String(),
          industry: T.String(),
          size: T.String(),
          employees: T.Integer(),
          region: T.String(),
          park: T.Union([T.Null(), T.String()]),
          verified: T.Boolean(),
        },
        closed,
      ),
    ),
  },
  closed,
)
const Measure = T.Object({ what: T.String(), before: T.Integer(), after: T.Integer() }, closed)
const Answer = T.Object(
  {
    text: T.String(),
    adoption: T.Optional(T.Object({ adopted: T.Boolean(), reason: T.String() }, closed)),
    resolution: T.Optional(
      T.Object({ before: T.String(), after: T.String(), measures: T.Array(Measure, { minItems: 1 }) }, closed),
    ),
  },
  closed,
)
const Requests = T.Array(
  T.Object(
    {
      kind: T.Enum(['ENQUIRY', 'COMPLAINT', 'SUGGESTION', 'PAIN_POINT']),
      daysAgo: T.Integer({ minimum: 0, maximum: 365 }),
      item: T.Optional(T.String()),
      text: T.String({ minLength: 5 }),
      answer: T.Optional(Answer),
      publish: T.Optional(T.Boolean()),
    },
    closed,
  ),
)

/** What the district's people ask, where they go, and what is offered to them. */
export interface ServiceMatters {
  readonly faq: Static<typeof Faq>
  readonly points: Static<typeof Points>
  readonly benefits: Static<typeof Benefits>
  readonly requests: Static<typeof Requests>
}

async function read<S extends TSchema>(folder: string, file: string, schema: S): Promise<Static<S>> {
  const parsed = schemaParser(schema)(JSON.parse(await readFile(join(folder, file), 'utf8')))
  if (parsed.ok) return parsed.value
  throw new Error(parsed.faults.map(({ place, detail }) => `${file}${place}: ${detail}`).join('\n'))
}

export async function loadServiceMatters(folder: string): Promise<ServiceMatters> {
  const [faq, points, benefits, requests] = await Promise.all([
    read(folder, 'faq.json', Faq),
    read(folder, 'service-points.json', Points),
    read(folder, 'benefits.json', Benefits),
    read(folder, 'requests.json', Requests),
  ])
  return { faq, points, benefits, requests }
}
