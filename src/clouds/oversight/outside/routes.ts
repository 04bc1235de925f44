import type { Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, LifeRow, OrderFor, RefusalAnswer, RequestContext } from '#frame'
import type { ReportingSystemCommand, ReportingSystemState } from '../domain/reporting-system.ts'
import { silentHours } from '../domain/reporting-system.ts'
import { outsidePermitLife, reportingSystemLife } from '../inquiry-lives.ts'
import type { outsideApi } from '../outside-api.ts'
import {
  findOutsidePermit,
  findSystem,
  listComparisons,
  listOutsidePermits,
  listSystems,
} from '../projections/outside.ts'
import { compareRegister, recordComparison } from './compare.ts'
import { report, reportSecretOf } from './report.ts'

type Outside = Output<typeof outsideApi.outside>
type HandledCommand = Extract<ReportingSystemCommand, { by: string }>
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

function systemView(context: RequestContext, { id, version, state }: LifeRow<ReportingSystemState>) {
  const { name, organ, items, everyHours, heardAt, reported, silentSince, released } = state
  return {
    ...{ id, version, name, everyHours, heardAt, reported, silent: silentSince !== null, released: released !== null },
    organ: context.office.catalogue.organName(organ),
    items: [...items],
    hours: silentHours(state, context.now()),
  }
}

async function outsideView(context: RequestContext): Promise<Outside> {
  const { catalogue } = context.office
  const [permits, comparisons, systems] = await Promise.all([
    listOutsidePermits(context.db),
    listComparisons(context.db),
    listSystems(context.db),
  ])
  return {
    permits: permits.map(({ id, version, state: { number, item, organ, issuedOn, source, at, exception } }) => ({
      ...{ id, version, number, item, issuedOn, source, seenAt: at, organ: catalogue.organName(organ) },
      exception:
        exception === null
          ? null
          : {
              ...{ at: exception.at, reason: exception.reason, basis: exception.basis },
              by: catalogue.officerName(exception.by),
            },
    })),
    comparisons: comparisons.map(({ id, state: { at, by, organ, source, lines, matched, unmatched, left } }) => ({
      ...{ id, at, source, lines, matched, unmatched, left },
      ...{ by: catalogue.officerName(by), organ: catalogue.organName(organ) },
    })),
    systems: systems.map((row) => systemView(context, row)),
    organs: catalogue.organs().map(({ id, name }) => ({ id, name })),
    items: catalogue.inForce().map(({ code, standard }) => ({
      code,
      name: catalogue.nameIn(context.language, standard.name.zh),
    })),
  }
}

async function runOnSystem(
  context: RequestContext,
  stream: string,
  order: OrderFor<HandledCommand>,
  expectedVersion?: number,
): Promise<Outside | RefusalAnswer> {
  return (await actOn(context, reportingSystemLife, stream, order, expectedVersion)) ?? outsideView(context)
}
const isOrgan = ({ office }: RequestContext, organ: string) => office.catalogue.organName(organ) !== ''

export const outsideHandlers: Handlers<typeof outsideApi> = {
  outside: (_, context) => outsideView(context),

  compareRegister: async ({ body }, context) => {
    if (!isOrgan(context, body.organ)) return NOT_FOUND
    const compared = await compareRegister(context, body)
    if (compared === 'UNREADABLE') return refuse('REGISTER_UNREADABLE')
    const result = await recordComparison(context, compared)
    return result.ok ? outsideView(context) : { refusal: result.refusal }
  },

  registerException: async ({ params, body: { expectedVersion, reason, basis } }, context) => {
    if ((await findOutsidePermit(context.db, params.id)) === undefined) return NOT_FOUND
    const order = { type: 'RegisterException', reason, basis } as const
    return (await actOn(context, outsidePermitLife, params.id, order, expectedVersion)) ?? outsideView(context)
  },

  registerSystem: async ({ body }, context) => {
    const known = context.office.catalogue.inForce()
    const strange = body.items.some((item) => !known.some(({ code }) => code === item))
    if (!isOrgan(context, body.organ) || strange) return NOT_FOUND
    const stream = context.idFrom('reporting system', body.organ, body.name)
    return runOnSystem(context, stream, { type: 'RegisterReportingSystem', ...body })
  },
  systemSecret: async ({ params }, context) => {
    const row = await findSystem(context.db, params.id)
    return row?.state.released === null ? { system: row.id, secret: reportSecretOf(context, row.id) } : NOT_FOUND
  },
  releaseSystem: async ({ params, body: { expectedVersion, reason } }, context) => {
    if ((await findSystem(context.db, params.id)) === undefined) return NOT_FOUND
    return runOnSystem(context, params.id, { type: 'ReleaseReportingSystem', reason }, expectedVersion)
  },

  report: (_, context) => report(context),
}
