import { createClient } from '#contract'
import { api as organisationApi } from '#clouds/organisation/api'
import { api as serviceApi } from '#clouds/service/api'
import { transport } from '#web/api/transport.ts'

export const service = createClient(serviceApi, transport)
export const organisation = createClient(organisationApi, transport)
