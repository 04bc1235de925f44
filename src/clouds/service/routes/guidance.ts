import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import type { api } from '../api.ts'
import type { visitApi } from '../api-parts/visits.ts'
import { guidanceEffect } from '../domain/guidance.ts'
import type { GuidanceCommand, GuidanceState } from '../domain/guidance.ts'
import { findCaseByNumber, listConcluded } from '../projections/followed-case.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { maskContact } from './contacts.ts'
import {
  findRow,
  isMobile,
  isRefusal,
  itemNamed,
  NOT_FOUND,
  officerOf,
  PAGE,
  refuse,
  runOn,
  SHOWN,
} from './run-life.ts'

type Row = LifeRow<GuidanceState>
type GuidanceView = Output<typeof api.recordGuidance>
type GuidanceDoor = 'guidances' | 'recordGuidance' | 'linkGuidance'

const guidanceView = ({ office }: RequestContext, { id, version, state }: Row): GuidanceView => ({
  id,
  version,
  item: { code: state.itemCode, name: state.itemName },
  heldOn: state.heldOn,
  means: state.means,
  visitor: maskContact(state.visitor),
  asked: state.asked,
  advice: [...state.advice],
  by: office.catalogue.officerName(state.by),
  caseNumber: state.caseNumber,
})

/** Items people were advised on, with the figures of their own cases. */
const ITEMS_MAX = 20

async function effects(context: RequestContext, organ: string) {
  const concluded = await listConcluded(context.db, organ)
  const codes = [...new Set(concluded.filter(({ guided }) => guided).map(({ itemCode }) => itemCode))].slice(
    0,
    ITEMS_MAX,
  )
  const byItem = await Promise.all(
    codes.map(async (code) => ({
      item: await itemNamed(context.office.catalogue, code),
      effect: guidanceEffect(concluded.filter(({ itemCode }) => itemCode === code)),
    })),
  )
  return { effect: guidanceEffect(concluded), byItem }
}

export const guidanceHandlers: Pick<Handlers<typeof visitApi>, GuidanceDoor> = {
  guidances: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `organ = $1 and ($2::timestamptz is null or (held_at, id) < ($2, $3::uuid))
      order by held_at desc, id desc limit $4`
    const rows = await findRows<GuidanceState>(context.db, '_private_guidance', where, [officer.organ, at, id, limit])
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(new Date(last.state.at), last.id)
    return { items: rows.map((row) => guidanceView(context, row)), after, ...(await effects(context, officer.organ)) }
  },
  recordGuidance: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const { itemCode, name, phone, ...rest } = body
    const item = await context.office.catalogue.findItem(itemCode)
    if (item === undefined) return refuse('ITEM_UNKNOWN')
    if (phone.trim() !== '' && !isMobile(phone.trim())) return refuse('CONTACT_MISSING')
    const command: GuidanceCommand = {
      type: 'RecordGuidance',
      at: context.now(),
      by: '$actor',
      organ: officer.organ,
      itemCode,
      itemName: item.standard.name,
      visitor: { name: name.trim(), phone: phone.trim() },
      ...rest,
    }
    const row = await runOn<GuidanceState>(context, SHOWN.guidance, { stream: context.newId(), command })
    return isRefusal(row) ? row : guidanceView(context, row)
  },
  linkGuidance: async ({ params, body: { expectedVersion, caseNumber } }, context) => {
    const officer = officerOf(context)
    const row = await findRow<GuidanceState>(context, SHOWN.guidance, params.id)
    if (officer === undefined || row?.state.organ !== officer.organ) return NOT_FOUND
    const found = await findCaseByNumber(context.db, caseNumber)
    // Another organ's case is answered like one that does not exist.
    if (found?.organ !== officer.organ) return refuse('CASE_UNKNOWN')
    const { id, itemCode, submittedAt } = found
    const command: GuidanceCommand = {
      type: 'LinkGuidance',
      at: context.now(),
      by: '$actor',
      case: id,
      caseNumber: found.caseNumber,
      itemCode,
      submittedAt: submittedAt.toISOString(),
    }
    const after = await runOn<GuidanceState>(context, SHOWN.guidance, { stream: params.id, command, expectedVersion })
    return isRefusal(after) ? after : guidanceView(context, after)
  },
}
