import type { LifeDefinition } from '#frame'
import { authorisationDecider } from './domain/authorisation.ts'
import type { AuthorisationCommand, AuthorisationState } from './domain/authorisation.ts'
import { decisionTableDecider } from './domain/decision-table.ts'
import type { DecisionTableCommand, DecisionTableState } from './domain/decision-table.ts'
import { AUTHORISATION_TYPES, DECISION_TABLE_TYPES, QUOTA_TYPES, VERIFICATION_TYPES } from './domain/events.ts'
import type {
  AuthorisationEvent,
  DecisionTableEvent,
  QuotaEvent,
  RegisterLoaded,
  VerificationEvent,
} from './domain/events.ts'
import { quotaDecider } from './domain/quota.ts'
import type { QuotaCommand, QuotaState } from './domain/quota.ts'
import { registerDecider } from './domain/register.ts'
import type { RegisterCommand, RegisterState } from './domain/register.ts'
import { verificationDecider } from './domain/verification.ts'
import type { VerificationCommand, VerificationState } from './domain/verification.ts'

export const decisionTableLife: LifeDefinition<DecisionTableCommand, DecisionTableState, DecisionTableEvent> = {
  kind: 'decisionTable',
  decider: decisionTableDecider,
  eventTypes: DECISION_TABLE_TYPES,
}
export const authorisationLife: LifeDefinition<AuthorisationCommand, AuthorisationState, AuthorisationEvent> = {
  kind: 'standingAuthorisation',
  decider: authorisationDecider,
  eventTypes: AUTHORISATION_TYPES,
}
export const verificationLife: LifeDefinition<VerificationCommand, VerificationState, VerificationEvent> = {
  kind: 'verification',
  decider: verificationDecider,
  eventTypes: VERIFICATION_TYPES,
}
export const quotaLife: LifeDefinition<QuotaCommand, QuotaState, QuotaEvent> = {
  kind: 'quota',
  decider: quotaDecider,
  eventTypes: QUOTA_TYPES,
}
export const registerLife: LifeDefinition<RegisterCommand, RegisterState, RegisterLoaded> = {
  kind: 'factRegister',
  decider: registerDecider,
  eventTypes: ['RegisterLoaded'],
}
