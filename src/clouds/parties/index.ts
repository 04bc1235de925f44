import { eraseLife } from '#frame'
import type { Cloud, Handlers } from '#frame'
import { api } from './api.ts'
import { enterpriseHandlers } from './enterprise-routes.ts'
import { jobs } from './jobs.ts'
import {
  consentLife,
  enterpriseLife,
  mandateLife,
  notificationLife,
  paymentLife,
  personLife,
  provincialReportLife,
} from './lives.ts'
import { notificationHandlers } from './notification-routes.ts'
import { paymentHandlers } from './payment-routes.ts'
import { personHandlers } from './person-routes.ts'
import { enterpriseProjection } from './projections/enterprise.ts'
import { notificationProjection } from './projections/notification.ts'
import { paymentProjection } from './projections/payment.ts'
import { personProjection } from './projections/person.ts'
import { provinceReportProjection } from './projections/province-report.ts'
import { reactions } from './reactions.ts'

const handlers: Handlers<typeof api> = {
  ...personHandlers,
  ...enterpriseHandlers,
  ...notificationHandlers,
  ...paymentHandlers,
}

/** People and enterprises: who they verifiably are, who may act for whom, what they are told and what they pay. */
export const parties: Cloud = {
  name: 'parties',
  lives: [
    eraseLife(personLife),
    eraseLife(enterpriseLife),
    eraseLife(mandateLife),
    eraseLife(consentLife),
    eraseLife(notificationLife),
    eraseLife(paymentLife),
    eraseLife(provincialReportLife),
  ],
  projections: [
    personProjection,
    enterpriseProjection,
    notificationProjection,
    paymentProjection,
    provinceReportProjection,
  ],
  reactions,
  jobs,
  api,
  handlers,
}
export { CONSENT_VERSION } from './domain/consent.ts'
export { createPartyOffice } from './party-office.ts'
export { refusalTexts } from './refusals.ts'
