import type { Handlers, PublishedItem, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { digestOfBooklet } from '#seal'
import type { Booklet } from '#seal'
import { registersIn } from '../../power-entry.ts'
import { allPowers, powerChanges } from '../../projections/power.ts'
import type { outputsApi } from '../api.ts'
import { blankForm, blankMaterial, filledSample } from './form-papers.ts'
import { serviceGuide } from './guide.ts'
import { businessManual } from './manual.ts'
import type { Language, PaperSource } from './paper.ts'
import { powerListPaper } from './power-list.ts'

type PaperRoute = 'guidePaper' | 'formPaper' | 'samplePaper' | 'blankPaper' | 'powersPaper' | 'manualPaper'
type Wanted = { readonly version?: number | undefined; readonly language?: Language | undefined }

const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

function sourceOf({ office, language }: RequestContext, item: PublishedItem, wanted: Wanted): PaperSource {
  const { catalogue, seal, publicAddress } = office
  const spoken = wanted.language ?? language
  return {
    standard: item.standard,
    version: item.version,
    inForceFrom: item.effectiveFrom,
    organName: (organ) => catalogue.nameIn(spoken, catalogue.organName(organ)),
    bureau: catalogue.nameIn(spoken, seal.organName),
    address: `${publicAddress}/items/${encodeURIComponent(item.code)}`,
    language: spoken,
  }
}

/** Printed once for a version and a template, and kept: the thousandth reader costs a file. */
async function printed({ db, files, office, now }: RequestContext, booklet: Booklet): Promise<Uint8Array> {
  const digest = digestOfBooklet(booklet)
  const text = 'select p.file from outputs.printed_paper p where p.digest = $1'
  const { rows } = await db.query<{ file: string }>({ name: 'outputs-printed', text, values: [digest] })
  const [kept] = rows
  const known = kept === undefined ? undefined : await files.find(kept.file)
  if (known !== undefined) return known
  const pdf = await office.printing.booklet(booklet)
  const file = await files.put(pdf)
  await db.query(
    `insert into outputs.printed_paper (digest, file, printed_at) values ($1, $2, $3)
     on conflict (digest) do update set file = excluded.file`,
    [digest, file, now()],
  )
  return pdf
}

/** Header values are ASCII; RFC 8187 says how a Chinese file name comes along. */
async function send(context: RequestContext, booklet: Booklet, plainName: string): Promise<null> {
  const bytes = await printed(context, booklet)
  const name = encodeURIComponent(`${booklet.title}.pdf`).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  context.reply.send(bytes, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${plainName}.pdf"; filename*=UTF-8''${name}`,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  return null
}

const plain = (code: string): string => code.replace(/[^A-Za-z0-9.-]/g, '_')

/** A paper about an item, in the version asked for; without one, the version in force. */
async function itemPaper(
  context: RequestContext,
  { code }: { readonly code: string },
  wanted: Wanted,
  kind: string,
  make: (source: PaperSource) => Booklet | RefusalAnswer,
): Promise<null | RefusalAnswer> {
  const item = await context.office.catalogue.findItem(code, wanted.version)
  if (item === undefined) return refuse('NOT_FOUND')
  const made = make(sourceOf(context, item, wanted))
  return 'refusal' in made ? made : send(context, made, `${plain(code)}-${kind}-v${String(item.version)}`)
}

const ofMaterial =
  (id: string, make: typeof filledSample, missing: string) =>
  (source: PaperSource): Booklet | RefusalAnswer => {
    const material = source.standard.materials.find((each) => each.id === id)
    if (material === undefined) return refuse('NOT_FOUND')
    return make(source, material) ?? refuse(missing)
  }

export const paperHandlers: Pick<Handlers<typeof outputsApi>, PaperRoute> = {
  guidePaper: ({ params, query }, context) => itemPaper(context, params, query, 'guide', serviceGuide),
  formPaper: ({ params, query }, context) => itemPaper(context, params, query, 'form', blankForm),
  manualPaper: ({ params, query }, context) => itemPaper(context, params, query, 'manual', businessManual),
  samplePaper: ({ params, query }, context) =>
    itemPaper(context, params, query, 'sample', ofMaterial(params.material, filledSample, 'SAMPLE_NOT_WRITTEN')),
  blankPaper: ({ params, query }, context) =>
    itemPaper(context, params, query, 'blank', ofMaterial(params.material, blankMaterial, 'BLANK_NOT_WRITTEN')),

  powersPaper: async ({ query }, context) => {
    const { db, office } = context
    const [rows, changes] = await Promise.all([allPowers(db), powerChanges(db)])
    const published = changes.flatMap(({ listVersion, publishedAt }) =>
      listVersion === null || publishedAt === null ? [] : [{ listVersion, publishedAt }],
    )
    const newest = published.sort((a, b) => b.listVersion - a.listVersion)[0]
    if (newest === undefined) return refuse('LIST_NOT_PUBLISHED')
    const language = query.language ?? context.language
    const booklet = powerListPaper({
      registers: registersIn(rows, 'published'),
      items: office.catalogue.inForce().map(({ code, standard }) => ({ code, standard })),
      edition: newest.listVersion,
      publishedOn: localDate(newest.publishedAt.toISOString()),
      organName: (organ) => office.catalogue.nameIn(language, office.catalogue.organName(organ)),
      bureau: office.catalogue.nameIn(language, office.seal.organName),
      language,
    })
    return send(context, booklet, `power-list-v${String(newest.listVersion)}`)
  },
}
