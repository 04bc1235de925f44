import { Type as T } from 'typebox'
import { Id, Instant, route } from '#contract'

const closed = { additionalProperties: false } as const
const Number7 = T.Integer({ minimum: 1, maximum: 9_999_999 })
const Ground = T.Enum(['MISPRINTED', 'DAMAGED', 'LOST', 'OBSOLETE'])

const BlankBook = T.Object({
  id: Id,
  organName: T.String(),
  form: T.String(),
  prefix: T.String(),
  first: T.Integer(),
  last: T.Integer(),
  custodian: T.String(),
  mine: T.Boolean(),
  /** Its custodian gives it up. */
  offered: T.Boolean(),
  /** The one to use next, and as it is printed; null when the book is used up. */
  next: T.Union([T.Null(), T.Integer()]),
  nextPrinted: T.Union([T.Null(), T.String()]),
  total: T.Integer(),
  used: T.Integer(),
  voided: T.Integer(),
  left: T.Integer(),
})
const BlankBooks = T.Object({ items: T.Array(BlankBook) })
const onBook = { params: T.Object({ id: Id }), action: 'blanks.keep', reply: BlankBooks } as const

/** 制式凭证: the stock of blank certificates. */
export const blankApi = {
  blankBooks: route({
    method: 'GET',
    path: '/library/blanks',
    summary: '空白证照台账 Books of blank certificates',
    action: 'blanks.read',
    reply: BlankBooks,
  }),
  blankHistory: route({
    method: 'GET',
    path: '/library/blanks/:id',
    summary: '空白证照登记簿 Everything that was done with a book',
    action: 'blanks.read',
    params: T.Object({ id: Id }),
    reply: T.Object({
      items: T.Array(
        T.Object({
          at: Instant,
          by: T.String(),
          act: T.Enum(['BlanksReceived', 'BlankUsed', 'BlanksVoided', 'BlanksOffered', 'BlanksAccepted']),
          /** Numbers as printed; empty for acts on the whole book. */
          numbers: T.String(),
          ground: T.Union([T.Null(), Ground]),
          /** Supplier, certificate, explanation or count. */
          note: T.String(),
        }),
      ),
    }),
  }),
  receiveBlanks: route({
    method: 'POST',
    path: '/library/blanks',
    summary: '领入登记 Register a book',
    action: 'blanks.keep',
    body: T.Object(
      {
        form: T.String({ minLength: 2, maxLength: 60 }),
        prefix: T.String({ maxLength: 12, pattern: '^[A-Z0-9]*$' }),
        first: Number7,
        last: Number7,
        supplier: T.String({ minLength: 2, maxLength: 60 }),
      },
      closed,
    ),
    reply: BlankBooks,
  }),
  useBlank: route({
    method: 'POST',
    path: '/library/blanks/:id/uses',
    summary: '使用登记 Use the next one for a certificate',
    ...onBook,
    body: T.Object({ number: Number7, identifier: T.String({ minLength: 3, maxLength: 120 }) }, closed),
  }),
  voidBlanks: route({
    method: 'POST',
    path: '/library/blanks/:id/voiding',
    summary: '作废登记 Void some',
    ...onBook,
    body: T.Object(
      { first: Number7, last: Number7, ground: Ground, note: T.String({ minLength: 2, maxLength: 200 }) },
      closed,
    ),
  }),
  offerBlanks: route({
    method: 'POST',
    path: '/library/blanks/:id/offer',
    summary: '提出移交 Give the book up',
    ...onBook,
    body: T.Object({}, closed),
  }),
  acceptBlanks: route({
    method: 'POST',
    path: '/library/blanks/:id/acceptance',
    summary: '清点接收 Count it and take it over',
    ...onBook,
    body: T.Object({ counted: T.Integer({ minimum: 0, maximum: 5000 }) }, closed),
  }),
} as const
