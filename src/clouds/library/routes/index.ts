import type { Handlers } from '#frame'
import type { api } from '../api.ts'
import { batchHandlers } from './batch-routes.ts'
import { blankHandlers } from './blank-routes.ts'
import { certificateHandlers } from './certificate-routes.ts'
import { supplyHandlers } from './supply-routes.ts'
import { typeHandlers } from './type-routes.ts'

export const handlers: Handlers<typeof api> = {
  ...typeHandlers,
  ...certificateHandlers,
  ...supplyHandlers,
  ...batchHandlers,
  ...blankHandlers,
}
