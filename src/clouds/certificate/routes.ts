import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { canonicalJson, localDate } from '#kernel'
import type { Json } from '#kernel'
import type { api } from './api.ts'
import { paperHandlers } from './paper-routes.ts'
import { findCertificateByToken, findDocument, findDocumentByFile } from './projections/document.ts'
import type { DocumentRow } from './projections/document.ts'
import { listHeld } from './projections/owed.ts'
import type { HeldRow } from './projections/owed.ts'
import type { CertificateDoorRefusal } from './refusals.ts'
import { sealHandlers } from './seal-routes.ts'
import { standingHandlers } from './standing-routes.ts'
import { findStatusList } from './revoking/status-lists.ts'
import { tooMany } from './verifying/rate.ts'
import { sinceOf, stateOn } from './verifying/state-on.ts'
import { verifyForeignToken } from './verifying/verify-foreign.ts'
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

async function sendBundle(context: RequestContext, document: DocumentRow | undefined): Promise<null | RefusalAnswer> {
  const leaf = document?.leafIndex ?? null
  if (leaf === null) return refuse('NOT_YET_RELEASED')
  const bundle = await context.office.proofs.bundle(leaf)
  return sendJson(context, bundle, `oneseal-proof-${String(leaf)}.json`)
}

function heldView(row: HeldRow, context: RequestContext) {
  const { id, identifier, holderName, validFrom, validUntil, released, caseId, measure, measureUntil, hearing } = row
  const state = stateOn(localDate(context.now()), row, row)
  const intended = measure !== null && measureUntil !== null && hearing !== null
  return {
    id,
    certificateName: context.office.catalogue.nameIn(context.language, row.name),
    identifier,
    holderName,
    validFrom,
    validUntil,
    released,
    state,
    ...sinceOf(state, row),
    measure: intended ? { kind: measure, replyUntil: measureUntil, hearing } : null,
    case: caseId,
  }
}

export const handlers: Handlers<typeof api> = {
  verifyToken: async ({ params }, context) => tooMany('token', context) ?? verifyToken(context, params.token),
  verifyRegionToken: async ({ params, query }, context) =>
    tooMany('number', context) ?? verifyForeignToken(context, params.token, query.at),
  verifyNumber: async ({ params }, context) => tooMany('number', context) ?? verifyNumber(context, params.identifier),
  verifyFile: async (_, context) => tooMany('file', context) ?? verifyFile(context, context.bytes ?? new Uint8Array()),

  proofBundle: async ({ params }, context) => {
    const certificate = await findCertificateByToken(context.db, params.token)
    if (certificate === undefined) return refuse('NOT_FOUND')
    return sendBundle(context, await findDocument(context.db, certificate.id))
  },
  fileBundle: async ({ params }, context) => {
    const limited = tooMany('file', context)
    if (limited !== undefined) return limited
    const document = await findDocumentByFile(context.db, params.sha256)
    return document?.step === 'CERTIFICATE' ? sendBundle(context, document) : refuse('NOT_FOUND')
  },

  statusList: async ({ params }, context) => {
    const signed = await findStatusList(context, Number(params.list))
    if (signed === undefined) return refuse('NOT_FOUND')
    context.reply.send(Buffer.from(signed), {
      'content-type': 'application/statuslist+jwt',
      'content-disposition': `attachment; filename="oneseal-status-${params.list}.jwt"`,
      'cache-control': 'no-cache',
    })
    return null
  },

  trustFile: (_, context) => Promise.resolve(sendJson(context, context.office.proofs.trust(), 'oneseal-trust.json')),

  myCertificates: async ({ query }, context) => {
    if (context.actor.kind !== 'applicant') return { items: [], after: null }
    const limit = query.limit ?? PAGE
    const aliases = await context.office.accounts.aliases(context.actor.id)
    const rows = await listHeld(context.db, aliases, { after: parseId(query.after), limit })
    const items = rows.map((row) => heldView(row, context))
    return { items, after: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
  },

  ...paperHandlers,
  ...sealHandlers,
  ...standingHandlers,
}
