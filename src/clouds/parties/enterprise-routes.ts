import type { RegisteredEnterprise } from '#adapters'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from './api.ts'
import { countAttempt } from './attempts.ts'
import type { EnterpriseCommand } from './domain/enterprise.ts'
import type { NamedPerson, RegisterFacts } from './domain/events.ts'
import type { MandateCommand } from './domain/mandate.ts'
import { enterpriseLife, mandateLife } from './lives.ts'
import { enterprisesOf, findEnterprise, findMandate, mandatesOf, standingMandates } from './projections/enterprise.ts'
import type { EnterpriseRow, MandateRow } from './projections/enterprise.ts'
import { applicantOf, NOT_FOUND, refuse, runAs, verifiedPerson } from './run-party.ts'

type EnterpriseRoute =
  'enterprises' | 'registerEnterprise' | 'refreshEnterprise' | 'stateEnterprise' | 'grantMandate' | 'revokeMandate'
type EnterpriseView = Output<typeof api.registerEnterprise>
type MandateView = Output<typeof api.revokeMandate>

function stateOfMandate({ revokedAt, from, until }: MandateRow, today: string): MandateView['state'] {
  if (revokedAt !== null) return 'REVOKED'
  if (until < today) return 'EXPIRED'
  return from > today ? 'FUTURE' : 'STANDING'
}

async function mandateView({ office, now }: RequestContext, row: MandateRow): Promise<MandateView> {
  const named = async (code: string) => {
    const name = (await office.catalogue.findItem(code))?.standard.name
    const zh = name?.zh ?? code
    return { code, name: { zh, en: name?.en ?? zh } }
  }
  const { grantedAt, revokedAt, items, ...shown } = row
  return {
    ...shown,
    items: items === null ? null : await Promise.all(items.map(named)),
    grantedAt: grantedAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    state: stateOfMandate(row, localDate(now())),
  }
}

async function enterpriseView(context: RequestContext, row: EnterpriseRow): Promise<EnterpriseView> {
  const { creditCode, name, register, stated, registeredAt, refreshedAt, history } = row
  const mandates = await mandatesOf(context.db, creditCode)
  return {
    creditCode,
    name,
    register: { ...register, legalRepresentative: { ...register.legalRepresentative } },
    stated: { ...stated },
    registeredAt: registeredAt.toISOString(),
    refreshedAt: refreshedAt.toISOString(),
    history: history.map((line) => ({ ...line })),
    mandates: await Promise.all(mandates.map((mandate) => mandateView(context, mandate))),
  }
}

const REGISTER_CODES: Readonly<Record<string, string>> = {
  UNKNOWN_ENTERPRISE: 'ENTERPRISE_NOT_IN_REGISTER',
  NOT_LEGAL_REPRESENTATIVE: 'NOT_LEGAL_REPRESENTATIVE',
  MALFORMED: 'CREDIT_CODE_WRONG',
}
const registerFacts = ({ creditCode: _, reference: __, ...register }: RegisteredEnterprise): RegisterFacts => register

/** The register's extract, or why there is none. */
async function extract(
  context: RequestContext,
  account: string,
  creditCode: string,
  asker: NamedPerson,
): Promise<RegisteredEnterprise | RefusalAnswer> {
  const tooMany = await countAttempt(context, account, 'REGISTER')
  if (tooMany !== undefined) return tooMany
  const outcome = await context.office.peers.registry.extract(creditCode, asker)
  if (outcome.kind === 'failed') return refuse('PEER_UNREACHABLE')
  if (outcome.kind === 'refused')
    return refuse(REGISTER_CODES[outcome.code] ?? 'PEER_REFUSED', { reason: outcome.code })
  return outcome.value
}

async function runOnEnterprise(
  context: RequestContext,
  creditCode: string,
  command: EnterpriseCommand,
): Promise<EnterpriseView | RefusalAnswer> {
  const result = await runAs(context, enterpriseLife.kind, context.idFrom('enterprise', creditCode), command)
  if (!result.ok) return { refusal: result.refusal }
  const row = await findEnterprise(context.db, creditCode)
  return row === undefined ? NOT_FOUND : enterpriseView(context, row)
}

/** An enterprise of somebody else is answered like one that is not there. */
async function ownEnterprise(context: RequestContext, creditCode: string, asker: NamedPerson | undefined) {
  const row = await findEnterprise(context.db, creditCode)
  return row !== undefined && row.register.legalRepresentative.idNumber === asker?.idNumber ? row : undefined
}

