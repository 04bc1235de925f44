import type { Output } from '#contract'
import { countClasses } from '#catalogue'
import { findLifeRows } from '#frame'
import type { Handlers, LifeRow, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { authorityDue, summaryDueAt } from '../domain/incident.ts'
import type { IncidentCommand, IncidentState } from '../domain/incident.ts'
import { incidentLife } from '../lives.ts'
import { INCIDENTS } from '../projections/tables.ts'
import { doneNow, newStream, NOT_FOUND, runLife } from '../run-life.ts'
import type { safetyApi } from './api.ts'
import { classOfTable, DATA_CLASSES } from './data-classes.ts'

type IncidentView = Output<typeof safetyApi.closeIncident>
const SHOWN_MAX = 200

interface Said {
  readonly at: string
  readonly by: string
}
function view({ office, now }: RequestContext, { id, state }: LifeRow<IncidentState>): IncidentView {
  const named = <S extends Said>(one: S): S => ({ ...one, by: office.catalogue.officerName(one.by) })
  const { assessed, contained, authorityTold, personsTold, closed } = state
  const due = authorityDue(state) ?? null
  return {
    ...{ id, number: state.number, kind: state.kind, stage: state.stage, foundAt: state.foundAt },
    account: state.account,
    reported: named(state.reported),
    assessed: assessed === null ? null : named(assessed),
    contained: contained === null ? null : named(contained),
    authorityTold: authorityTold === null ? null : named(authorityTold),
    personsTold: personsTold === null ? null : named(personsTold),
    closed: closed === null ? null : named(closed),
    authorityDue: due,
    summaryDueAt: summaryDueAt(state) ?? null,
    late: due !== null && (authorityTold?.at ?? now()) > due.at,
  }
}

async function run(context: RequestContext, id: string, command: IncidentCommand) {
  const result = await runLife(context, incidentLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const [row] = await findLifeRows<IncidentState>(context.db, INCIDENTS, 'id = $1', [result.stream])
  return row === undefined ? NOT_FOUND : view(context, row)
}

/** AQ20261122-3F9A: the day, and the beginning of its own id; nobody counts, so two reports at once never meet. */
const numberOf = (id: string, at: string): string =>
  `AQ${localDate(at).replaceAll('-', '')}-${id.slice(0, 4).toUpperCase()}`

async function tablesOf({ db }: RequestContext): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_catalog.pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and schemaname not like 'pg\\_%'
       and schemaname not in ('public', 'pgboss') order by 1`,
  )
  return rows.map(({ name }) => name)
}

export const safetyHandlers: Handlers<typeof safetyApi> = {
  incidents: async (_, context) => {
    const where = 'true order by found_at desc, id limit $1'
    const rows = await findLifeRows<IncidentState>(context.db, INCIDENTS, where, [SHOWN_MAX])
    return { items: rows.map((row) => view(context, row)) }
  },
  reportIncident: async ({ body }, context) => {
    const id = newStream(context, 'incident')
    const done = doneNow(context)
    const command: IncidentCommand = { type: 'ReportIncident', ...done, ...body, number: numberOf(id, done.at) }
    const reported = await run(context, id, command)
    return 'refusal' in reported ? reported : { id: reported.id, number: reported.number }
  },
  assessIncident: ({ params, body }, context) =>
    run(context, params.id, { type: 'AssessIncident', ...doneNow(context), ...body }),
  containIncident: ({ params, body }, context) =>
    run(context, params.id, { type: 'ContainIncident', ...doneNow(context), ...body }),
  notifyIncident: ({ params, body }, context) =>
    run(context, params.id, { type: 'NotifyIncident', ...doneNow(context), ...body }),
  closeIncident: ({ params, body }, context) =>
    run(context, params.id, { type: 'CloseIncident', ...doneNow(context), ...body }),

  dataClasses: async (_, context) => {
    const tables = await tablesOf(context)
    const forms = context.office.catalogue.inForce().map(({ standard }) => countClasses(standard.form))
    const fields = (dataClass: (typeof DATA_CLASSES)[number]) =>
      dataClass === 'PERSONAL' || dataClass === 'SENSITIVE' ? forms.reduce((sum, form) => sum + form[dataClass], 0) : 0
    return {
      classes: DATA_CLASSES.map((dataClass) => ({
        dataClass,
        tables: tables.filter((table) => classOfTable(table) === dataClass),
        formFields: fields(dataClass),
      })),
    }
  },
}
