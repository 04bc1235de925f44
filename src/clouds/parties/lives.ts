import type { LifeDefinition } from '#frame'
import { consentDecider } from './domain/consent.ts'
import type { ConsentCommand, ConsentState } from './domain/consent.ts'
import { enterpriseDecider } from './domain/enterprise.ts'
import type { EnterpriseCommand, EnterpriseState } from './domain/enterprise.ts'
import {
  CONSENT_EVENT_TYPES,
  ENTERPRISE_EVENT_TYPES,
  MANDATE_EVENT_TYPES,
  NOTIFICATION_EVENT_TYPES,
  PAYMENT_EVENT_TYPES,
  PERSON_EVENT_TYPES,
  PROVINCE_EVENT_TYPES,
} from './domain/events.ts'
import type {
  ConsentEvent,
  EnterpriseEvent,
  MandateEvent,
  NotificationEvent,
  PaymentEvent,
  PersonEvent,
  ProvinceInformed,
} from './domain/events.ts'
import { mandateDecider } from './domain/mandate.ts'
import type { MandateCommand, MandateState } from './domain/mandate.ts'
import { notificationDecider } from './domain/notification.ts'
import type { NotificationCommand, NotificationState } from './domain/notification.ts'
import { paymentDecider } from './domain/payment.ts'
import type { PaymentCommand, PaymentState } from './domain/payment.ts'
import { personDecider } from './domain/person.ts'
import type { PersonCommand, PersonState } from './domain/person.ts'
import { provincialReportDecider } from './domain/provincial-report.ts'
import type { RecordProvinceAnswer } from './domain/provincial-report.ts'

export const personLife: LifeDefinition<PersonCommand, PersonState, PersonEvent> = {
  kind: 'person',
  decider: personDecider,
  eventTypes: PERSON_EVENT_TYPES,
}
export const enterpriseLife: LifeDefinition<EnterpriseCommand, EnterpriseState, EnterpriseEvent> = {
  kind: 'enterprise',
  decider: enterpriseDecider,
  eventTypes: ENTERPRISE_EVENT_TYPES,
}
export const mandateLife: LifeDefinition<MandateCommand, MandateState, MandateEvent> = {
  kind: 'mandate',
  decider: mandateDecider,
  eventTypes: MANDATE_EVENT_TYPES,
}
export const consentLife: LifeDefinition<ConsentCommand, ConsentState, ConsentEvent> = {
  kind: 'consent',
  decider: consentDecider,
  eventTypes: CONSENT_EVENT_TYPES,
}
export const notificationLife: LifeDefinition<NotificationCommand, NotificationState, NotificationEvent> = {
  kind: 'notification',
  decider: notificationDecider,
  eventTypes: NOTIFICATION_EVENT_TYPES,
}
export const paymentLife: LifeDefinition<PaymentCommand, PaymentState, PaymentEvent> = {
  kind: 'payment',
  decider: paymentDecider,
  eventTypes: PAYMENT_EVENT_TYPES,
}
export const provincialReportLife: LifeDefinition<RecordProvinceAnswer, { readonly told: boolean }, ProvinceInformed> =
  {
    kind: 'provincialReport',
    decider: provincialReportDecider,
    eventTypes: PROVINCE_EVENT_TYPES,
  }
