import { Type as T } from 'typebox'
import { route } from '#contract'
import { closed, expectedVersion, Organ, reason, TypeCode, TypeContent, TypeLine, TypeView } from './api-shapes.ts'

const params = T.Object({ code: TypeCode })
const Version = T.Object({ version: T.Integer() })

/** 证照类型目录 (GB/T 36902) and its editor. */
export const typeApi = {
  types: route({
    method: 'GET',
    path: '/library/types',
    summary: '证照类型目录 Certificate types',
    action: 'library.types',
    reply: T.Object({ items: T.Array(TypeLine), organs: T.Array(Organ) }),
  }),
  type: route({
    method: 'GET',
    path: '/library/types/:code',
    summary: '一种证照类型 One certificate type and its versions',
    action: 'library.types',
    params,
    reply: TypeView,
  }),
  draftType: route({
    method: 'POST',
    path: '/library/types/:code/draft',
    summary: '起草证照类型 Draft a version of a type',
    action: 'library.draftType',
    params,
    body: T.Object({ expectedVersion, content: TypeContent, note: reason }, closed),
    reply: Version,
  }),
  publishType: route({
    method: 'POST',
    path: '/library/types/:code/publication',
    summary: '发布证照类型 Publish a version',
    action: 'library.publishType',
    params,
    body: T.Object({ expectedVersion }, closed),
    reply: Version,
  }),
  returnType: route({
    method: 'POST',
    path: '/library/types/:code/return',
    summary: '退回草稿 Return a draft',
    action: 'library.publishType',
    params,
    body: T.Object({ expectedVersion, reason }, closed),
    reply: Version,
  }),
  previewType: route({
    method: 'POST',
    path: '/library/types/preview',
    summary: '预览模板 What a template prints, with sample lines',
    action: 'library.types',
    body: T.Object({ content: TypeContent }, closed),
    reply: T.Object({ svg: T.String(), pages: T.Integer() }),
  }),
} as const
