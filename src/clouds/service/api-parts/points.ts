import { Type as T } from 'typebox'
import { Id, PlainDate, route } from '#contract'
import { Bilingual, BilingualWords, Codes, expectedVersion, ItemRef, Named, nullable, params, Words } from './shapes.ts'

const Time = T.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const Hours = T.Object(
  {
    days: T.Array(T.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
    from: Time,
    to: Time,
  },
  { additionalProperties: false },
)
const Window = T.Object(
  {
    number: T.String({ minLength: 1, maxLength: 20 }),
    floor: T.String({ maxLength: 20 }),
    name: BilingualWords(60),
    all: T.Boolean(),
    domains: Codes(20),
    items: Codes(100),
  },
  { additionalProperties: false },
)
export const PointKind = T.Enum(['HALL', 'TOWNSHIP_CENTRE', 'VILLAGE_STATION', 'ENTERPRISE_STATION'])
const Facts = T.Object(
  {
    name: BilingualWords(80),
    kind: PointKind,
    region: T.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' }),
    address: BilingualWords(200),
    phone: T.String({ maxLength: 40 }),
    longitude: T.Number({ minimum: 73, maximum: 136 }),
    latitude: T.Number({ minimum: 3, maximum: 54 }),
    hours: T.Array(Hours, { minItems: 1, maxItems: 14 }),
    windows: T.Array(Window, { minItems: 1, maxItems: 60 }),
    bookingUrl: nullable(T.String({ maxLength: 300, pattern: '^https?://' })),
    park: nullable(BilingualWords(60)),
    services: T.Array(BilingualWords(120), { maxItems: 20 }),
  },
  { additionalProperties: false },
)
const Closure = T.Object({ from: T.String(), until: nullable(T.String()), reason: T.String() })
const PointView = T.Object({
  id: Id,
  name: Bilingual,
  kind: PointKind,
  region: T.String(),
  regionName: Bilingual,
  address: Bilingual,
  phone: T.String(),
  longitude: T.Number(),
  latitude: T.Number(),
  mapUrl: T.String(),
  hours: T.Array(Hours),
  bookingUrl: nullable(T.String()),
  park: nullable(Bilingual),
  services: T.Array(Bilingual),
  windows: T.Array(
    T.Object({
      number: T.String(),
      floor: T.String(),
      name: Bilingual,
      all: T.Boolean(),
      domains: T.Array(T.String()),
    }),
  ),
  /** How many items of the catalogue it takes in. */
  items: T.Integer(),
  openNow: T.Boolean(),
  /** The closure of today, if there is one. */
  closed: nullable(Closure),
})
const Place = T.Object({
  point: PointView,
  windows: T.Array(T.Object({ number: T.String(), floor: T.String(), name: Bilingual })),
})
export const DeskPoint = T.Object({
  id: Id,
  version: T.Integer(),
  facts: Facts,
  items: T.Integer(),
  closures: T.Array(Closure),
  closedToday: T.Boolean(),
})
const Region = T.Object(
  {
    code: T.String({ pattern: '^\\d{9}(\\d{3})?$' }),
    name: BilingualWords(60),
    level: T.Enum(['TOWNSHIP', 'VILLAGE']),
  },
  { additionalProperties: false },
)

export const pointApi = {
  points: route({
    method: 'GET',
    path: '/points',
    summary: '服务网点 Service points',
    action: 'public',
    query: T.Object({ item: T.Optional(T.String({ maxLength: 80 })), kind: T.Optional(PointKind) }),
    reply: T.Object({ items: T.Array(PointView), item: nullable(ItemRef) }),
  }),
  point: route({
    method: 'GET',
    path: '/points/:id',
    summary: '一个网点及其进驻事项 One service point with the items resident in it',
    action: 'public',
    params,
    reply: T.Object({
      point: PointView,
      resident: T.Array(
        T.Object({
          window: T.Object({ number: T.String(), floor: T.String(), name: Bilingual }),
          items: T.Array(ItemRef),
        }),
      ),
    }),
  }),
  places: route({
    method: 'GET',
    path: '/items/:code/places',
    summary: '线上办理导流、线下办理指引 Where an item is handled, online and at which windows',
    action: 'public',
    params: T.Object({ code: T.String({ maxLength: 80 }) }),
    reply: T.Object({
      item: ItemRef,
      online: T.Object({ path: T.String(), organ: Named }),
      /** Nearest first as far as levels go: the hall of the deciding level, then towns, then villages. */
      places: T.Array(Place),
      homeVisit: T.Boolean(),
    }),
  }),
  deskPoints: route({
    method: 'GET',
    path: '/desk/points',
    summary: '网点登记与覆盖情况 Service points and their coverage',
    action: 'service.edit',
    reply: T.Object({
      items: T.Array(DeskPoint),
      coverage: T.Array(
        T.Object({
          code: T.String(),
          name: Bilingual,
          level: T.Enum(['TOWNSHIP', 'VILLAGE']),
          points: T.Integer(),
          items: T.Integer(),
        }),
      ),
      residence: T.Array(
        T.Object({
          organ: Named,
          items: T.Integer(),
          resident: T.Integer(),
          absent: T.Array(ItemRef),
        }),
      ),
      total: T.Object({ items: T.Integer(), resident: T.Integer(), organsWithoutItems: T.Integer() }),
    }),
  }),
  registerPoint: route({
    method: 'POST',
    path: '/desk/points',
    summary: '登记网点 Register a service point',
    action: 'service.edit',
    body: T.Object({ facts: Facts }, { additionalProperties: false }),
    reply: DeskPoint,
  }),
  changePoint: route({
    method: 'PUT',
    path: '/desk/points/:id',
    summary: '变更网点 Change a service point',
    action: 'service.edit',
    params,
    body: T.Object({ expectedVersion, facts: Facts }, { additionalProperties: false }),
    reply: DeskPoint,
  }),
  closePoint: route({
    method: 'POST',
    path: '/desk/points/:id/closure',
    summary: '暂停或撤销网点 Close a service point, for days or for good',
    action: 'service.edit',
    params,
    body: T.Object(
      { expectedVersion, from: PlainDate, until: nullable(PlainDate), reason: Words(300) },
      { additionalProperties: false },
    ),
    reply: DeskPoint,
  }),
  planCoverage: route({
    method: 'PUT',
    path: '/desk/coverage-plan',
    summary: '设定应覆盖的镇街村社区 Say which towns and villages must have a service point',
    action: 'service.edit',
    body: T.Object({ regions: T.Array(Region, { minItems: 1, maxItems: 2000 }) }, { additionalProperties: false }),
    reply: T.Object({ regions: T.Integer() }),
  }),
} as const
