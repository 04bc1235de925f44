import { benefitApi } from './api-parts/benefits.ts'
import { contactApi } from './api-parts/contacts.ts'
import { faqApi } from './api-parts/faq.ts'
import { pointApi } from './api-parts/points.ts'
import { portalApi } from './api-parts/portals.ts'
import { reportApi } from './api-parts/reports.ts'
import { requestApi } from './api-parts/requests.ts'
import { resultApi } from './api-parts/results.ts'
import { visitApi } from './api-parts/visits.ts'
import { windowApi } from './api-parts/windows.ts'

/** Every door of the service cloud. */
export const api = {
  ...requestApi,
  ...reportApi,
  ...faqApi,
  ...pointApi,
  ...visitApi,
  ...benefitApi,
  ...resultApi,
  ...windowApi,
  ...portalApi,
  ...contactApi,
} as const
