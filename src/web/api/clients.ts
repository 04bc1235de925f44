import { createClient, officeApi } from '#contract'
import { api as approvalApi } from '#clouds/approval/api'
import { api as certificateApi } from '#clouds/certificate/api'
import { api as partiesApi } from '#clouds/parties/api'
import { api as reuseApi } from '#clouds/reuse/api'
import { api as smartApi } from '#clouds/smart/api'
import { transport } from './transport.ts'

/** The doors the public hall calls. A desk's page makes its own client from its cloud's `api` and `transport`. */
export const office = createClient(officeApi, transport)
export const approval = createClient(approvalApi, transport)
export const certificate = createClient(certificateApi, transport)
export const parties = createClient(partiesApi, transport)
export const reuse = createClient(reuseApi, transport)
export const smart = createClient(smartApi, transport)
