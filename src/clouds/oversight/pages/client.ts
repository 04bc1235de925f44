import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const oversight = createClient(api, transport)
export type RiverAct = Output<typeof api.river>['items'][number]
export type Trail = Output<typeof api.trail>
export type TrailAct = Trail['acts'][number]
export type Card = Output<typeof api.cards>['items'][number]
export type CardDetail = Output<typeof api.card>
export type Order = CardDetail['orders'][number]
export type Risk = CardDetail['risks'][number]
export type Rules = Output<typeof api.rules>
export type Rule = Rules['items'][number]
export type RuleDefinition = NonNullable<Rule['draft']>['definition']
export type Trial = Output<typeof api.tryRule>
export type Evidence = Output<typeof api.takeEvidence>
export type InspectorNote = Output<typeof api.writeNote>
export type Controls = Output<typeof api.controls>
export type ControlledDocument = Controls['documents'][number]
export type Clause = ControlledDocument['clauses'][number]
export type Finding = Output<typeof api.controlCases>['items'][number]
export type RiskPoints = Output<typeof api.riskPoints>
export type Outside = Output<typeof api.outside>
export type Evaluation = Output<typeof api.evaluation>
