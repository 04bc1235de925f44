import { Type as T } from 'typebox'
import { Id, Instant, Page, PageQuery, PlainDate, route, Sha256 } from '#contract'

const Retention = T.Enum(['Y10', 'Y30', 'PERMANENT'])
const FourCheck = T.Object({
  check: T.Enum(['AUTHENTIC', 'COMPLETE', 'USABLE', 'SAFE']),
  ok: T.Boolean(),
  findings: T.Array(T.String()),
})
const Words = T.String({ minLength: 2, maxLength: 500 })
const closed = { additionalProperties: false } as const
const nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
const params = T.Object({ id: Id })
const nothing = T.Object({}, closed)

const File = T.Object({
  id: Id,
  version: T.Integer(),
  caseNumber: T.String(),
  itemName: T.String(),
  /** Masked; null once the case was destroyed. */
  applicant: nullable(T.String()),
  organ: T.String(),
  outcome: T.String(),
  concludedAt: Instant,
  stage: T.Enum(['PACKAGED', 'WANTING', 'COMPLETE', 'HANDED_OVER', 'TO_BE_REMOVED', 'REMOVED']),
  retention: Retention,
  retainUntil: nullable(PlainDate),
  /** The retention has ended: two people appraise it. */
  ended: T.Boolean(),
  list: nullable(T.String()),
  packages: T.Array(
    T.Object({
      number: T.Integer(),
      file: Sha256,
      sm3: Sha256,
      sizeBytes: T.Integer(),
      at: Instant,
      checks: nullable(T.Array(FourCheck)),
    }),
  ),
  proposal: nullable(
    T.Object({
      outcome: T.Enum(['EXTEND', 'DESTROY']),
      reason: T.String(),
      until: nullable(PlainDate),
      by: T.String(),
      at: Instant,
      /** The reader proposed it and cannot confirm it. */
      own: T.Boolean(),
    }),
  ),
})
const RecordLine = T.Object({
  number: T.String({ minLength: 1, maxLength: 60 }),
  title: T.String({ minLength: 1, maxLength: 200 }),
  year: T.Integer({ minimum: 1900, maximum: 2200 }),
  retention: Retention,
  pages: T.Integer({ minimum: 0, maximum: 100_000 }),
})
const ArchiveList = T.Object({
  id: Id,
  number: T.String(),
  kind: T.Enum(['CONCLUDED_CASES', 'HISTORIC']),
  organ: T.String(),
  sender: T.String(),
  stage: T.Enum(['SIGNED', 'RECEIVED', 'RETURNED']),
  records: T.Array(RecordLine),
  count: T.Integer(),
  pages: T.Integer(),
  signed: T.Object({ by: T.String(), at: Instant }),
  received: nullable(
    T.Object({
      by: T.String(),
      at: Instant,
      count: T.Integer(),
      pages: T.Integer(),
      missing: T.Array(T.String()),
      note: T.String(),
    }),
  ),
  returned: nullable(T.Object({ by: T.String(), at: Instant, reason: T.String() })),
  /** Whether the reader may sign for it: somebody else signed first. */
  mine: T.Boolean(),
})
const Loan = T.Object({
  id: Id,
  caseNumber: T.String(),
  stage: T.Enum(['REQUESTED', 'LENT', 'OVER', 'REFUSED', 'RETURNED']),
  by: T.String(),
  at: Instant,
  purpose: T.String(),
  days: T.Integer(),
  until: nullable(PlainDate),
  decidedBy: nullable(T.String()),
  /** Why it was not allowed. */
  deniedFor: nullable(T.String()),
  reads: T.Array(T.Object({ at: Instant, path: T.String(), copy: T.Boolean() })),
  own: T.Boolean(),
  /** What lies in the package, for whoever it is lent to. */
  contents: T.Array(T.Object({ path: T.String(), name: T.String(), role: T.String(), sizeBytes: T.Integer() })),
})

