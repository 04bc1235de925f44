import { queryOptions } from '@tanstack/react-query'
import type { Output } from '#contract'
import { parties } from '#web/api/clients.ts'
import type { api } from '../api.ts'

export { parties }
export type Mine = Output<typeof api.mine>
export type Enterprise = Output<typeof api.registerEnterprise>
export type Mandate = Output<typeof api.revokeMandate>
export type Notification = Output<typeof api.inbox>['items'][number]
export type Payment = Output<typeof api.payment>
export type Channel = Mine['consent']['channels'][number]

export const mineQuery = queryOptions({ queryKey: ['parties', 'mine'], queryFn: () => parties.mine({}) })
export const enterprisesQuery = queryOptions({
  queryKey: ['parties', 'enterprises'],
  queryFn: () => parties.enterprises({}),
})
