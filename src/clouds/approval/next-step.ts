import type { Services } from '#frame'
import type { Bilingual } from './milestone.ts'
import type { CaseRow } from './projections/case-row.ts'
import { clockOf } from './progress.ts'

/** 2026-11-11 as people say it: 11月11日. */
const monthDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** What happens next in a case, in one sentence: the answer to every act. */
export function nextStep(services: Services, row: CaseRow): Bilingual {
  const time = clockOf(services, row)
  const last = row.milestones.at(-1)?.type
  const due = time.promised?.due
  switch (row.stage) {
    case 'submitted': {
      if (time.deemedAccepted) return underWay('AcceptanceDeemed', 'accepted', due ?? '')
      const until = time.acceptance?.due ?? ''
      return {
        zh: `已收到申请材料，最迟${monthDay(until)}告知是否受理`,
        en: `The documents have been received. You will be told by ${until} whether the application is accepted`,
      }
    }
    case 'preAccepted':
      return {
        zh: '已预受理，请携带原件到窗口核验；核验后即为受理',
        en: 'Pre-accepted. Bring the originals to the window; with them the application is accepted',
      }
    case 'awaitingCorrection':
      return {
        zh: '已一次性告知需补正的内容，等待申请人补正；补正期间不计时',
        en: 'The applicant has been told everything that needs to be corrected. No time runs until the correction arrives',
      }
    case 'accepted':
    case 'inReview':
    case 'examined':
      if (time.phase === 'stopped')
        return {
          zh: '法定特别程序进行中，停止计算期限，结束后继续办理',
          en: 'A statutory procedure is running and the clock is stopped. Work goes on when it ends',
        }
      return underWay(last, row.stage, due ?? '')
    case 'granted':
      return { zh: '已准予许可，证照正在盖章', en: 'Granted. The certificate is being sealed' }
    case 'refused':
      return { zh: '已作出不予许可决定，决定书正在盖章', en: 'Refused. The notice of refusal is being sealed' }
    case 'notAccepted':
      return { zh: '已决定不予受理，通知书正在盖章', en: 'Not accepted. The notice is being sealed' }
    case 'terminated':
      return { zh: '已终止办理，通知书正在盖章', en: 'Terminated. The notice is being sealed' }
    case 'annulled':
      return { zh: '已撤销许可，决定书正在盖章', en: 'The grant has been annulled. The notice is being sealed' }
    case 'withdrawn':
      return { zh: '申请已撤回，本件办结', en: 'The application has been withdrawn and the case is closed' }
  }
}

function underWay(last: string | undefined, stage: 'accepted' | 'inReview' | 'examined', due: string): Bilingual {
  const until = { zh: `最迟${monthDay(due)}作出决定`, en: `A decision is due by ${due}` }
  if (last === 'ApplicationAccepted' || last === 'AcceptanceDeemed')
    return { zh: `已受理，受理通知书正在盖章；${until.zh}`, en: `Accepted. The notice is being sealed. ${until.en}` }
  if (last === 'CaseReturned') return { zh: `已退回重新审查；${until.zh}`, en: `Returned to examination. ${until.en}` }
  if (stage === 'inReview')
    return { zh: `审查已完成，正在审核；${until.zh}`, en: `Examined and under review. ${until.en}` }
  if (stage === 'examined')
    return { zh: `审查已完成，等待决定；${until.zh}`, en: `Examined and waiting for a decision. ${until.en}` }
  return { zh: `正在审查；${until.zh}`, en: `Under examination. ${until.en}` }
}
