import type { Handlers } from '#frame'
import type { api } from './api.ts'
import { authorisationHandlers } from './authorisation-routes.ts'
import { caseHandlers } from './case-routes.ts'
import { tableHandlers } from './table-routes.ts'

export const handlers: Handlers<typeof api> = { ...tableHandlers, ...authorisationHandlers, ...caseHandlers }
