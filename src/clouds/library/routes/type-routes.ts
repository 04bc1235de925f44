import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import type { TypeContent, TypeField } from '../domain/events.ts'
import { certificateTypeLife, typeStream } from '../lives.ts'
import { findType, listTypes, versionsOfType } from '../projections/types.ts'
import { act, NOT_FOUND, refuse } from '../run-library.ts'

type Doors = 'types' | 'type' | 'draftType' | 'publishType' | 'returnType' | 'previewType'
type Wire<T> = T extends readonly (infer E)[]
  ? Wire<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Wire<T[K]> }
    : T

/** Rules keep their lists readonly; the wire does not mind. */
export const wire = (content: TypeContent): Wire<TypeContent> => ({
  ...content,
  name: { ...content.name },
  organs: [...content.organs],
  fields: content.fields.map(({ options, label, ...field }) => ({
    ...field,
    label: { ...label },
    ...(options === undefined ? {} : { options: [...options] }),
  })),
  validity: { ...content.validity },
  sharing: content.sharing.map((rule) => ({ ...rule, purposes: [...rule.purposes], fields: [...rule.fields] })),
})

const organsOf = ({ office, language }: RequestContext) =>
  office.catalogue.organs().map(({ id, name }) => ({ id, name: office.catalogue.nameIn(language, name) }))

/** A line of each kind, as long as such lines are. */
function sampleOf({ kind, options }: TypeField): string {
  switch (kind) {
    case 'DATE':
      return '2026-06-01'
    case 'NUMBER':
      return '128'
    case 'CHOICE':
      return options?.[0] ?? '—'
    case 'CREDIT_CODE':
      return '91990101MA00000000'
    case 'CITIZEN_ID':
      return '990101199001010000'
    case 'TEXT':
      return '示例内容'
  }
}

/** What the template would print for a certificate nobody holds. */
export async function tryContent(context: RequestContext, { template, name, fields }: TypeContent) {
  const now = context.now()
  return context.office.printing.tryTemplate(template ?? context.office.printing.certificateForm(), {
    title: name.zh,
    number: '1.2.156.3005.2.示例',
    rows: [
      ...fields.map((field) => [field.label.zh, sampleOf(field)] as const),
      ['有效期限', '自 2026 年 1 月 1 日起长期有效'] as const,
    ],
    paragraphs: [],
    date: localDate(now),
    signingTime: now,
    qrText: 'https://example.invalid/verify',
  })
}

const templateRefusal = (
  tried: { readonly code: 'REFUSED'; readonly detail: string } | { readonly code: 'TOO_SLOW' },
) => (tried.code === 'TOO_SLOW' ? refuse('TEMPLATE_TOO_SLOW') : refuse('TEMPLATE_REFUSED', { detail: tried.detail }))

export const typeHandlers: Pick<Handlers<typeof api>, Doors> = {
  types: async (_, context) => ({
    items: (await listTypes(context.db)).flatMap(({ code, inForce, draft, changedAt }) => {
      const content = inForce?.content ?? draft
      if (content === null) return []
      return [
        {
          code,
          name: { ...content.name },
          holderKind: content.holderKind,
          inForce: inForce?.number ?? null,
          draftWaits: draft !== null,
          ownTemplate: content.template !== null,
          changedAt: changedAt.toISOString(),
        },
      ]
    }),
    organs: organsOf(context),
  }),

  type: async ({ params }, context) => {
    const row = await findType(context.db, params.code)
    if (row === undefined) return NOT_FOUND
    const { catalogue, printing } = context.office
    const { code, version, number, note, draft, draftBy, inForce } = row
    return {
      code,
      version,
      number,
      note,
      draft: draft === null ? null : wire(draft),
      draftBy: draftBy === null ? null : catalogue.officerName(draftBy),
      inForce: inForce === null ? null : { number: inForce.number, content: wire(inForce.content) },
      versions: (await versionsOfType(context.db, code)).map((one) => ({
        number: one.number,
        publishedAt: one.publishedAt.toISOString(),
        publishedBy: catalogue.officerName(one.publishedBy),
      })),
      organs: organsOf(context),
      ownForm: printing.certificateForm(),
    }
  },

  draftType: ({ params: { code }, body: { expectedVersion, content, note } }, context) =>
    act(
      context,
      certificateTypeLife,
      typeStream(context, code),
      { type: 'DraftCertificateType', code, content, note },
      expectedVersion,
    ),

  publishType: async ({ params: { code }, body }, context) => {
    const row = await findType(context.db, code)
    if (row === undefined) return NOT_FOUND
    // What cannot be printed is found out before anybody's certificate waits for it.
    if (row.draft !== null && row.draft.template !== null) {
      const tried = await tryContent(context, row.draft)
      if (!tried.ok) return templateRefusal(tried)
    }
    return act(context, certificateTypeLife, row.id, { type: 'PublishCertificateType' }, body.expectedVersion)
  },

  returnType: async ({ params: { code }, body: { expectedVersion, reason } }, context) => {
    const row = await findType(context.db, code)
    if (row === undefined) return NOT_FOUND
    return act(context, certificateTypeLife, row.id, { type: 'ReturnCertificateType', reason }, expectedVersion)
  },

  previewType: async ({ body }, context) => {
    const tried = await tryContent(context, body.content)
    return tried.ok ? { svg: tried.svg, pages: tried.pages } : templateRefusal(tried)
  },
}
