import { parsePageKey, writePageKey } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { eventReader, stateOf } from '#frame'
import type { JsonObject } from '#kernel'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { SealRegistered } from './domain/events.ts'
import type { OldSealCommand } from './domain/old-seal.ts'
import { SEAL_STEPS } from './domain/seal.ts'
import type { SealCommand, SealState } from './domain/seal.ts'
import { sealLife } from './lives.ts'
import { listSealUses } from './projections/document.ts'
import { sealOfOrgan } from './issuing/seal-paper.ts'
import { isRegistrationKnown, listKeepers, listOldSeals } from './projections/seal-keeping.ts'
import type { CertificateDoorRefusal } from './refusals.ts'
import { findList } from './revoking/lists.ts'
import type { sealApi } from './seal-api.ts'

const refuse = (code: 'NOT_FOUND' | 'OLD_SEAL_ALREADY_HANDED_OVER' | CertificateDoorRefusal): RefusalAnswer => ({
  refusal: { code },
})
const PAGE = 20
/** More than any district had seals; the list is shown whole, as a hand-over list is. */
const OLD_SEALS_MAX = 2000

const readRegistered = eventReader<SealRegistered>('SealRegistered')
/** The seal of the asker's own organ, where it has one; for everybody else the bureau's. */
async function sealStream(context: RequestContext): Promise<string> {
  const { actor } = context
  const organ = actor.kind === 'officer' ? actor.organ : ''
  return (await sealOfOrgan(organ, context)).stream
}
async function organOfSeal(context: RequestContext): Promise<string | undefined> {
  const history = await context.history(await sealStream(context))
  return history.map(readRegistered).find((event) => event !== undefined)?.organ
}
/** A keeper keeps his own organ's seal: another organ's keeper has no say over it. */
async function isKeeperOfTheSeal(context: RequestContext): Promise<boolean> {
  const organ = await organOfSeal(context)
  return organ !== undefined && may(context.actor, 'seal.authorise', { organs: [organ] })
}

const sealState = async (context: RequestContext): Promise<SealState> =>
  stateOf(sealLife, await context.load(await sealStream(context)))

