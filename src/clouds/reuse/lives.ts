import type { LifeDefinition } from '#frame'
import {
  callDecider,
  consentDecider,
  heldProofDecider,
  proofFindingDecider,
  systemGrantDecider,
} from './domain/deciders.ts'
import type {
  CallCommand,
  ConsentCommand,
  HeldProofCommand,
  ProofFindingCommand,
  ProofFindingState,
  SystemGrantCommand,
  SystemGrantState,
} from './domain/deciders.ts'
import { CONSENT_TYPES, PROOF_FINDING_TYPES, SYSTEM_GRANT_TYPES } from './domain/events.ts'
import type {
  CertificateCalled,
  ConsentEvent,
  HeldProofAsked,
  ProofFindingEvent,
  SystemGrantEvent,
} from './domain/events.ts'

export const consentLife: LifeDefinition<ConsentCommand, { readonly given: boolean }, ConsentEvent> = {
  kind: 'fetchConsent',
  decider: consentDecider,
  eventTypes: CONSENT_TYPES,
}
export const callLife: LifeDefinition<CallCommand, { readonly called: boolean }, CertificateCalled> = {
  kind: 'certificateCall',
  decider: callDecider,
  eventTypes: ['CertificateCalled'],
}
export const heldProofLife: LifeDefinition<HeldProofCommand, { readonly asked: number }, HeldProofAsked> = {
  kind: 'heldProofDemand',
  decider: heldProofDecider,
  eventTypes: ['HeldProofAsked'],
}
export const systemGrantLife: LifeDefinition<SystemGrantCommand, SystemGrantState, SystemGrantEvent> = {
  kind: 'callingSystem',
  decider: systemGrantDecider,
  eventTypes: SYSTEM_GRANT_TYPES,
}
export const proofFindingLife: LifeDefinition<ProofFindingCommand, ProofFindingState, ProofFindingEvent> = {
  kind: 'proofFinding',
  decider: proofFindingDecider,
  eventTypes: PROOF_FINDING_TYPES,
}
