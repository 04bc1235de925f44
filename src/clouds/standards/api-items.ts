import { Type as T } from 'typebox'
import { Instant, PlainDate, route } from '#contract'
import { Code, Said } from './api-shapes.ts'

const params = T.Object({ code: Code })
const maybe = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])

/** What anybody may know of an item beside its standard, and what its editors choose from. */
export const itemsApi = {
  itemGraph: route({
    method: 'GET',
    path: '/items/:code/graph',
    summary: '前后置关系：先办什么、哪些可以同时办 What comes first, and what goes side by side',
    action: 'public',
    params,
    reply: T.Object({
      code: T.String(),
      name: Said,
      /** What has to be held first, in stages; within a stage nothing waits for anything else. The last is the item. */
      stages: T.Array(
        T.Array(
          T.Object({
            code: T.String(),
            name: Said,
            organ: Said,
            promised: maybe(Said),
            /** Codes of what this one itself needs. */
            needs: T.Array(T.String()),
          }),
        ),
      ),
      /** What builds on the result of this item. */
      successors: T.Array(T.Object({ code: T.String(), name: Said })),
      /** Public services a permit is linked with, and permits a service is linked with (ST-24). */
      services: T.Array(T.Object({ code: T.String(), name: Said })),
      permits: T.Array(T.Object({ code: T.String(), name: Said })),
      /** Items of a circle: none of them could be begun. */
      circle: T.Array(T.String()),
    }),
  }),
  predictability: route({
    method: 'GET',
    path: '/items/:code/predictability',
    summary: '透明度和可预期性指标 How well the promise of a transparent item is kept',
    action: 'public',
    params,
    reply: T.Object({
      cases: T.Integer(),
      /** Decided within the promise of their own standard, by their own clock. */
      kept: T.Integer(),
      median: maybe(T.Number()),
      ninetieth: maybe(T.Number()),
      shortest: maybe(T.Number()),
      longest: maybe(T.Number()),
      promised: Said,
      criteria: T.Integer(),
      steps: T.Integer(),
      /** How long before their day new versions were told. */
      changes: T.Array(
        T.Object({
          version: T.Integer(),
          publishedAt: Instant,
          effectiveFrom: PlainDate,
          daysAhead: T.Integer(),
        }),
      ),
    }),
  }),
  editorChoices: route({
    method: 'GET',
    path: '/standards-choices',
    summary: '编辑标准时可选的机构、模块、清单条目和事项 What a standard may refer to',
    action: 'standard.read',
    reply: T.Object({
      organs: T.Array(T.Object({ id: T.String(), name: Said })),
      modules: T.Array(T.Object({ id: T.String(), name: Said, step: T.String(), role: T.String() })),
      powers: T.Array(T.Object({ id: T.String(), name: Said })),
      generalItems: T.Array(T.Object({ id: T.String(), name: Said })),
      items: T.Array(
        T.Object({
          code: T.String(),
          kind: T.String(),
          name: Said,
          certificate: maybe(T.Object({ type: T.String(), name: Said })),
        }),
      ),
    }),
  }),
} as const
