import { benefitApi } from './api-parts/benefits.ts'
import { faqApi } from './api-parts/faq.ts'
import { pointApi } from './api-parts/points.ts'
import { requestApi } from './api-parts/requests.ts'
import { resultApi } from './api-parts/results.ts'
import { visitApi } from './api-parts/visits.ts'

/** Every door of the service cloud. */
export const api = {
  ...requestApi,
  ...faqApi,
  ...pointApi,
  ...visitApi,
  ...benefitApi,
  ...resultApi,
} as const
