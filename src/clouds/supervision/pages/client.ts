import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const supervision = createClient(api, transport)
export type Duty = Output<typeof api.duty>
export type Queue = Output<typeof api.linkageQueue>
export type Interaction = Output<typeof api.interactions>['items'][number]
export type Boundary = Output<typeof api.boundary>
export type BoundaryLine = NonNullable<Boundary['draft']>['content']['lines'][number]
export type Organ = Output<typeof api.supervisingOrgans>['items'][number]
