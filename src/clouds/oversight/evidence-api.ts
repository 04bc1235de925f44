import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'

const closed = { additionalProperties: false }
const text = T.String({ minLength: 2, maxLength: 4000 })
const DateOrNull = T.Union([PlainDate, T.Null()])
const IdOrNull = T.Union([Id, T.Null()])
const SCOPE = T.Enum(['CASE', 'OFFICER', 'PERIOD'])

const Evidence = T.Object({
  id: Id,
  at: Instant,
  by: T.String(),
  scope: SCOPE,
  from: DateOrNull,
  to: DateOrNull,
  title: T.String(),
  purpose: T.String(),
  entries: T.Integer(),
  files: T.Integer(),
  checkpoint: T.Integer(),
  /** SHA-256 and SM3 of the package, in hex. */
  file: T.String(),
  sm3: T.String(),
  sizeBytes: T.Integer(),
  keptUntil: PlainDate,
  /** False once the copy here was removed. */
  ready: T.Boolean(),
})
const Note = T.Object({
  id: Id,
  version: T.Integer(),
  caseId: IdOrNull,
  officer: T.Union([T.String(), T.Null()]),
  parts: T.Array(T.Object({ at: Instant, by: T.String(), text: T.String() })),
})

export const evidenceApi = {
  evidence: route({
    method: 'GET',
    path: '/oversight/evidence',
    summary: '证据包 Evidence packages taken so far',
    action: 'oversight.inspect',
    reply: T.Object({ items: T.Array(Evidence), officers: T.Array(T.Object({ id: Id, name: T.String() })) }),
  }),
  takeEvidence: route({
    method: 'POST',
    path: '/oversight/evidence',
    summary: '制作证据包 Take evidence of a case, an officer or a period',
    action: 'oversight.order',
    body: T.Object(
      { scope: SCOPE, subject: IdOrNull, from: DateOrNull, to: DateOrNull, purpose: T.String({ maxLength: 500 }) },
      closed,
    ),
    reply: Evidence,
  }),
  evidenceFile: route({
    method: 'GET',
    path: '/oversight/evidence/:id/file',
    summary: '下载证据包 The package, as a ZIP',
    action: 'oversight.inspect',
    params: T.Object({ id: Id }),
    reply: T.Null(),
    raw: true,
  }),
  notes: route({
    method: 'GET',
    path: '/oversight/notes',
    summary: '监督记录 Notes of the inspectors',
    action: 'oversight.inspect',
    query: T.Object({ case: T.Optional(Id), officer: T.Optional(Id) }),
    reply: T.Object({ items: T.Array(Note) }),
  }),
  writeNote: route({
    method: 'POST',
    path: '/oversight/notes',
    summary: '写监督记录 Write a note',
    action: 'oversight.order',
    body: T.Object({ caseId: IdOrNull, officer: IdOrNull, text }, closed),
    reply: Note,
  }),
  supplementNote: route({
    method: 'POST',
    path: '/oversight/notes/:id/supplements',
    summary: '补充监督记录 Add to a note',
    action: 'oversight.order',
    params: T.Object({ id: Id }),
    body: T.Object({ expectedVersion: T.Integer({ minimum: 1 }), text }, closed),
    reply: Note,
  }),
} as const
