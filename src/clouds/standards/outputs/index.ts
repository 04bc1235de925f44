import type { Handlers, Job } from '#frame'
import type { Projection } from '#ledger'
import type { outputsApi } from './api.ts'
import { claimCaseProjection, claimPointProjection } from './claims/projections.ts'
import { claimHandlers } from './claims/routes.ts'
import { importHandlers } from './imports/routes.ts'
import { workThrough } from './imports/work.ts'
import { paperHandlers } from './papers/routes.ts'

/** What the standards room hands to the cloud beside the life of a standard: papers, claims, files in and out. */
export const outputHandlers: Handlers<typeof outputsApi> = { ...paperHandlers, ...claimHandlers, ...importHandlers }
export const outputProjections: readonly Projection[] = [claimCaseProjection, claimPointProjection]
export const outputJobs: readonly Job[] = [
  { name: 'standards.unfinished-imports', cron: '* * * * *', run: workThrough },
]
