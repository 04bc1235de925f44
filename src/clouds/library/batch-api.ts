import { Type as T } from 'typebox'
import { Id, PlainDate, route, TABLE_BYTES_MAX } from '#contract'
import { BatchView, closed, expectedVersion, Fault, TypeCode } from './api-shapes.ts'

const params = T.Object({ id: Id })
const Row = T.Object({ row: T.Integer(), cells: T.Array(T.String()), faults: T.Array(Fault), scan: T.Boolean() })

/** 历史存量分期入库. */
export const batchApi = {
  batches: route({
    method: 'GET',
    path: '/library/batches',
    summary: '入库批次与分类型进度 Batches, and progress by type',
    action: 'library.read',
    reply: T.Object({
      items: T.Array(BatchView),
      progress: T.Array(
        T.Object({
          certificateType: T.String(),
          typeName: T.Object({ zh: T.String(), en: T.String() }),
          expected: T.Integer(),
          taken: T.Integer(),
          faulty: T.Integer(),
        }),
      ),
    }),
  }),
  batch: route({
    method: 'GET',
    path: '/library/batches/:id',
    summary: '一个批次 One batch: its sample and what is wrong',
    action: 'library.read',
    params,
    reply: T.Object({ batch: BatchView, sample: T.Array(Row), faulty: T.Array(Row) }),
  }),
  planBatch: route({
    method: 'POST',
    path: '/library/batches',
    summary: '编制批次计划 Plan a batch',
    action: 'library.stock',
    body: T.Object(
      {
        certificateType: TypeCode,
        name: T.String({ minLength: 2, maxLength: 100 }),
        expected: T.Integer({ minimum: 1, maximum: 10_000_000 }),
        from: PlainDate,
        until: PlainDate,
        due: PlainDate,
      },
      closed,
    ),
    reply: T.Object({ id: Id }),
  }),
  receiveBatch: route({
    method: 'POST',
    path: '/library/batches/:id/table',
    summary: '上传批次表格 Hand in the table (XLSX or CSV)',
    action: 'library.stock',
    params,
    rawBody: true,
    bytesMax: TABLE_BYTES_MAX,
    reply: BatchView,
  }),
  receiveScans: route({
    method: 'POST',
    path: '/library/batches/:id/scans',
    summary: '上传扫描件压缩包 Hand in scans (ZIP), named as in the table',
    action: 'library.stock',
    params,
    rawBody: true,
    reply: T.Object({ kept: T.Integer(), refused: T.Array(T.String()) }),
  }),
  batchFaults: route({
    method: 'GET',
    path: '/library/batches/:id/faults',
    summary: '下载错误清单 The lines that are wrong, as a table to correct',
    action: 'library.stock',
    params,
    reply: T.Unknown(),
    raw: true,
  }),
  batchScan: route({
    method: 'GET',
    path: '/library/batches/:id/rows/:row/scan',
    summary: '查看一行的扫描件 The scan of one line of the sample',
    action: 'library.read',
    params: T.Object({ id: Id, row: T.Integer({ minimum: 1 }) }),
    reply: T.Unknown(),
    raw: true,
  }),
  judgeBatch: route({
    method: 'POST',
    path: '/library/batches/:id/judgement',
    summary: '抽检签字 Sign off the sample, or return the batch',
    action: 'library.signOff',
    params,
    body: T.Object(
      {
        expectedVersion,
        looked: T.Array(
          T.Object({ row: T.Integer({ minimum: 1 }), right: T.Boolean(), note: T.String({ maxLength: 300 }) }, closed),
          { minItems: 1, maxItems: 200 },
        ),
      },
      closed,
    ),
    reply: BatchView,
  }),
} as const
