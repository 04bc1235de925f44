import type { LifeDefinition } from '#frame'
import { benefitDecider } from './domain/benefit.ts'
import type { BenefitCommand, BenefitState } from './domain/benefit.ts'
import { planDecider } from './domain/coverage-plan.ts'
import type { PlanCommand } from './domain/coverage-plan.ts'
import { profileDecider } from './domain/enterprise-profile.ts'
import type { ProfileCommand, ProfileState } from './domain/enterprise-profile.ts'
import type {
  BenefitEvent,
  CoveragePlanned,
  FaqEvent,
  GuidanceEvent,
  PointEvent,
  ProfileEvent,
  ProposalEvent,
  RequestEvent,
  ResultEvent,
  VisitEvent,
} from './domain/events.ts'
import { faqDecider } from './domain/faq.ts'
import type { FaqCommand, FaqState } from './domain/faq.ts'
import { guidanceDecider } from './domain/guidance.ts'
import type { GuidanceCommand, GuidanceState } from './domain/guidance.ts'
import { proposalDecider } from './domain/proposal.ts'
import type { ProposalCommand, ProposalState } from './domain/proposal.ts'
import { resultDecider } from './domain/published-result.ts'
import type { ResultCommand, ResultState } from './domain/published-result.ts'
import { requestDecider } from './domain/request.ts'
import type { RequestCommand, RequestState } from './domain/request.ts'
import { pointDecider } from './domain/service-point.ts'
import type { PointCommand, PointState } from './domain/service-point.ts'
import { portalDecider } from './domain/portal.ts'
import type { PortalCommand, PortalState } from './domain/portal.ts'
import type { PortalEvent } from './domain/portal-events.ts'
import { windowDayDecider } from './domain/window-day.ts'
import type { WindowCommand, WindowDayState } from './domain/window-day.ts'
import type { WindowEvent } from './domain/window-events.ts'
import { visitDecider } from './domain/visit.ts'
import type { VisitCommand, VisitState } from './domain/visit.ts'

export const requestLife: LifeDefinition<RequestCommand, RequestState | null, RequestEvent> = {
  kind: 'request',
  decider: requestDecider,
  eventTypes: [
    'RequestFiled',
    'RequestDispatched',
    'RequestReturned',
    'RequestAnswered',
    'RequestRated',
    'RequestReopened',
    'RequestPublished',
    'RequestUnpublished',
    'RequestTakenUp',
    'RequestAsked',
    'RequestSupplemented',
    'RequestFollowedUp',
    'RequestOrderNoted',
  ] satisfies readonly RequestEvent['type'][],
}
export const faqLife: LifeDefinition<FaqCommand, FaqState | null, FaqEvent> = {
  kind: 'faq',
  decider: faqDecider,
  eventTypes: ['FaqDrafted', 'FaqRevised', 'FaqPublished', 'FaqWithdrawn'] satisfies readonly FaqEvent['type'][],
}
export const pointLife: LifeDefinition<PointCommand, PointState | null, PointEvent> = {
  kind: 'servicePoint',
  decider: pointDecider,
  eventTypes: ['PointRegistered', 'PointChanged', 'PointClosed'] satisfies readonly PointEvent['type'][],
}
export const planLife: LifeDefinition<PlanCommand, CoveragePlanned | null, CoveragePlanned> = {
  kind: 'coveragePlan',
  decider: planDecider,
  eventTypes: ['CoveragePlanned'] satisfies readonly CoveragePlanned['type'][],
}
export const visitLife: LifeDefinition<VisitCommand, VisitState | null, VisitEvent> = {
  kind: 'visit',
  decider: visitDecider,
  eventTypes: [
    'VisitBooked',
    'VisitAssigned',
    'VisitIdentityChecked',
    'VisitCompleted',
    'VisitCancelled',
  ] satisfies readonly VisitEvent['type'][],
}
export const guidanceLife: LifeDefinition<GuidanceCommand, GuidanceState | null, GuidanceEvent> = {
  kind: 'guidance',
  decider: guidanceDecider,
  eventTypes: ['GuidanceHeld', 'GuidanceLinked'] satisfies readonly GuidanceEvent['type'][],
}
export const benefitLife: LifeDefinition<BenefitCommand, BenefitState | null, BenefitEvent> = {
  kind: 'benefit',
  decider: benefitDecider,
  eventTypes: ['BenefitPublished', 'BenefitEnded'] satisfies readonly BenefitEvent['type'][],
}
export const profileLife: LifeDefinition<ProfileCommand, ProfileState | null, ProfileEvent> = {
  kind: 'enterpriseProfile',
  decider: profileDecider,
  eventTypes: ['ProfileDeclared', 'ProfileVerified', 'ProfileRejected'] satisfies readonly ProfileEvent['type'][],
}
export const proposalLife: LifeDefinition<ProposalCommand, ProposalState | null, ProposalEvent> = {
  kind: 'benefitProposal',
  decider: proposalDecider,
  eventTypes: [
    'BenefitProposed',
    'ProposalConfirmed',
    'ProposalDeclined',
    'ProposalFulfilled',
    'ProposalLapsed',
  ] satisfies readonly ProposalEvent['type'][],
}
export const resultLife: LifeDefinition<ResultCommand, ResultState | null, ResultEvent> = {
  kind: 'publishedResult',
  decider: resultDecider,
  eventTypes: ['ResultPublished', 'ResultMarked'] satisfies readonly ResultEvent['type'][],
}
export const windowDayLife: LifeDefinition<WindowCommand, WindowDayState | null, WindowEvent> = {
  kind: 'windowDay',
  decider: windowDayDecider,
  eventTypes: [
    'WindowBooked',
    'WindowBookingCancelled',
    'WindowVisitNoted',
    'WindowPlacesSet',
    'WindowBookingsReminded',
  ] satisfies readonly WindowEvent['type'][],
}
export const portalLife: LifeDefinition<PortalCommand, PortalState | null, PortalEvent> = {
  kind: 'portal',
  decider: portalDecider,
  eventTypes: ['PortalBranded', 'PortalClosed'] satisfies readonly PortalEvent['type'][],
}
