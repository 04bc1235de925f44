import { Type as T } from 'typebox'
import { Id, PlainDate, route } from '#contract'
import { ROLES } from '#policy'
import { ORGAN_MODELS, ORGAN_TYPES, ROLL_OUT, SECTION_DUTIES } from '../domain/events.ts'
import { closed, Name, nullable, Organ, params } from '../api-shapes.ts'

const Both = T.Object(
  { zh: T.String({ minLength: 2, maxLength: 60 }), en: T.String({ minLength: 2, maxLength: 120 }) },
  closed,
)
const types = T.Array(T.Enum([...ORGAN_TYPES], { type: 'string' }), { uniqueItems: true, maxItems: 10 })
const Post = T.Object(
  {
    name: T.String({ minLength: 2, maxLength: 50 }),
    seats: T.Integer({ minimum: 0, maximum: 500 }),
    roles: T.Array(T.Enum([...ROLES], { type: 'string' }), { uniqueItems: true, maxItems: 13 }),
  },
  closed,
)
const Person = T.Object({
  id: Id,
  name: T.String(),
  post: T.String(),
  roles: T.Array(T.String()),
  section: nullable(T.String()),
  /** Where he is lent to today. */
  lentTo: nullable(Organ),
})
const Structure = T.Object({
  id: Id,
  name: Name,
  kind: T.String(),
  region: T.String(),
  types: T.Array(T.Enum([...ORGAN_TYPES])),
  brands: T.Array(Name),
  parent: nullable(Organ),
  model: nullable(T.Enum([...ORGAN_MODELS])),
  rollOut: nullable(T.Enum([...ROLL_OUT])),
  residentAt: nullable(Organ),
  basis: T.String(),
  /** Items it decides today. */
  items: T.Integer(),
  sections: T.Array(
    T.Object({
      id: T.String(),
      name: Name,
      duty: T.Enum([...SECTION_DUTIES]),
      items: T.Array(T.String()),
      posts: T.Array(Post),
      seats: T.Integer(),
      people: T.Integer(),
      /** 科室负责人. */
      head: nullable(T.Object({ id: Id, name: T.String() })),
      since: PlainDate,
      closedOn: nullable(PlainDate),
    }),
  ),
  people: T.Array(Person),
})
const Point = T.Object({
  day: PlainDate,
  /** Organs that decide permits, sections that examine or decide, seats in them, seals in use. */
  organs: T.Integer(),
  sections: T.Integer(),
  seats: T.Integer(),
  seals: T.Integer(),
  items: T.Integer(),
  concentrated: T.Integer(),
})
const Baseline = T.Object({
  department: Organ,
  takenAt: T.String(),
  items: T.Integer(),
  excluded: T.Integer(),
  /** Of what is to be moved: how much a bureau decides today. */
  moved: T.Integer(),
  rows: T.Array(
    T.Object({
      code: T.String(),
      name: Name,
      basis: T.String(),
      services: T.Array(T.String()),
      excluded: T.String(),
      moved: T.Boolean(),
    }),
  ),
})

/** 机构设置、集中度和职责底册. */
export const structureApi = {
  structures: route({
    method: 'GET',
    path: '/organs/structure',
    summary: '机构设置 How every organ is built',
    action: 'organ.read',
    reply: T.Object({ items: T.Array(Structure) }),
  }),
  arrangeOrgan: route({
    method: 'POST',
    path: '/organs/:id/arrangement',
    summary: '设置机构类型和运行模式 Say what an organ is',
    action: 'organisation.manage',
    params,
    body: T.Object(
      {
        types,
        brands: T.Array(Both, { maxItems: 5 }),
        parent: nullable(Id),
        model: nullable(T.Enum([...ORGAN_MODELS])),
        rollOut: nullable(T.Enum([...ROLL_OUT])),
        residentAt: nullable(Id),
        basis: T.String({ minLength: 2, maxLength: 300 }),
      },
      closed,
    ),
    reply: Structure,
  }),
  setSection: route({
    method: 'POST',
    path: '/organs/:id/sections',
    summary: '设置内设机构 Set up or change a section with its posts',
    action: 'organisation.manage',
    params,
    body: T.Object(
      {
        id: T.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
        name: Both,
        duty: T.Enum([...SECTION_DUTIES]),
        items: T.Array(T.String({ maxLength: 80 }), { maxItems: 500 }),
        posts: T.Array(Post, { minItems: 1, maxItems: 30 }),
        since: PlainDate,
      },
      closed,
    ),
    reply: Structure,
  }),
  closeSection: route({
    method: 'POST',
    path: '/organs/:id/sections/closing',
    summary: '撤销内设机构 Close a section nobody works in any more',
    action: 'organisation.manage',
    params,
    body: T.Object(
      { section: T.String({ maxLength: 41 }), on: PlainDate, reason: T.String({ minLength: 2, maxLength: 300 }) },
      closed,
    ),
    reply: Structure,
  }),
  placeOfficer: route({
    method: 'POST',
    path: '/organs/:id/places',
    summary: '调整人员所在科室 Place an officer in a section',
    action: 'organisation.manage',
    params,
    body: T.Object(
      { officer: Id, section: nullable(T.String({ maxLength: 41 })), head: T.Optional(T.Boolean()) },
      closed,
    ),
    reply: Structure,
  }),
  concentration: route({
    method: 'GET',
    path: '/organs/concentration',
    summary: '权力集中度 How far the power is concentrated, at every change',
    action: 'organ.read',
    reply: T.Object({
      points: T.Array(Point),
      byOrgan: T.Array(T.Object({ organ: Organ, before: T.Integer(), today: T.Integer() })),
    }),
  }),
  baselines: route({
    method: 'GET',
    path: '/organs/baselines',
    summary: '职责底册 Baselines of duties, with the share moved since',
    action: 'organ.read',
    reply: T.Object({ items: T.Array(Baseline) }),
  }),
  takeBaseline: route({
    method: 'POST',
    path: '/organs/:id/baseline',
    summary: '建立职责底册 Take a department’s baseline, once',
    action: 'power.move',
    params,
    body: T.Object(
      {
        excluded: T.Array(
          T.Object({ code: T.String({ maxLength: 80 }), reason: T.String({ minLength: 2, maxLength: 300 }) }, closed),
          { maxItems: 500 },
        ),
      },
      closed,
    ),
    reply: Baseline,
  }),
} as const
