import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { jobs } from './jobs.ts'
import { bulletinLife, exchangeLife } from './lives.ts'
import { claimProjection } from './projections/claim.ts'
import { fieldCaseProjection, officerProjection } from './projections/field-case.ts'
import { bulletinProjection, exchangeProjection } from './projections/tables.ts'
import { reactions } from './reactions.ts'
import { bulletinHandlers } from './routes/bulletin-routes.ts'
import { exchangeHandlers } from './routes/exchange-routes.ts'
import { fieldHandlers } from './routes/field-routes.ts'

/** 审管互动: what those who approve and those who supervise put to one another, and what it binds. */
export const interplay: Cloud = {
  name: 'interplay',
  lives: [eraseLife(exchangeLife), eraseLife(bulletinLife)],
  projections: [exchangeProjection, bulletinProjection, claimProjection, fieldCaseProjection, officerProjection],
  reactions,
  jobs,
  api,
  handlers: { ...exchangeHandlers, ...fieldHandlers, ...bulletinHandlers },
}
export { boundsOf, quarterOf } from './domain/claim-figures.ts'
export { createInterplayOffice } from './interplay-office.ts'
export { refusalTexts } from './refusals.ts'
