import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const organisation = createClient(api, transport)
export type Transfer = Output<typeof api.transfer>
export type OrganStructure = Output<typeof api.structures>['items'][number]
export type Baseline = Output<typeof api.takeBaseline>
export type Secondment = Output<typeof api.confirmSecondment>
export type WorkHandover = Output<typeof api.acceptWork>
export type Delegation = Output<typeof api.grantDelegation>
export type ReceivedItem = Output<typeof api.receiveItem>
export type AccountReview = Output<typeof api.confirmAccountReview>
export type Incident = Output<typeof api.closeIncident>
