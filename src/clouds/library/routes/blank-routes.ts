import type { Output } from '#contract'
import { eventReader, findLifeRows } from '#frame'
import type { Handlers, LifeRow, RequestContext } from '#frame'
import { unreachable } from '#kernel'
import type { api } from '../api.ts'
import { countsOf, nextOf, printedNumber } from '../domain/blanks.ts'
import type { BlankCommand, BlankState } from '../domain/blanks.ts'
import { BLANK_TYPES } from '../domain/events.ts'
import type { BlankEvent } from '../domain/events.ts'
import { blankLife, blankStream } from '../lives.ts'
import { searchCertificates } from '../projections/held.ts'
import { act, NOT_FOUND, officerOf, organSeenBy, refuse, sees } from '../run-library.ts'

type Doors =
  'blankBooks' | 'blankHistory' | 'receiveBlanks' | 'useBlank' | 'voidBlanks' | 'offerBlanks' | 'acceptBlanks'
type Book = NonNullable<BlankState>
type View = Output<typeof api.blankBooks>['items'][number]

const TABLE = 'library.blank_book'
/** Years of books; older ones are used up and in the ledger. */
const BOOKS_MAX = 200

function view({ actor, office, language }: RequestContext, { id, state }: LifeRow<Book>): View {
  const { catalogue } = office
  const { organ, form, prefix, first, last, custodian, offered } = state
  const next = nextOf(state) ?? null
  return {
    ...{ id, form, prefix, first, last, offered, next },
    organName: catalogue.nameIn(language, catalogue.organName(organ)),
    custodian: catalogue.officerName(custodian),
    mine: actor.kind === 'officer' && actor.id === custodian,
    nextPrinted: next === null ? null : printedNumber(state, next),
    ...countsOf(state),
  }
}

async function listed(context: RequestContext): Promise<Output<typeof api.blankBooks>> {
  const officer = officerOf(context)
  const organ = officer === undefined ? '' : organSeenBy(officer)
  const where = `($1::uuid is null or organ = $1) order by form, prefix, first desc limit ${String(BOOKS_MAX)}`
  const rows = await findLifeRows<Book>(context.db, TABLE, where, [organ])
  return { items: rows.map((row) => view(context, row)) }
}

/** A book of the reader's own organ; nobody else learns that it exists. */
async function findBook(context: RequestContext, id: string): Promise<Book | undefined> {
  const officer = officerOf(context)
  const [row] = await findLifeRows<Book>(context.db, TABLE, 'id = $1', [id])
  return row !== undefined && officer !== undefined && sees(officer, row.state.organ) ? row.state : undefined
}

type Order<Command> = Command extends infer One ? Omit<One, 'at' | 'by'> : never
async function done(context: RequestContext, stream: string, order: Order<BlankCommand>) {
  const result = await act(context, blankLife, stream, order)
  return 'refusal' in result ? result : listed(context)
}
async function onBook(context: RequestContext, id: string, order: Order<BlankCommand>) {
  return (await findBook(context, id)) === undefined ? NOT_FOUND : done(context, id, order)
}

/** The paper copy of a certificate that stands, and of this bureau or organ. */
async function isIssued({ db }: RequestContext, organ: string, identifier: string): Promise<boolean> {
  const search = { organ: null, q: identifier, certificateType: null, standing: 'VERIFIED', way: null } as const
  const rows = await searchCertificates(db, { ...search, after: null, limit: 5 })
  return rows.some((row) => row.identifier === identifier && (row.organ === organ || row.way === 'PRODUCED'))
}

const read = eventReader<BlankEvent>(...BLANK_TYPES)
/** Numbers and words of one act, as they stand in the register. */
function told(
  book: Book,
  event: BlankEvent,
): Pick<Output<typeof api.blankHistory>['items'][number], 'numbers' | 'note'> {
  const span = (first: number, last: number) =>
    first === last ? printedNumber(book, first) : `${printedNumber(book, first)}–${printedNumber(book, last)}`
  switch (event.type) {
    case 'BlanksReceived':
      return { numbers: span(event.first, event.last), note: event.supplier }
    case 'BlankUsed':
      return { numbers: span(event.number, event.number), note: event.identifier }
    case 'BlanksVoided':
      return { numbers: span(event.first, event.last), note: event.note }
    case 'BlanksOffered':
      return { numbers: '', note: '' }
    case 'BlanksAccepted':
      return { numbers: '', note: String(event.counted) }
    default:
      return unreachable(event)
  }
}

async function overlaps(
  { db }: RequestContext,
  organ: string,
  { form, prefix, first, last }: { form: string; prefix: string; first: number; last: number },
): Promise<boolean> {
  const where = `organ = $1 and form = $2 and prefix = $3 and first <= $4 and (state ->> 'last')::int >= $5 limit 1`
  return (await findLifeRows<Book>(db, TABLE, where, [organ, form, prefix, last, first])).length > 0
}

export const blankHandlers: Pick<Handlers<typeof api>, Doors> = {
  blankBooks: (_, context) => listed(context),

  blankHistory: async ({ params: { id } }, context) => {
    const book = await findBook(context, id)
    if (book === undefined) return NOT_FOUND
    const events = (await context.history(id)).flatMap((entry) => read(entry) ?? [])
    const items = events.toReversed().map((event) => ({
      at: event.at,
      by: context.office.catalogue.officerName(event.by),
      act: event.type,
      ground: event.type === 'BlanksVoided' ? event.ground : null,
      ...told(book, event),
    }))
    return { items }
  },

  receiveBlanks: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const book = { organ: officer.organ, ...body, form: body.form.trim() }
    const stream = blankStream(context, book)
    const known = (await context.load(stream)) !== undefined
    // The same request again is answered by its key; another book with these numbers is refused.
    if (!known && (await overlaps(context, officer.organ, book))) return refuse('BLANKS_OVERLAP')
    return done(context, stream, { type: 'ReceiveBlanks', ...book })
  },

  useBlank: async ({ params: { id }, body }, context) => {
    const book = await findBook(context, id)
    if (book === undefined) return NOT_FOUND
    const identifier = body.identifier.trim()
    if (!(await isIssued(context, book.organ, identifier))) return refuse('BLANK_CERTIFICATE_UNKNOWN')
    return done(context, id, { type: 'UseBlank', number: body.number, identifier })
  },
  voidBlanks: ({ params: { id }, body }, context) => onBook(context, id, { type: 'VoidBlanks', ...body }),
  offerBlanks: ({ params: { id } }, context) => onBook(context, id, { type: 'OfferBlanks' }),
  acceptBlanks: ({ params: { id }, body: { counted } }, context) =>
    onBook(context, id, { type: 'AcceptBlanks', counted }),
}