/** 电子档案: packages, tests, hand-over, lending, retention, evidence. */
export const api = {
  files: route({
    method: 'GET',
    path: '/archive/files',
    summary: '档案检索 Files by number, name, item, year',
    action: 'archive.search',
    query: T.Object({
      /** Beginning of a number, an item's name or an applicant's. */
      q: T.Optional(T.String({ maxLength: 60 })),
      year: T.Optional(T.Integer({ minimum: 1900, maximum: 2200 })),
      stage: T.Optional(T.Enum(['WANTING', 'COMPLETE', 'HANDED_OVER', 'ENDED', 'REMOVED'])),
      ...PageQuery,
    }),
    reply: Page(File),
  }),
  file: route({
    method: 'GET',
    path: '/archive/files/:id',
    summary: '一份档案 One file',
    action: 'archive.search',
    params,
    reply: File,
  }),
  testFile: route({
    method: 'POST',
    path: '/archive/files/:id/test',
    summary: '重新检测四性 Test the newest package again',
    action: 'archive.keep',
    params,
    body: nothing,
    reply: File,
  }),
  package: route({
    method: 'GET',
    path: '/archive/files/:id/packages/:number',
    summary: '下载归档包 The package itself (ZIP)',
    action: 'archive.keep',
    params: T.Object({ id: Id, number: T.Integer({ minimum: 1, maximum: 1000 }) }),
    reply: T.Null(),
    raw: true,
  }),
  proposeAppraisal: route({
    method: 'POST',
    path: '/archive/files/:id/appraisal',
    summary: '提出鉴定意见 Propose what is to become of it',
    action: 'archive.keep',
    params,
    body: T.Object(
      { outcome: T.Enum(['EXTEND', 'DESTROY']), reason: Words, until: T.Optional(nullable(PlainDate)) },
      closed,
    ),
    reply: File,
  }),
  confirmAppraisal: route({
    method: 'POST',
    path: '/archive/files/:id/appraisal/confirmation',
    summary: '确认鉴定意见 Confirm, as the second of the panel',
    action: 'archive.keep',
    params,
    body: nothing,
    reply: File,
  }),
  declineAppraisal: route({
    method: 'POST',
    path: '/archive/files/:id/appraisal/refusal',
    summary: '不同意鉴定意见 Do not agree',
    action: 'archive.keep',
    params,
    body: T.Object({ reason: Words }, closed),
    reply: File,
  }),
  lists: route({
    method: 'GET',
    path: '/archive/lists',
    summary: '移交清册 Hand-over lists',
    action: 'archive.keep',
    query: T.Object({ ...PageQuery }),
    reply: Page(ArchiveList),
  }),
  handOverFiles: route({
    method: 'POST',
    path: '/archive/lists/cases',
    summary: '移交已检测合格的档案 Hand over every file that was found whole',
    action: 'archive.keep',
    body: nothing,
    reply: ArchiveList,
  }),
  handOverHistoric: route({
    method: 'POST',
    path: '/archive/lists/historic',
    summary: '移交历史档案 Hand over historic archives of a department by list (XLSX or CSV)',
    action: 'archive.handOver',
    body: T.Object(
      {
        sender: T.String({ minLength: 2, maxLength: 50 }),
        count: T.Integer({ minimum: 1, maximum: 5000 }),
        pages: T.Integer({ minimum: 0, maximum: 10_000_000 }),
        /** The table (XLSX or CSV) in base64: 档号、题名、年度、保管期限、页数. */
        list: T.String({ minLength: 4, maxLength: 700_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
      },
      closed,
    ),
    reply: ArchiveList,
  }),
  receiveList: route({
    method: 'POST',
    path: '/archive/lists/:id/receipt',
    summary: '清点接收 Count, and sign for what came',
    action: 'archive.keep',
    params,
    body: T.Object(
      {
        count: T.Integer({ minimum: 0, maximum: 5000 }),
        pages: T.Integer({ minimum: 0, maximum: 10_000_000 }),
        missing: T.Array(T.String({ maxLength: 60 }), { maxItems: 5000 }),
        note: T.String({ maxLength: 500 }),
      },
      closed,
    ),
    reply: ArchiveList,
  }),
  returnList: route({
    method: 'POST',
    path: '/archive/lists/:id/return',
    summary: '退回清册 Return the list',
    action: 'archive.keep',
    params,
    body: T.Object({ reason: Words }, closed),
    reply: ArchiveList,
  }),
  loans: route({
    method: 'GET',
    path: '/archive/loans',
    summary: '查借阅 Lendings: one’s own, and for keepers those to decide',
    action: 'archive.search',
    query: T.Object({ ...PageQuery }),
    reply: Page(Loan),
  }),
  requestLoan: route({
    method: 'POST',
    path: '/archive/files/:id/loans',
    summary: '申请借阅 Ask for a file',
    action: 'archive.search',
    params,
    body: T.Object({ purpose: Words, days: T.Integer({ minimum: 1, maximum: 60 }) }, closed),
    reply: Loan,
  }),
  decideLoan: route({
    method: 'POST',
    path: '/archive/loans/:id/decision',
    summary: '审批借阅 Allow or refuse',
    action: 'archive.keep',
    params,
    body: T.Object({ allow: T.Boolean(), reason: T.String({ maxLength: 500 }) }, closed),
    reply: Loan,
  }),
  readArchive: route({
    method: 'POST',
    path: '/archive/loans/:id/reads',
    summary: '阅览一份文件 Open one file of it; every look is recorded before the first byte',
    action: 'archive.search',
    params,
    body: T.Object({ path: T.String({ minLength: 1, maxLength: 100 }), copy: T.Boolean() }, closed),
    reply: T.Object({ name: T.String(), mediaType: T.String(), base64: T.String(), watermark: T.String(), loan: Loan }),
  }),
  returnLoan: route({
    method: 'POST',
    path: '/archive/loans/:id/return',
    summary: '归还 Give it back',
    action: 'archive.search',
    params,
    body: nothing,
    reply: Loan,
  }),
  evidence: route({
    method: 'GET',
    path: '/archive/evidence',
    summary: '证据续期记录 The chain of evidence records',
    action: 'archive.search',
    reply: T.Object({
      items: T.Array(
        T.Object({ number: T.Integer(), at: Instant, packages: T.Integer(), renewBefore: Instant, file: Sha256 }),
      ),
    }),
  }),
  evidenceRecord: route({
    method: 'GET',
    path: '/archive/evidence/:number',
    summary: '一份证据记录 One evidence record',
    action: 'archive.search',
    params: T.Object({ number: T.Integer({ minimum: 1, maximum: 100_000 }) }),
    reply: T.Null(),
    raw: true,
  }),
  /** The person sees who looked. */
  looks: route({
    method: 'GET',
    path: '/archive/cases/:id/looks',
    summary: '谁查阅过我的档案 Who looked into the archive of my case',
    action: 'case.followOwn',
    params,
    reply: T.Object({
      archivedAt: nullable(Instant),
      retainUntil: nullable(PlainDate),
      items: T.Array(
        T.Object({ by: T.String(), organ: T.String(), at: Instant, purpose: T.String(), copy: T.Boolean() }),
      ),
    }),
  }),
} as const
