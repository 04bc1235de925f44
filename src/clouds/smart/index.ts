import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { authorisationLife, decisionTableLife, quotaLife, registerLife, verificationLife } from './lives.ts'
import { authorisationProjection } from './projections/authorisation.ts'
import { caseSeenProjection } from './projections/case-seen.ts'
import { decisionTableProjection } from './projections/decision-table.ts'
import { registerProjection } from './projections/register.ts'
import { verificationProjection } from './projections/verification.ts'
import { reactions } from './reactions.ts'
import { handlers } from './routes.ts'

/** 智能审批: tables that an official can read decide at once, with reasons, under a named officer's authorisation. */
export const smart: Cloud = {
  name: 'smart',
  lives: [
    eraseLife(decisionTableLife),
    eraseLife(authorisationLife),
    eraseLife(verificationLife),
    eraseLife(quotaLife),
    eraseLife(registerLife),
  ],
  projections: [
    decisionTableProjection,
    authorisationProjection,
    verificationProjection,
    registerProjection,
    caseSeenProjection,
  ],
  reactions,
  jobs: [],
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
export { parseDecisionMatter, parseRegisterMatter } from './matters.ts'
export type { DecisionMatter, RegisterMatter } from './matters.ts'
