import { parsePageKey, writePageKey } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { eventReader, stateOf } from '#frame'
import { canonicalJson } from '#kernel'
import type { Json } from '#kernel'
import { may } from '#policy'
import type { api } from './api.ts'
import { PAPER_NAMES } from './documents/paper-names.ts'
import type { SealRegistered } from './domain/events.ts'
import { SEAL_STEPS } from './domain/seal.ts'
import type { SealCommand } from './domain/seal.ts'
import { sealLife } from './lives.ts'
import { findCertificateById, findCertificateByToken, findDocument, listSealUses } from './projections/document.ts'
import type { DocumentRow } from './projections/document.ts'
import { findParty, listHeld } from './projections/owed.ts'
import type { PartyRow } from './projections/owed.ts'
import type { CertificateDoorRefusal } from './refusals.ts'
import { verifyFile, verifyNumber, verifyToken } from './verifying/verify.ts'

const refuse = (code: 'NOT_FOUND' | CertificateDoorRefusal): RefusalAnswer => ({ refusal: { code } })

const PAGE = 20
const parseId = (after: string | undefined): string | null =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after ?? '') ? (after ?? null) : null

function sendJson(context: RequestContext, value: Json, fileName: string): null {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
  }
  context.reply.send(Buffer.from(canonicalJson(value)), headers)
  return null
}

/** Header values are ASCII; RFC 8187 says how a Chinese file name comes along, RFC 6266 how an old client is served. */
function sendPdf(context: RequestContext, bytes: Uint8Array, name: string, plainName: string): null {
  const encoded = encodeURIComponent(`${name}.pdf`).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  context.reply.send(bytes, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${plainName}.pdf"; filename*=UTF-8''${encoded}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
  return null
}

type Reader = 'holder' | 'official'
/** Whose paper it is, or who handles or supervises the case; nobody else learns that it exists. */
async function readerOf(context: RequestContext, party: PartyRow): Promise<Reader | undefined> {
  const { actor } = context
  if (actor.kind === 'applicant') {
    const aliases = await context.office.accounts.aliases(actor.id)
    return aliases.includes(party.applicant) ? 'holder' : undefined
  }
  const official =
    may(actor, 'case.read', { organs: [party.organ] }) ||
    may(actor, 'duty.work', { organs: party.competentOrgans }) ||
    may(actor, 'oversight.inspect')
  return official ? 'official' : undefined
}

/** The holder's first download is how an electronic certificate is served (行政许可法 44); later ones change nothing. */
async function recordService(context: RequestContext, document: DocumentRow): Promise<void> {
  if (document.step !== 'CERTIFICATE') return
  const stream = document.caseId
  await context.run({
    life: 'case',
    stream,
    command: { type: 'ServeResult', at: context.now(), by: '$actor', means: 'DOWNLOAD' },
    by: context.actor,
    idempotency: { scope: `certificate served ${stream}`, key: 'DOWNLOAD', content: { stream } },
  })
}

const readRegistered = eventReader<SealRegistered>('SealRegistered')
/** A keeper keeps his own organ's seal: another organ's keeper has no say over it. */
async function isKeeperOfTheSeal(context: RequestContext): Promise<boolean> {
  const history = await context.history(context.office.seal.stream)
  const organs = history.flatMap((entry) => readRegistered(entry)?.organ ?? [])
  return may(context.actor, 'seal.authorise', { organs })
}

export const handlers: Handlers<typeof api> = {
  verifyToken: ({ params }, context) => verifyToken(context, params.token),
  verifyNumber: ({ params }, context) => verifyNumber(context, params.identifier),
  verifyFile: (_, context) => verifyFile(context, context.bytes ?? new Uint8Array()),

  proofBundle: async ({ params }, context) => {
    const certificate = await findCertificateByToken(context.db, params.token)
    if (certificate === undefined) return refuse('NOT_FOUND')
    const document = await findDocument(context.db, certificate.id)
    const leaf = document?.leafIndex ?? null
    if (leaf === null) return refuse('NOT_YET_RELEASED')
    const bundle = await context.office.proofs.bundle(leaf)
    return sendJson(context, bundle, `oneseal-proof-${String(leaf)}.json`)
  },

  trustFile: (_, context) => Promise.resolve(sendJson(context, context.office.proofs.trust(), 'oneseal-trust.json')),

  myCertificates: async ({ query }, context) => {
    if (context.actor.kind !== 'applicant') return { items: [], after: null }
    const limit = query.limit ?? PAGE
    const aliases = await context.office.accounts.aliases(context.actor.id)
    const rows = await listHeld(context.db, aliases, { after: parseId(query.after), limit })
    const items = rows.map(({ caseId, name, ...row }) => ({
      ...row,
      certificateName: context.office.catalogue.nameIn(context.language, name),
      case: caseId,
    }))
    return { items, after: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
  },

  document: async ({ params }, context) => {
    const document = await findDocument(context.db, params.id)
    const party = document === undefined ? undefined : await findParty(context.db, document.caseId)
    const reader = party === undefined ? undefined : await readerOf(context, party)
    if (document === undefined || reader === undefined) return refuse('NOT_FOUND')
    if (document.file === null || document.leafIndex === null) return refuse('NOT_YET_RELEASED')
    const bytes = await context.files.find(document.file)
    if (bytes === undefined) return refuse('FILE_MISSING')
    if (reader === 'holder') await recordService(context, document)
    const certificate = await findCertificateById(context.db, document.id)
    const name = certificate?.name ?? PAPER_NAMES[document.step].zh
    return sendPdf(context, bytes, `${name} ${document.number}`, document.number.replace(/[^A-Za-z0-9.-]/g, '_'))
  },

  sealRegister: async ({ query }, context) => {
    const { seal, catalogue } = context.office
    const limit = query.limit ?? PAGE
    const state = stateOf(sealLife, await context.load(seal.stream))
    const rows = await listSealUses(context.db, { after: parsePageKey(query.after), limit })
    const uses = rows.map(({ at, step, number, digest, keeper, ended }) => ({
      at: at.toISOString(),
      step,
      number,
      digest,
      keeper: catalogue.officerName(keeper),
      ended,
    }))
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(last.at, last.id)
    if (state.phase === 'absent') return { seal: null, uses, after }
    const { name, certSha256, authorisation } = state
    const keeper = authorisation === null ? null : catalogue.officerName(authorisation.keeper)
    return { seal: { name, certSha256, authorisedUntil: authorisation?.until ?? null, keeper }, uses, after }
  },

  authoriseSeal: async ({ body }, context) => {
    if (!(await isKeeperOfTheSeal(context))) return refuse('NOT_FOUND')
    const { idempotency } = context
    const result = await context.run({
      life: 'seal',
      stream: context.office.seal.stream,
      command: {
        type: 'AuthoriseSealUse',
        at: context.now(),
        by: '$actor',
        steps: SEAL_STEPS,
        until: body.until,
      } satisfies SealCommand,
      by: context.actor,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { until: body.until } : { refusal: result.refusal }
  },
}
