import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const service = createClient(api, transport)
export type OwnRequest = Output<typeof api.followRequest>
export type DeskRequest = Output<typeof api.request>
export type PublicFaq = Output<typeof api.faq>['items'][number]
export type DeskFaq = Output<typeof api.draftFaq>
export type Point = Output<typeof api.points>['items'][number]
export type DeskPoint = Output<typeof api.registerPoint>
export type Result = Output<typeof api.markResult>
export type OpenCase = Output<typeof api.openCases>['items'][number]
export type PublishedRequest = Output<typeof api.publishedRequests>['items'][number]
export type Visit = Output<typeof api.bookVisit>
export type Guidance = Output<typeof api.recordGuidance>
export type Effect = Output<typeof api.guidances>['effect']
export type DeskBenefit = Output<typeof api.publishBenefit>
export type Proposal = Output<typeof api.answerProposal>
export type Profile = Output<typeof api.declareProfile>
export type Recommended = Output<typeof api.myBenefits>['profiles'][number]['recommended']
export type WindowBooking = Output<typeof api.bookWindow>
export type DeskWindowBooking = Output<typeof api.windowDay>['items'][number]
export type Store = Output<typeof api.portal>
export type DeskStore = Output<typeof api.brandPortal>
