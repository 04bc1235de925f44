import type { Handlers } from '#frame'
import type { api } from './api.ts'
import { callHandlers } from './routes/call-routes.ts'
import { consentHandlers } from './routes/consent-routes.ts'
import { grantHandlers } from './routes/grant-routes.ts'
import { proofHandlers } from './routes/proof-routes.ts'

export const handlers: Handlers<typeof api> = {
  ...consentHandlers,
  ...callHandlers,
  ...grantHandlers,
  ...proofHandlers,
}
