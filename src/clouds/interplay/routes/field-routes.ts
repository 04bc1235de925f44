import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import { CASE_EVENT_TYPES } from '#clouds/approval/events'
import type { CaseEvent } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Handlers, RequestContext } from '#frame'
import type { api } from '../api.ts'
import { NOT_FOUND, officerOf, organSeen, works } from '../doors.ts'
import { APPROVAL_ACTS } from '../domain/approval-acts.ts'
import { findFieldCase, listFieldCases } from '../projections/field-case.ts'
import type { FieldCaseRow } from '../projections/field-case.ts'
import { exchangesOfCase } from '../projections/tables.ts'
import { responsibilityOf } from '../responsibility.ts'
import { lineOf } from './exchange-view.ts'

type Line = Output<typeof api.fieldCases>['items'][number]
const PAGE = 20
const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

const caseLine = ({ office, language }: RequestContext, row: FieldCaseRow): Line => ({
  ...{ id: row.id, caseNumber: row.caseNumber, itemCode: row.itemCode, outcome: row.outcome },
  itemName: office.catalogue.nameIn(language, row.itemName),
  organ: office.catalogue.nameIn(language, office.catalogue.organName(row.organ)),
  submittedAt: row.submittedAt.toISOString(),
})

export const fieldHandlers: Pick<Handlers<typeof api>, 'fieldCases' | 'fieldCase' | 'responsibility'> = {
  fieldCases: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const q = query.q?.trim() ?? ''
    const rows = await listFieldCases(context.db, {
      ...{ organ: organSeen(officer), q: q === '' ? null : q, after: parsePageKey(query.after), limit: limit + 1 },
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => caseLine(context, row)),
      after: last === undefined ? null : writePageKey(last.submittedAt, last.id),
    }
  },

  fieldCase: async ({ params }, context) => {
    const officer = officerOf(context)
    const row = officer === undefined ? undefined : await findFieldCase(context.db, params.id)
    if (officer === undefined || row === undefined) return NOT_FOUND
    const organ = organSeen(officer)
    const side =
      row.organ === officer.organ ? 'APPROVER' : row.competentOrgans.includes(officer.organ) ? 'SUPERVISOR' : null
    if (organ !== null && side === null) return NOT_FOUND
    const { catalogue } = context.office
    const [history, exchanges, item] = await Promise.all([
      context.history(row.id),
      exchangesOfCase(context.db, row.id, organ),
      catalogue.findItem(row.itemCode),
    ])
    const acts = history
      .map(readCase)
      .flatMap((event) => (event !== undefined && APPROVAL_ACTS.some((one) => one === event.type) ? [event] : []))
    const { code, region } = item?.standard ?? { code: row.itemCode, region: officer.region }
    const concerned = { code, region, organ: row.organ, competentOrgans: [...row.competentOrgans] }
    return {
      ...caseLine(context, row),
      acts: acts.map(({ at, type, by }) => ({ at, type, by: catalogue.officerName(by) })),
      responsibility: [...(await responsibilityOf(context, concerned, { case: row.id, acts }))],
      exchanges: exchanges.map((one) => lineOf(context, one)),
      ...{ side, mayAsk: works(officer) && side !== null },
    }
  },

  responsibility: async ({ params }, context) => {
    const found = await context.office.catalogue.findItem(params.code)
    if (found === undefined) return NOT_FOUND
    const { standard } = found
    return {
      itemName: context.office.catalogue.nameIn(context.language, standard.name.zh),
      lines: [...(await responsibilityOf(context, standard, null))],
    }
  },
}