/** Who asks, verified; without a real name none of these doors leads anywhere. */
async function askerOf(context: RequestContext) {
  const applicant = applicantOf(context)
  const person = applicant === undefined ? undefined : await verifiedPerson(context, applicant.id)
  return applicant === undefined || person === undefined ? undefined : { account: applicant.id, person }
}

async function revoke(context: RequestContext, id: string, reason: string): Promise<MandateView | RefusalAnswer> {
  const asker = await askerOf(context)
  const row = await findMandate(context.db, id)
  if (asker === undefined || row === undefined) return NOT_FOUND
  const enterprise = await findEnterprise(context.db, row.creditCode)
  const legalRepresentative = enterprise?.register.legalRepresentative
  const concerned = [legalRepresentative?.idNumber, row.handlerNumber].includes(asker.person.idNumber)
  if (legalRepresentative === undefined || !concerned) return NOT_FOUND
  const at = context.now()
  const command: MandateCommand = {
    type: 'RevokeMandate',
    at,
    by: '$actor',
    asker: asker.person,
    legalRepresentative,
    reason,
  }
  const result = await runAs(context, mandateLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const after = await findMandate(context.db, id)
  return after === undefined ? NOT_FOUND : mandateView(context, after)
}

export const enterpriseHandlers: Pick<Handlers<typeof api>, EnterpriseRoute> = {
  enterprises: async (_, context) => {
    const asker = await askerOf(context)
    if (asker === undefined) return { own: [], mandates: [] }
    const { idNumber } = asker.person
    const own = await enterprisesOf(context.db, idNumber)
    const mandates = await standingMandates(context.db, idNumber, localDate(context.now()))
    return {
      own: await Promise.all(own.map((row) => enterpriseView(context, row))),
      mandates: await Promise.all(mandates.map((row) => mandateView(context, row))),
    }
  },

  registerEnterprise: async ({ body }, context) => {
    const asker = await askerOf(context)
    if (asker === undefined) return refuse('REAL_NAME_FIRST')
    const creditCode = body.creditCode.trim().toUpperCase()
    const found = await extract(context, asker.account, creditCode, asker.person)
    if ('refusal' in found) return found
    return runOnEnterprise(context, creditCode, {
      type: 'RegisterEnterprise',
      at: context.now(),
      by: '$actor',
      asker: asker.person,
      account: asker.account,
      creditCode,
      register: registerFacts(found),
      reference: found.reference,
    })
  },

  refreshEnterprise: async ({ params: { creditCode } }, context) => {
    const asker = await askerOf(context)
    const row = await findEnterprise(context.db, creditCode)
    if (asker === undefined || row === undefined) return NOT_FOUND
    const found = await extract(context, asker.account, creditCode, asker.person)
    // The register may name a new representative, who is let in; to everybody else the enterprise is not there.
    const isOwn = row.register.legalRepresentative.idNumber === asker.person.idNumber
    if ('refusal' in found) return isOwn ? found : NOT_FOUND
    return runOnEnterprise(context, creditCode, {
      type: 'RefreshMasterData',
      at: context.now(),
      by: '$actor',
      asker: asker.person,
      register: registerFacts(found),
      reference: found.reference,
    })
  },

  stateEnterprise: async ({ params: { creditCode }, body }, context) => {
    const asker = await askerOf(context)
    if (asker === undefined || (await ownEnterprise(context, creditCode, asker.person)) === undefined) return NOT_FOUND
    const at = context.now()
    const command = { type: 'StateMasterData', at, by: '$actor', asker: asker.person, stated: body } as const
    return runOnEnterprise(context, creditCode, command)
  },

  grantMandate: async ({ params: { creditCode }, body }, context) => {
    const asker = await askerOf(context)
    const row = await ownEnterprise(context, creditCode, asker?.person)
    if (asker === undefined || row === undefined) return NOT_FOUND
    const { idempotency } = context
    const id =
      idempotency === undefined ? context.newId() : context.idFrom('mandate', idempotency.scope, idempotency.key)
    const command: MandateCommand = {
      type: 'GrantMandate',
      at: context.now(),
      by: '$actor',
      creditCode,
      enterpriseName: row.name,
      handler: { name: body.handlerName.trim(), idNumber: body.handlerNumber.trim().toUpperCase() },
      items: body.items,
      from: body.from,
      until: body.until,
      grantor: asker.person,
      legalRepresentative: row.register.legalRepresentative,
    }
    const result = await runAs(context, mandateLife.kind, id, command)
    if (!result.ok) return { refusal: result.refusal }
    return enterpriseView(context, row)
  },

  revokeMandate: ({ params, body }, context) => revoke(context, params.id, body.reason),
}
