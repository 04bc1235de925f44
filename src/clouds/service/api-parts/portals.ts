import { Type as T } from 'typebox'
import { Instant, route } from '#contract'
import { PORTAL_COLOURS, PORTAL_MOTIFS } from '../domain/portal-events.ts'
import { Bilingual, BilingualWords, Codes, nullable, Words } from './shapes.ts'

const code = T.String({ maxLength: 40 })
const Face = T.Object(
  {
    name: BilingualWords(40),
    slogan: BilingualWords(80),
    colour: T.Enum([...PORTAL_COLOURS]),
    motif: T.Enum([...PORTAL_MOTIFS]),
    region: T.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' }),
    phone: T.String({ maxLength: 40 }),
    notice: nullable(BilingualWords(300)),
    columns: T.Array(T.Object({ title: BilingualWords(30), items: Codes(60) }, { additionalProperties: false }), {
      maxItems: 12,
    }),
  },
  { additionalProperties: false },
)
const DeskPortal = T.Object({
  code: T.String(),
  organName: T.String(),
  open: T.Boolean(),
  changedAt: Instant,
  face: Face,
})

/** 旗舰店: fronts of the same hall for a region or a department. */
export const portalApi = {
  portals: route({
    method: 'GET',
    path: '/stores',
    summary: '旗舰店目录 Every store that is open',
    action: 'public',
    reply: T.Object({
      items: T.Array(T.Object({ code: T.String(), name: Bilingual, slogan: Bilingual, colour: T.String() })),
    }),
  }),
  portal: route({
    method: 'GET',
    path: '/stores/:code',
    summary: '旗舰店 One store with its columns and items',
    action: 'public',
    params: T.Object({ code }),
    reply: T.Object({
      code: T.String(),
      name: Bilingual,
      slogan: Bilingual,
      colour: T.Enum([...PORTAL_COLOURS]),
      motif: T.Enum([...PORTAL_MOTIFS]),
      organName: Bilingual,
      phone: T.String(),
      notice: nullable(Bilingual),
      columns: T.Array(
        T.Object({
          title: Bilingual,
          items: T.Array(
            T.Object({ code: T.String(), name: Bilingual, organName: T.String(), acceptable: T.Boolean() }),
          ),
        }),
      ),
    }),
  }),
  deskPortals: route({
    method: 'GET',
    path: '/desk/stores',
    summary: '本单位的旗舰店 Stores of one’s own organ',
    action: 'service.edit',
    reply: T.Object({ items: T.Array(DeskPortal) }),
  }),
  brandPortal: route({
    method: 'POST',
    path: '/desk/stores/:code',
    summary: '开设或改版旗舰店 Open a store or give it another face',
    action: 'service.edit',
    params: T.Object({ code }),
    body: Face,
    reply: DeskPortal,
  }),
  closePortal: route({
    method: 'POST',
    path: '/desk/stores/:code/closing',
    summary: '关闭旗舰店 Close a store',
    action: 'service.edit',
    params: T.Object({ code }),
    body: T.Object({ reason: Words(300) }, { additionalProperties: false }),
    reply: DeskPortal,
  }),
} as const
