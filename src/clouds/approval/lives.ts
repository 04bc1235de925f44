import type { LifeDefinition } from '#frame'
import { BUNDLE_EVENT_TYPES, bundleDecider } from './domain/bundle.ts'
import type { BundleCommand, BundleEvent, BundleState } from './domain/bundle.ts'
import { caseDecider } from './domain/case.ts'
import type { CaseCommand } from './domain/case-command.ts'
import type { CaseState } from './domain/case-state.ts'
import { ERASURE_EVENT_TYPES, erasureDecider } from './domain/erasure.ts'
import type { ErasureCommand, ErasureEvent, ErasureState } from './domain/erasure.ts'
import { CASE_EVENT_TYPES, PRE_REVIEW_EVENT_TYPES } from './domain/events.ts'
import type { CaseEvent, PreReviewEvent } from './domain/events.ts'
import { HANDOVER_EVENT_TYPES, handoverDecider } from './domain/handover.ts'
import type { HandoverCommand, HandoverEvent, HandoverState } from './domain/handover.ts'
import { preReviewDecider } from './domain/pre-review.ts'
import type { PreReviewCommand, PreReviewState } from './domain/pre-review.ts'
import { WINDOW_AUTHORITY_EVENT_TYPES, windowAuthorityDecider } from './domain/window-authority.ts'
import type { WindowAuthorityCommand, WindowAuthorityEvent, WindowAuthorityState } from './domain/window-authority.ts'

export const caseLife: LifeDefinition<CaseCommand, CaseState, CaseEvent> = {
  kind: 'case',
  decider: caseDecider,
  eventTypes: CASE_EVENT_TYPES,
}

export const windowAuthorityLife: LifeDefinition<WindowAuthorityCommand, WindowAuthorityState, WindowAuthorityEvent> = {
  kind: 'windowAuthority',
  decider: windowAuthorityDecider,
  eventTypes: WINDOW_AUTHORITY_EVENT_TYPES,
}

export const handoverLife: LifeDefinition<HandoverCommand, HandoverState, HandoverEvent> = {
  kind: 'handover',
  decider: handoverDecider,
  eventTypes: HANDOVER_EVENT_TYPES,
}

export const bundleLife: LifeDefinition<BundleCommand, BundleState, BundleEvent> = {
  kind: 'bundle',
  decider: bundleDecider,
  eventTypes: BUNDLE_EVENT_TYPES,
}

export const preReviewLife: LifeDefinition<PreReviewCommand, PreReviewState, PreReviewEvent> = {
  kind: 'preReview',
  decider: preReviewDecider,
  eventTypes: PRE_REVIEW_EVENT_TYPES,
}

export const erasureLife: LifeDefinition<ErasureCommand, ErasureState, ErasureEvent> = {
  kind: 'erasure',
  decider: erasureDecider,
  eventTypes: ERASURE_EVENT_TYPES,
}
