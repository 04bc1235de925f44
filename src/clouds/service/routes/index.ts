import type { Handlers } from '#frame'
import type { api } from '../api.ts'
import { benefitHandlers } from './benefits.ts'
import { contactHandlers } from './contacts.ts'
import { faqHandlers } from './faq.ts'
import { guidanceHandlers } from './guidance.ts'
import { pointHandlers } from './points.ts'
import { portalHandlers } from './portals.ts'
import { reportHandlers } from './reports.ts'
import { requestHandlers } from './requests.ts'
import { resultHandlers } from './results.ts'
import { visitHandlers } from './visits.ts'
import { windowHandlers } from './windows.ts'

export const handlers: Handlers<typeof api> = {
  ...requestHandlers,
  ...reportHandlers,
  ...faqHandlers,
  ...pointHandlers,
  ...visitHandlers,
  ...guidanceHandlers,
  ...benefitHandlers,
  ...resultHandlers,
  ...windowHandlers,
  ...portalHandlers,
  ...contactHandlers,
}
