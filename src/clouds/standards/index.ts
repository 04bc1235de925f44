import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import {
  claimTargetLife,
  disguiseLife,
  driftLife,
  permitNoticeLife,
  policyLife,
  powerListLife,
  standardLife,
} from './lives.ts'
import { followDelegation } from './follow-delegation.ts'
import { followAgreement } from './follow-agreement.ts'
import { followTransfer } from './follow-transfer.ts'
import { outputJobs, outputProjections } from './outputs/index.ts'
import { caseDaysProjection } from './projections/case-days.ts'
import { disguiseProjection } from './projections/disguise.ts'
import { itemProjection } from './projections/item.ts'
import { policyProjection } from './projections/policy.ts'
import { powerProjection } from './projections/power.ts'
import { registerProjections, registerReactions } from './registers/index.ts'
import { handlers } from './routes.ts'

/** 标准清单: how item standards are drafted, reviewed, published and ended, and the lists and rules around them. */
export const standards: Cloud = {
  name: 'standards',
  lives: [
    eraseLife(standardLife),
    eraseLife(policyLife),
    eraseLife(disguiseLife),
    eraseLife(powerListLife),
    eraseLife(driftLife),
    eraseLife(permitNoticeLife),
    eraseLife(claimTargetLife),
  ],
  projections: [
    itemProjection,
    caseDaysProjection,
    policyProjection,
    disguiseProjection,
    powerProjection,
    ...outputProjections,
    ...registerProjections,
  ],
  reactions: [...registerReactions, followTransfer, followDelegation, followAgreement],
  jobs: outputJobs,
  api,
  handlers,
}
export { putDraft as keepStandardDraft } from './drafts.ts'
export { versionOn } from './domain/in-force.ts'
export { readPublishedItem, readStandardEvent } from './read-events.ts'
export { refusalTexts } from './refusals.ts'
