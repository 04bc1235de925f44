import { procedureName, unreachable } from '#kernel'
import type { CaseEvent } from './domain/events.ts'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/**
 * One line of what happened, as the hall tells it. `by` is the officer, null for acts of the applicant and of the law;
 * `reason` is what the bureau wrote to the applicant, shown to him and the desks but not to a mere tracking code.
 */
export interface Milestone {
  readonly type: CaseEvent['type']
  readonly at: string
  readonly by: string | null
  readonly text: Bilingual
  readonly reason: string | null
}

const NOT_ACCEPTED = {
  NOT_REQUIRED: { zh: '依法不需要取得行政许可', en: 'no permit is needed' },
  NOT_COMPETENT: { zh: '依法不属于本机关职权范围', en: 'another authority is responsible' },
  STILL_INCOMPLETE: { zh: '补正后材料仍不齐全或者不符合法定形式', en: 'the documents are still incomplete' },
} as const

function told(event: CaseEvent): Bilingual {
  switch (event.type) {
    case 'ApplicationSubmitted':
      return { zh: '提交申请，审批局收到申请材料', en: 'Application received' }
    case 'CorrectionRequested':
      return {
        zh: `一次性告知补正 ${event.defects.length} 项`,
        en: `Correction requested: ${event.defects.length} item(s)`,
      }
    case 'CorrectionSubmitted':
      return { zh: '提交补正材料', en: 'Correction received' }
    case 'ApplicationAccepted':
      return { zh: '受理申请', en: 'Application accepted' }
    case 'AcceptanceDeemed':
      return {
        zh: `五个工作日内未告知，自 ${event.effectiveFrom} 起视为受理`,
        en: `Counts as accepted from ${event.effectiveFrom}: nothing was said within five working days`,
      }
    case 'ApplicationNotAccepted': {
      const ground = NOT_ACCEPTED[event.ground]
      return { zh: `不予受理：${ground.zh}`, en: `Not accepted: ${ground.en}` }
    }
    case 'CaseExamined':
      return { zh: '完成审查', en: 'Examined' }
    case 'CaseReturned':
      return { zh: '退回重新审查', en: 'Returned to examination' }
    case 'CaseGranted':
      return { zh: '准予许可', en: 'Granted' }
    case 'CaseRefused':
      return { zh: '不予许可', en: 'Refused' }
    case 'ApplicationWithdrawn':
      return { zh: '申请人撤回申请', en: 'Withdrawn by the applicant' }
    case 'LimitExtended':
      return { zh: `办理期限延长 ${event.days} 个工作日`, en: `Time limit extended by ${event.days} working days` }
    case 'ProcedureStarted': {
      const name = { zh: procedureName(event.procedure, 'zh'), en: procedureName(event.procedure, 'en') }
      return { zh: `启动${name.zh}，停止计算期限`, en: `${name.en} started: the clock is stopped` }
    }
    case 'ProcedureEnded': {
      const name = { zh: procedureName(event.procedure, 'zh'), en: procedureName(event.procedure, 'en') }
      return { zh: `${name.zh}结束，继续计算期限`, en: `${name.en} ended: the clock runs again` }
    }
    case 'ResultServed':
      return event.means === 'DOWNLOAD'
        ? { zh: '申请人下载结果，已送达', en: 'Result downloaded and thereby served' }
        : { zh: '窗口领取结果，已送达', en: 'Result collected and thereby served' }
    default:
      return unreachable(event)
  }
}

/** Words the bureau owes the applicant. An examiner's opinion and a return are matters inside the bureau. */
function reasonOf(event: CaseEvent): string | null {
  switch (event.type) {
    case 'ApplicationNotAccepted':
    case 'LimitExtended':
    case 'ProcedureStarted':
      return event.reason
    case 'ProcedureEnded':
      return event.outcome
    case 'CaseRefused':
      return event.reasons
    default:
      return null
  }
}

const BY_APPLICANT: readonly CaseEvent['type'][] = [
  'ApplicationSubmitted',
  'CorrectionSubmitted',
  'ApplicationWithdrawn',
  'ResultServed',
]

export function milestoneOf(event: CaseEvent): Milestone {
  const nobody = event.type === 'AcceptanceDeemed' || BY_APPLICANT.includes(event.type)
  return {
    type: event.type,
    at: event.at,
    by: nobody ? null : event.by,
    text: told(event),
    reason: reasonOf(event),
  }
}
