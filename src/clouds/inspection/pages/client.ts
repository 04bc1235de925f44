import { createClient } from '#contract'
import type { Output } from '#contract'
import { api } from '#clouds/inspection/api'
import { transport } from '#web/api/transport.ts'

export const inspection = createClient(api, transport)
export type Inspection = Output<typeof api.inspection>
export type InspectionLine = Output<typeof api.inspections>['items'][number]
export type Plan = Output<typeof api.plan>
export type StandardView = Output<typeof api.standard>
export type ObjectView = Output<typeof api.objects>['items'][number]
export type ImportView = Output<typeof api.import>
export type LogView = Output<typeof api.fileLog>
export type PublicResult = Output<typeof api.results>['items'][number]
