import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import { PAPER_NAMES } from './documents/paper-names.ts'
import type { paperApi } from './paper-api.ts'
import { findCertificateById, findDocument } from './projections/document.ts'
import type { DocumentRow } from './projections/document.ts'
import { findParty } from './projections/owed.ts'
import type { PartyRow } from './projections/owed.ts'
import { findRendition } from './projections/rendition.ts'
import type { CertificateDoorRefusal } from './refusals.ts'
import { sinceOf, stateOn } from './verifying/state-on.ts'
import { verifyFile } from './verifying/verify.ts'

const refuse = (code: 'NOT_FOUND' | CertificateDoorRefusal): RefusalAnswer => ({ refusal: { code } })

const TYPES = { pdf: 'application/pdf', ofd: 'application/ofd' } as const

/** Header values are ASCII; RFC 8187 says how a Chinese file name comes along, RFC 6266 how an old client is served. */
function sendPaper(context: RequestContext, bytes: Uint8Array, name: string, kind: keyof typeof TYPES): null {
  const encoded = encodeURIComponent(`${name}.${kind}`).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  const plain = name.replace(/[^A-Za-z0-9.-]+/g, '_')
  const shown = kind === 'pdf' ? 'inline' : 'attachment'
  context.reply.send(bytes, {
    'content-type': TYPES[kind],
    'content-disposition': `${shown}; filename="${plain}.${kind}"; filename*=UTF-8''${encoded}`,
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

interface Opened {
  readonly document: DocumentRow
  readonly reader: Reader
}
async function open(context: RequestContext, id: string): Promise<Opened | RefusalAnswer> {
  const document = await findDocument(context.db, id)
  const party = document === undefined ? undefined : await findParty(context.db, document.caseId)
  const reader = party === undefined ? undefined : await readerOf(context, party)
  return document === undefined || reader === undefined ? refuse('NOT_FOUND') : { document, reader }
}

interface Held {
  readonly bytes: Uint8Array
}
async function released(
  context: RequestContext,
  row: { readonly file: string | null; readonly leafIndex: number | null } | undefined,
): Promise<Held | RefusalAnswer> {
  if (row === undefined || row.file === null || row.leafIndex === null) return refuse('NOT_YET_RELEASED')
  const bytes = await context.files.find(row.file)
  return bytes === undefined ? refuse('FILE_MISSING') : { bytes }
}

async function nameOf(context: RequestContext, document: DocumentRow): Promise<string> {
  const certificate = await findCertificateById(context.db, document.id)
  return `${certificate?.name ?? PAPER_NAMES[document.step].zh} ${document.number}`
}

export const paperHandlers: Handlers<typeof paperApi> = {
  document: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if ('refusal' in opened) return opened
    const held = await released(context, opened.document)
    if ('refusal' in held) return held
    if (opened.reader === 'holder') await recordService(context, opened.document)
    return sendPaper(context, held.bytes, await nameOf(context, opened.document), 'pdf')
  },

  documentOfd: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if ('refusal' in opened) return opened
    const held = await released(context, await findRendition(context.db, params.id))
    if ('refusal' in held) return held
    if (opened.reader === 'holder') await recordService(context, opened.document)
    return sendPaper(context, held.bytes, await nameOf(context, opened.document), 'ofd')
  },

  documentPages: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if ('refusal' in opened) return opened
    const held = await released(context, await findRendition(context.db, params.id))
    if ('refusal' in held) return held
    const { ofd } = context.office
    if (!ofd.verify(held.bytes).ok) return refuse('FILE_MISSING')
    return { pages: ofd.pages(held.bytes).map(({ stamps, ...page }) => ({ ...page, stamps: [...stamps] })) }
  },

  documentFacts: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if ('refusal' in opened) return opened
    const certificate = await findCertificateById(context.db, params.id)
    if (certificate === undefined) return refuse('NOT_FOUND')
    const { id, name, identifier, organName, holderName, validFrom, validUntil, caseId } = certificate
    const state = stateOn(localDate(context.now()), certificate, certificate)
    const rendition = await findRendition(context.db, params.id)
    return {
      id,
      certificateName: context.office.catalogue.nameIn(context.language, name),
      identifier,
      organName,
      holderName,
      validFrom,
      validUntil,
      state,
      ...sinceOf(state, certificate),
      case: caseId,
      pdf: opened.document.leafIndex !== null,
      ofd: (rendition?.leafIndex ?? null) !== null,
    }
  },

  documentVerdict: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if ('refusal' in opened) return opened
    const row = params.format === 'PDF' ? opened.document : await findRendition(context.db, params.id)
    const held = await released(context, row)
    return 'refusal' in held ? held : verifyFile(context, held.bytes)
  },
}
