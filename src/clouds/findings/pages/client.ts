import { createClient } from '#contract'
import type { Output } from '#contract'
import { api } from '#clouds/findings/api'
import { transport } from '#web/api/transport.ts'

export const findings = createClient(api, transport)
export type Finding = Output<typeof api.finding>
export type FindingLine = Finding['line']
export type Procedure = Output<typeof api.procedure>
export type ProcedureLine = Procedure['line']
export type OwnProcedure = Output<typeof api.ownProcedures>['items'][number]
export type Rules = Output<typeof api.endingRules>
export type Accountability = Output<typeof api.accountability>
export type Candidate = Output<typeof api.accountabilityCandidates>['items'][number]
