import type { CaseRefusalCode } from './case.ts'
import { afterwardsRefusals } from './refusals/afterwards.ts'
import { decidingRefusals } from './refusals/deciding.ts'
import { examiningRefusals } from './refusals/examining.ts'
import { intakeRefusals } from './refusals/intake.ts'
import { procedureRefusals } from './refusals/procedures.ts'
import type { Texts } from './refusals/texts.ts'

/** What a refused person reads: the rule in the words of the office, and what can be done about it. */
export const caseRefusals: Texts<CaseRefusalCode> = {
  ...intakeRefusals,
  ...examiningRefusals,
  ...procedureRefusals,
  ...decidingRefusals,
  ...afterwardsRefusals,
  NOT_SUBMITTED: {
    zh: '该办件尚未提交申请。',
    en: 'This application has not been submitted.',
  },
  OUT_OF_ORDER: {
    zh: '办理时间早于该办件的上一环节（{last}），不得倒签。',
    en: 'An act cannot be dated before the last one in this case ({last}).',
  },
  CONCLUDED: {
    zh: '该办件已经办结，不能再办理。',
    en: 'This case is closed. Nothing more can be done in it.',
  },
}
