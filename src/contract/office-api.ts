import { Type as T } from 'typebox'
import { route } from './route.ts'
import { securityApi } from './security-api.ts'
import { Me, signInApi } from './sign-in-api.ts'
import { Instant, Sha256 } from './vocabulary.ts'

/** Doors that belong to no cloud: sign-in, files, and the ledger itself. */
export const officeApi = {
  ...signInApi,
  ...securityApi,
  me: route({ method: 'GET', path: '/session', summary: '我是谁 Who am I', action: 'public', reply: Me }),
  signIn: route({
    method: 'POST',
    path: '/session',
    summary: '登录 Sign in',
    action: 'public',
    body: T.Object(
      { username: T.String({ maxLength: 64 }), password: T.String({ maxLength: 200 }) },
      { additionalProperties: false },
    ),
    reply: Me,
  }),
  signOut: route({ method: 'DELETE', path: '/session', summary: '退出 Sign out', action: 'session.use', reply: Me }),
  register: route({
    method: 'POST',
    path: '/accounts',
    summary: '注册 Open an applicant’s account',
    action: 'public',
    body: T.Object(
      {
        username: T.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{3,31}$' }),
        password: T.String({ minLength: 10, maxLength: 200 }),
        name: T.String({ minLength: 2, maxLength: 50 }),
      },
      { additionalProperties: false },
    ),
    reply: Me,
  }),
  upload: route({
    method: 'POST',
    path: '/files',
    summary: '上传文件 Upload a file (PDF, OFD, PNG, JPEG; header x-file-name, percent-encoded)',
    action: 'file.upload',
    rawBody: true,
    reply: T.Object({ sha256: Sha256, fileName: T.String(), mediaType: T.String(), sizeBytes: T.Integer() }),
  }),
  checkpoint: route({
    method: 'GET',
    path: '/ledger/checkpoint',
    summary: '最新检查点 Newest checkpoint (C2SP signed note)',
    action: 'public',
    reply: T.Object({ note: T.String(), size: T.Integer(), root: T.String(), vkey: T.String() }),
  }),
  inclusion: route({
    method: 'GET',
    path: '/ledger/inclusion/:leaf',
    summary: '包含证明 Inclusion proof of a leaf',
    action: 'public',
    params: T.Object({ leaf: T.Integer({ minimum: 0 }) }),
    query: T.Object({ size: T.Optional(T.Integer({ minimum: 1 })) }),
    reply: T.Object({
      leaf: T.Integer(),
      size: T.Integer(),
      leafHash: T.String(),
      path: T.Array(T.String()),
      note: T.String(),
    }),
  }),
  consistency: route({
    method: 'GET',
    path: '/ledger/consistency',
    summary: '一致性证明 Consistency proof between two sizes',
    action: 'public',
    query: T.Object({ from: T.Integer({ minimum: 1 }), to: T.Integer({ minimum: 1 }) }),
    reply: T.Object({ from: T.Integer(), to: T.Integer(), path: T.Array(T.String()) }),
  }),
  witnesses: route({
    method: 'GET',
    path: '/ledger/witnesses',
    summary: '见证人与其最近见证 Witnesses and what each last cosigned',
    action: 'public',
    reply: T.Object({
      size: T.Integer(),
      witnesses: T.Array(
        T.Object({
          name: T.String(),
          size: T.Union([T.Integer(), T.Null()]),
          at: T.Union([Instant, T.Null()]),
        }),
      ),
    }),
  }),
  cosign: route({
    method: 'POST',
    path: '/ledger/cosignatures',
    summary: '见证人副署检查点 A witness cosigns a checkpoint (C2SP tlog-cosignature/v1)',
    action: 'public',
    // The signature in the line is the whole credential.
    machine: true,
    body: T.Object(
      { size: T.Integer({ minimum: 1 }), line: T.String({ maxLength: 500 }) },
      { additionalProperties: false },
    ),
    reply: T.Object({ size: T.Integer(), witness: T.String(), at: Instant }),
  }),
} as const