async function runOn(
  context: RequestContext,
  life: 'seal' | 'oldSeal',
  stream: string,
  command: SealCommand | OldSealCommand,
): Promise<{ readonly done: true } | RefusalAnswer> {
  const { idempotency } = context
  const result = await context.run({
    life,
    stream,
    command: { ...command },
    by: context.actor,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? { done: true } : { refusal: result.refusal }
}
const runOnSeal = async (context: RequestContext, command: SealCommand) =>
  runOn(context, 'seal', await sealStream(context), command)

const officerId = ({ actor }: RequestContext): string | null => (actor.kind === 'officer' ? actor.id : null)

async function describeSeal(context: RequestContext) {
  const state = await sealState(context)
  if (state.phase === 'absent') return null
  const { catalogue, seal } = context.office
  const me = officerId(context)
  const organ = await organOfSeal(context)
  const keepers = organ === undefined ? [] : await listKeepers(context.db, organ)
  const items = await Promise.all(
    Object.entries(state.items).map(async ([item, given]) => ({
      item,
      itemName: (await catalogue.findItem(item))?.standard.name.zh ?? item,
      until: given?.until ?? null,
    })),
  )
  const named = (officer: string | null) => (officer === null ? null : catalogue.officerName(officer))
  return {
    name: state.name,
    certSha256: state.certSha256,
    authorisedUntil: state.authorisation?.until ?? null,
    keeper: named(state.keeper),
    mine: state.keeper === null || state.keeper === me,
    offeredToMe: me !== null && state.offeredTo === me,
    offeredTo: named(state.offeredTo),
    keepers: keepers.filter((id) => id !== state.keeper).map((id) => ({ id, name: catalogue.officerName(id) })),
    items,
    keys: await Promise.all(
      state.keys.map(async (key) => {
        const validity = await seal.findKey(key.certSha256)
        return { ...key, validUntil: validity === undefined ? null : localDate(validity.validUntil) }
      }),
    ),
  }
}

function sendList(context: RequestContext, list: Buffer | undefined) {
  if (list === undefined) return refuse('NOT_FOUND')
  context.reply.send(list, {
    'content-type': 'application/pkix-crl',
    'content-disposition': 'attachment; filename="oneseal.crl"',
    'cache-control': 'public, max-age=60',
  })
  return null
}

type Custody = Parameters<Handlers<typeof sealApi>['prepareCustody']>[0]['body']
const custodyCommand = (body: Custody, at: string): SealCommand =>
  body.act === 'OFFER'
    ? { type: 'OfferSealCustody', at, by: '$actor', to: body.to, reason: body.reason }
    : { type: 'AcceptSealCustody', at, by: '$actor' }

export const sealHandlers: Handlers<typeof sealApi> = {
  sealRegister: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const { catalogue } = context.office
    const watches = may(context.actor, 'oversight.inspect')
    const rows = await listSealUses(context.db, {
      ...{ after: parsePageKey(query.after), limit, bureau: context.office.seal.stream },
      seal: watches ? null : await sealStream(context),
    })
    const uses = rows.map(({ id, number, at, step, paper, digest, keeper, ended }) => ({
      id,
      use: number,
      at: at.toISOString(),
      step,
      number: paper,
      digest,
      keeper: keeper === null ? null : catalogue.officerName(keeper),
      ended,
    }))
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(last.at, last.id)
    return { seal: await describeSeal(context), uses, after }
  },

  authoriseSeal: async ({ body }, context) => {
    if (!(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    const { until, item } = body
    if (item !== undefined && (await context.office.catalogue.findItem(item)) === undefined) return refuse('NOT_FOUND')
    const given = { at: context.now(), by: '$actor', steps: SEAL_STEPS, until }
    const said = await runOnSeal(context, {
      type: 'AuthoriseSealUse',
      ...given,
      ...(item === undefined ? {} : { item }),
    })
    return 'done' in said ? { until } : said
  },

  forbidSeal: async ({ body: { item, reason } }, context) => {
    if (!(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    if ((await context.office.catalogue.findItem(item)) === undefined) return refuse('NOT_FOUND')
    return runOnSeal(context, { type: 'ForbidSealUse', at: context.now(), by: '$actor', item, reason })
  },

  prepareCustody: async ({ body }, context) => {
    const organ = await organOfSeal(context)
    if (organ === undefined || !(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    if (body.act === 'OFFER' && !(await listKeepers(context.db, organ)).includes(body.to))
      return refuse('SEAL_CUSTODY_TO_NO_KEEPER')
    const stream = await sealStream(context)
    const command: JsonObject = { ...custodyCommand(body, context.now()) }
    const prepared = await context.office.documents.prepareAct({ life: 'seal', stream, command, by: context.actor })
    if (!prepared.ok) return { refusal: prepared.refusal }
    const { prepared: id, envelope, salt, body: signed, expiresAt } = prepared
    return { stream, prepared: id, envelope, salt, body: { ...signed }, expiresAt }
  },

  signCustody: async ({ body: { prepared, certSha256, signature } }, context) => {
    if (!(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    const act = { prepared, stream: await sealStream(context), certSha256, value: signature }
    const result = await context.office.documents.commitAct(act, context.actor, context.idempotency)
    return result.ok ? { done: true } : { refusal: result.refusal }
  },

  declareCompromise: async ({ body: { since, account } }, context) => {
    if (!(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    return runOnSeal(context, { type: 'DeclareCompromise', at: context.now(), by: '$actor', since, account })
  },

  oldSeals: async (_, context) => {
    const rows = await listOldSeals(context.db, OLD_SEALS_MAX)
    const items = rows.map(({ handedOverAt: _at, receivedBy, witnesses, ...row }) => ({
      ...row,
      receivedBy: context.office.catalogue.officerName(receivedBy),
      witnesses: [...(witnesses ?? [])],
    }))
    return { items, destroyed: items.filter(({ destroyedOn }) => destroyedOn !== null).length }
  },

  handOverSeal: async ({ body }, context) => {
    if (!(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    // The registration number is the seal's own name: two people taking in the same one work on the same life.
    const id = context.idFrom('old seal', body.registration)
    if (await isRegistrationKnown(context.db, body.registration)) return refuse('OLD_SEAL_ALREADY_HANDED_OVER')
    const replacedBy = await sealStream(context)
    const command = { type: 'HandOverOldSeal', at: context.now(), by: '$actor', ...body, replacedBy } as const
    const said = await runOn(context, 'oldSeal', id, command)
    return 'done' in said ? { id } : said
  },

  destroySeal: async ({ params, body }, context) => {
    if (!(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    if ((await context.load(params.id)) === undefined) return refuse('NOT_FOUND')
    const known = await listOldSeals(context.db, OLD_SEALS_MAX)
    if (!known.some(({ id }) => id === params.id)) return refuse('NOT_FOUND')
    return runOn(context, 'oldSeal', params.id, { type: 'DestroyOldSeal', at: context.now(), by: '$actor', ...body })
  },

  revocationList: async (_, context) => sendList(context, await findList(context, undefined)),
  revocationListOf: async ({ params }, context) => sendList(context, await findList(context, params.issuer)),
}
