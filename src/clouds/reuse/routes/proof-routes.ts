import { randomBytes } from 'node:crypto'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate, parseTrackingCode, trackingCode } from '#kernel'
import { may } from '#policy'
import type { ProofFindingCommand } from '../domain/deciders.ts'
import { demandFindings, proofDemands } from '../domain/proof-demands.ts'
import type { FoundDemand } from '../domain/proof-demands.ts'
import { proofFindingLife } from '../lives.ts'
import { drawCall } from '../projections/call.ts'
import { findProofFinding, listProofFindings } from '../projections/proof-finding.ts'
import type { ProofFindingRow } from '../projections/proof-finding.ts'
import type { proofApi } from '../proof-api.ts'

type View = Output<typeof proofApi.proofFindings>
type Finding = View['findings'][number]
/** Nobody has more to report in a day; many people share one address, so it is not less. */
const REPORTS_A_DAY = 20
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }

/** Items that were only named carry a general form: nobody wrote down yet what they really ask for. */
const standardsOf = ({ office }: RequestContext) =>
  office.catalogue.inForce().flatMap(({ standard }) => (standard.depth === 'FULL' ? [standard] : []))
const idOf = ({ idFrom }: RequestContext, { kind, key }: FoundDemand) => idFrom('proof finding', kind, key)

const answered = (
  { office }: RequestContext,
  row: ProofFindingRow | undefined,
): Pick<Finding, 'said' | 'contact' | 'state' | 'answer' | 'answeredBy' | 'answeredAt' | 'foundAt'> => ({
  said: row?.said ?? '',
  contact: row?.contact ?? '',
  state: row?.state ?? 'OPEN',
  answer: row?.answer ?? null,
  answeredBy: typeof row?.answeredBy === 'string' ? office.catalogue.officerName(row.answeredBy) : null,
  answeredAt: row?.answeredAt?.toISOString() ?? null,
  foundAt: row?.foundAt.toISOString() ?? null,
})

async function findingsView(context: RequestContext): Promise<View> {
  const { catalogue } = context.office
  const standards = standardsOf(context)
  const nameOf = new Map(standards.map(({ code, name }) => [code, name]))
  const items = (codes: readonly string[]) =>
    codes.map((code) => {
      const { zh = code, en = zh } = nameOf.get(code) ?? {}
      return { code, name: context.language === 'en' ? en : zh }
    })
  const known = new Map((await listProofFindings(context.db)).map((row) => [row.id, row]))
  const found = demandFindings(standards).map((one): Finding => {
    const id = idOf(context, one)
    return {
      id,
      kind: one.kind,
      reason: one.reason,
      proof: context.language === 'en' ? one.proofEn : one.proof,
      organ: catalogue.nameIn(context.language, catalogue.organName(one.organ)),
      items: items(one.items),
      ...answered(context, known.get(id)),
    }
  })
  const derived = new Set(found.map(({ id }) => id))
  // What was adjusted is derived no longer, and stays readable; what people report never was.
  const kept = [...known.values()].filter(({ id }) => !derived.has(id))
  const told = kept.map((row): Finding => {
    const { id, kind, proof, organ } = row
    return { id, kind, reason: null, proof, organ, items: items(row.items), ...answered(context, row) }
  })
  const demands = proofDemands(standards)
  const askedOfPeople = demands.filter((demand) => demand.askedOfPeople).length
  return {
    demands: demands.length,
    askedOfPeople,
    fetched: demands.length - askedOfPeople,
    findings: [
      ...told.filter(({ state }) => state === 'OPEN'),
      ...found,
      ...told.filter((one) => one.state !== 'OPEN'),
    ],
    mayAnswer: may(context.actor, 'standard.draft'),
  }
}

async function run(context: RequestContext, stream: string, command: ProofFindingCommand) {
  const { actor, idempotency } = context
  // Whoever reports need not be known, and is not noted; what is derived was found by the system.
  const by =
    command.type === 'OpenProofFinding' ? ({ kind: 'system', id: context.idFrom('system', 'reuse') } as const) : actor
  const once = idempotency === undefined || command.type === 'OpenProofFinding' ? {} : { idempotency }
  return context.run({ life: proofFindingLife.kind, stream, command: { ...command }, by, ...once })
}

/** The system's finding becomes an entry when somebody answers it: the list itself is drawn from the standards. */
async function openDerived(context: RequestContext, id: string): Promise<boolean> {
  const one = demandFindings(standardsOf(context)).find((found) => idOf(context, found) === id)
  if (one === undefined) return false
  const { kind, items, proof, reason, organ } = one
  const organName = context.office.catalogue.organName(organ)
  const facts = { code: id, kind, items, proof, organ: organName, said: reason, contact: '' }
  await run(context, id, { type: 'OpenProofFinding', at: context.now(), by: '$actor', ...facts })
  return true
}

export const proofHandlers: Handlers<typeof proofApi> = {
  proofFindings: (_, context) => findingsView(context),

  answerProofFinding: async ({ params: { id }, body }, context) => {
    const known = await findProofFinding(context.db, 'id', id)
    if (known === undefined && !(await openDerived(context, id))) return NOT_FOUND
    const result = await run(context, id, { type: 'AnswerProofFinding', at: context.now(), by: '$actor', ...body })
    return result.ok ? findingsView(context) : { refusal: result.refusal }
  },

  reportProof: async ({ body }, context) => {
    const { actor, address, idempotency } = context
    const stream = context.idFrom('proof report', idempotency?.scope ?? '', idempotency?.key ?? context.newId())
    const before = await findProofFinding(context.db, 'id', stream)
    if (before !== undefined) return { code: before.code }
    const sender = actor.kind === 'stranger' ? context.idFrom('sender', address) : context.idFrom('sender', actor.id)
    const day = localDate(context.now())
    const left = await drawCall(context.db, { day, caller: sender, certificateType: 'report', max: REPORTS_A_DAY })
    if (left === undefined) return { refusal: { code: 'REPORTS_TOO_MANY', facts: { max: REPORTS_A_DAY } } }
    const code = trackingCode(randomBytes(20))
    const facts = { code, kind: 'REPORTED', items: [], ...body } as const
    const result = await run(context, stream, { type: 'OpenProofFinding', at: context.now(), by: '$actor', ...facts })
    return result.ok ? { code } : { refusal: result.refusal }
  },

  proofReport: async ({ params }, context) => {
    const code = parseTrackingCode(params.code)
    const row = code === undefined ? undefined : await findProofFinding(context.db, 'code', code)
    if (row?.kind !== 'REPORTED') return NOT_FOUND
    const { proof, organ, state, answer, answeredAt, foundAt } = row
    return {
      ...{ proof, organ, state, answer },
      answeredAt: answeredAt?.toISOString() ?? null,
      foundAt: foundAt.toISOString(),
    }
  },
}
