import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { OfficerActor } from '#policy'
import { may } from '#policy'
import type { api } from './api.ts'
import { verificationDecider } from './domain/verification.ts'
import type { VerificationCommand } from './domain/verification.ts'
import { verificationLife } from './lives.ts'
import { verificationView } from './names.ts'
import { ownCertificates } from './own-certificates.ts'
import { findTable } from './projections/decision-table.ts'
import { findVerification, listSampled } from './projections/verification.ts'
import type { VerificationRow } from './projections/verification.ts'
import { filedFrom } from './read-events.ts'
import { refusalTexts } from './refusals.ts'
import { NOT_FOUND, officerOf } from './table-routes.ts'
import { verifyCase } from './verify-case.ts'

type SampleView = Output<typeof api.samples>['items'][number]
const PAGE = 20

/** The item of a case, when this officer may look at cases of its organ; another's is answered like none. */
async function itemOfCase(context: RequestContext, caseId: string): Promise<string | undefined> {
  const filed = filedFrom(await context.history(caseId))
  const item =
    filed === undefined ? undefined : await context.office.catalogue.findItem(filed.itemCode, filed.itemVersion)
  if (item === undefined) return undefined
  const { standard } = item
  const seen =
    may(context.actor, 'case.read', { organs: [standard.organ] }) ||
    may(context.actor, 'duty.work', { organs: standard.competentOrgans }) ||
    may(context.actor, 'oversight.inspect')
  return seen ? standard.code : undefined
}

const mayLook = (organ: string, officer: OfficerActor): boolean =>
  officer.roles.includes('inspector') || may(officer, 'case.read', { organs: [organ] })

function mayJudge(row: VerificationRow, officer: OfficerActor, at: string): SampleView['mayJudge'] {
  const asked: VerificationCommand = { type: 'JudgeSample', at, by: officer.id, agrees: true, finding: '—' }
  const decision = verificationDecider.decide(asked, {
    ...{ causes: ['—'], automatic: true, failed: false, responsible: row.responsible, decided: false },
    sample: row.sample === null ? 'none' : row.sample.judged === null ? 'drawn' : 'judged',
  })
  if (decision.ok) return { act: 'JudgeSample', allowed: true }
  const { code } = decision.refusal
  return { act: 'JudgeSample', allowed: false, code, reason: refusalTexts[code] }
}

async function sampleView(context: RequestContext, row: VerificationRow, officer: OfficerActor): Promise<SampleView> {
  const { lot = 0, rate = 0, seed = '', judged = null } = row.sample ?? {}
  const by = judged === null ? '' : context.office.catalogue.officerName(judged.by)
  return {
    ...(await verificationView(context, row)),
    ...{ lot, rate, seed, mayJudge: mayJudge(row, officer, context.now()) },
    judged: judged === null ? null : { ...judged, by },
  }
}

/** Whose sample it is: inspectors look at every organ's, examiners at their own. */
async function sampledFor(context: RequestContext, row: VerificationRow, officer: OfficerActor): Promise<boolean> {
  const item = await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
  return item !== undefined && mayLook(item.standard.organ, officer)
}

async function viewOf(context: RequestContext, caseId: string) {
  const row = await findVerification(context.db, caseId)
  return row === undefined ? null : verificationView(context, row)
}

type Doors = 'samples' | 'judgeSample' | 'caseVerification' | 'verifyAtSource' | 'ownVerification' | 'ownCertificates'

export const caseHandlers: Pick<Handlers<typeof api>, Doors> = {
  samples: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const page = { judged: query.judged === 'yes', itemCode: null, after: parsePageKey(query.after), limit }
    const rows = await listSampled(context.db, page)
    const seen = await Promise.all(rows.map(async (row) => ((await sampledFor(context, row, officer)) ? [row] : [])))
    const items = await Promise.all(seen.flat().map((row) => sampleView(context, row, officer)))
    const last = rows.length < limit ? undefined : rows.at(-1)
    return { items, after: last === undefined ? null : writePageKey(last.verifiedAt, last.id) }
  },

  judgeSample: async ({ params, body: { expectedVersion, agrees, finding } }, context) => {
    const officer = officerOf(context)
    const row = await findVerification(context.db, params.id)
    if (officer === undefined || row === undefined || !(await sampledFor(context, row, officer))) return NOT_FOUND
    const { idempotency } = context
    const result = await context.run({
      life: verificationLife.kind,
      stream: row.id,
      command: { type: 'JudgeSample', at: context.now(), by: '$actor', agrees, finding },
      by: officer,
      expectedVersion,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { version: result.version } : { refusal: result.refusal }
  },

  caseVerification: async ({ params }, context) => {
    const item = await itemOfCase(context, params.id)
    if (item === undefined) return NOT_FOUND
    const table = await findTable(context.db, item)
    return {
      verification: await viewOf(context, params.id),
      hasTable: table?.state.inForce !== undefined && table.state.inForce !== null,
    }
  },

  verifyAtSource: async ({ params }, context) => {
    const item = await itemOfCase(context, params.id)
    if (item === undefined) return NOT_FOUND
    const cause = `request ${context.idempotency?.scope ?? ''} ${context.idempotency?.key ?? context.newId()}`
    const said = await verifyCase(context, { caseId: params.id, cause, onRequest: true })
    if (said === 'NO_TABLE') return { refusal: { code: 'NO_DECISION_TABLE' } } satisfies RefusalAnswer
    return (await viewOf(context, params.id)) ?? NOT_FOUND
  },

  ownVerification: async ({ params }, context) => {
    const { actor, office } = context
    if (actor.kind !== 'applicant') return NOT_FOUND
    const alias = await office.accounts.findAlias(actor.id, params.id)
    const begun = alias === undefined ? undefined : (await context.history(params.id))[0]
    if (begun === undefined || begun.envelope.actor !== alias) return NOT_FOUND
    return { verification: await viewOf(context, params.id) }
  },

  ownCertificates: async ({ params }, context) =>
    context.actor.kind === 'applicant'
      ? ((await ownCertificates(context, context.actor.id, params.code)) ?? NOT_FOUND)
      : NOT_FOUND,
}
