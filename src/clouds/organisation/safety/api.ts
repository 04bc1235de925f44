import { Type as T } from 'typebox'
import { Id, Instant, route } from '#contract'
import { closed, nullable, params } from '../api-shapes.ts'
import { INCIDENT_GRADES, INCIDENT_KINDS } from '../domain/incident-events.ts'
import { DATA_CLASSES } from './data-classes.ts'

const Kind = T.Enum([...INCIDENT_KINDS])
const Grade = T.Enum([...INCIDENT_GRADES])
const words = T.String({ minLength: 4, maxLength: 2000 })
const said = { at: Instant, by: T.String() }

const Incident = T.Object({
  id: Id,
  number: T.String(),
  kind: Kind,
  stage: T.Enum(['REPORTED', 'ASSESSED', 'CONTAINED', 'CLOSED']),
  foundAt: Instant,
  account: T.String(),
  reported: T.Object(said),
  assessed: nullable(
    T.Object({
      ...{ ...said, grade: Grade, personalData: T.Boolean(), persons: T.Integer(), harm: T.String() },
      critical: T.Optional(T.Boolean()),
    }),
  ),
  contained: nullable(T.Object({ ...said, measures: T.String() })),
  authorityTold: nullable(T.Object({ ...said, text: T.String() })),
  personsTold: nullable(T.Object({ ...said, text: T.String(), spared: nullable(T.String()) })),
  closed: nullable(T.Object({ ...said, cause: T.String(), lessons: T.String() })),
  /** Who is to be told by when; null while nobody has said how grave it is, or when nobody need be. */
  authorityDue: nullable(T.Object({ at: Instant, to: T.Enum(['POLICE', 'PROVINCE', 'DEPARTMENT']) })),
  /** By when the report that sums it up is to be handed in. */
  summaryDueAt: nullable(Instant),
  /** The authority was told too late, or has not been told in time. */
  late: T.Boolean(),
})

/** 安全管理: incidents and how they end, and which data are of which class. */
export const safetyApi = {
  incidents: route({
    method: 'GET',
    path: '/safety/incidents',
    summary: '安全事件台账 Incidents, newest first',
    action: 'security.read',
    reply: T.Object({ items: T.Array(Incident) }),
  }),
  reportIncident: route({
    method: 'POST',
    path: '/safety/incidents',
    summary: '报告安全事件 Report an incident',
    action: 'incident.report',
    body: T.Object({ kind: Kind, foundAt: Instant, account: words }, closed),
    reply: T.Object({ id: Id, number: T.String() }),
  }),
  assessIncident: route({
    method: 'POST',
    path: '/safety/incidents/:id/assessment',
    summary: '研判定级 Say how grave it is',
    action: 'incident.handle',
    params,
    body: T.Object(
      {
        grade: Grade,
        personalData: T.Boolean(),
        critical: T.Optional(T.Boolean()),
        persons: T.Integer({ minimum: 0, maximum: 2_000_000_000 }),
        harm: words,
      },
      closed,
    ),
    reply: Incident,
  }),
  containIncident: route({
    method: 'POST',
    path: '/safety/incidents/:id/containment',
    summary: '处置 What was done',
    action: 'incident.handle',
    params,
    body: T.Object({ measures: words }, closed),
    reply: Incident,
  }),
  notifyIncident: route({
    method: 'POST',
    path: '/safety/incidents/:id/notifications',
    summary: '报告主管部门、通知个人 Tell the authority, tell the persons',
    action: 'incident.handle',
    params,
    body: T.Object({ whom: T.Enum(['AUTHORITY', 'PERSONS']), text: words, spared: nullable(words) }, closed),
    reply: Incident,
  }),
  closeIncident: route({
    method: 'POST',
    path: '/safety/incidents/:id/closure',
    summary: '结案 Close it, with its cause and what is learnt',
    action: 'incident.close',
    params,
    body: T.Object({ cause: words, lessons: words }, closed),
    reply: Incident,
  }),
  dataClasses: route({
    method: 'GET',
    path: '/safety/data-classes',
    summary: '数据分级清单 The class of every table and of the fields of every form',
    action: 'security.read',
    reply: T.Object({
      classes: T.Array(
        T.Object({ dataClass: T.Enum([...DATA_CLASSES]), tables: T.Array(T.String()), formFields: T.Integer() }),
      ),
    }),
  }),
} as const
