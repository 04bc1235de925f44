import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { officerDecider } from './domain/officer.ts'
import { organDecider } from './domain/organ.ts'
import { officerProjection } from './projections/officer.ts'
import { organProjection } from './projections/organ.ts'
import { handlers } from './routes.ts'

/** Organs, officers and their keys: who may act in the bureau's name, and how it is known that he did. */
export const organisation: Cloud = {
  name: 'organisation',
  lives: [
    eraseLife({ kind: 'organ', decider: organDecider, eventTypes: ['OrganRegistered'] }),
    eraseLife({ kind: 'officer', decider: officerDecider, eventTypes: officerProjection.types }),
  ],
  projections: [organProjection, officerProjection],
  reactions: [],
  jobs: [],
  api,
  handlers,
}
export { organisationNames } from './names.ts'
export type { OrganisationNames } from './names.ts'
export { findKeyOfCertificate, findOfficer } from './projections/officer.ts'
export type { OfficerRow, SigningKeyRow } from './projections/officer.ts'
export { refusalTexts } from './refusals.ts'
