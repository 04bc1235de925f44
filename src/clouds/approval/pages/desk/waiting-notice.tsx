import { PROCEDURE_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import { localDate } from '#kernel'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useCaseWork } from './case-work.ts'
import { waitsFor } from './waiting.ts'
import type { Wait } from './waiting.ts'

const words = texts(
  {
    title: '为什么在等',
    correction: '等申请人补正，期限到 {until}',
    correctionOpen: '等申请人补正',
    originals: '等申请人带原件到窗口核验：{materials}，期限到 {until}',
    deferred: '容缺材料未补齐：{materials}，最早应于 {until}前补交；补齐以前不能准予许可',
    deferralBreached: '申请人未按承诺补交容缺材料，已记录；可以终止办理',
    procedure: '{name}进行中，最迟 {until}结束',
    hearingRight: '听证申请期到 {until}为止，期满前不能作出决定',
    hearingOwed: '已有人申请听证，须先启动并举行听证',
    hearingAhead: '听证定于 {until}举行',
    opinions: '等{organs}回复意见，期限到 {until}',
    consolidation: '各部门已回复，等出具综合意见',
    review: '等审核人员审核',
    riskCheck: '等风险审查',
    reviewDisagreed: '审核不同意审查意见，须由决定人员退回',
    collective: '须经集体研究决定，等会议决议',
    fee: '等申请人缴费',
    feeNotOrdered: '还没有开具缴费通知；缴清以前不能准予许可',
  },
  {
    title: 'Why it waits',
    correction: 'For the applicant’s corrections, until {until}',
    correctionOpen: 'For the applicant’s corrections',
    originals: 'For originals to be shown at the window: {materials}, until {until}',
    deferred: 'For deferred documents: {materials}, the first due by {until}; nothing is granted before',
    deferralBreached: 'Deferred documents did not come as promised. It is on record, and the case may be terminated',
    procedure: '{name} under way, to end by {until}',
    hearingRight: 'A hearing may be asked for until {until}; nothing is decided before',
    hearingOwed: 'A hearing was asked for: start and hold it first',
    hearingAhead: 'The hearing is held on {until}',
    opinions: 'For the opinion of {organs}, until {until}',
    consolidation: 'All departments have answered; the consolidated opinion is to be issued',
    review: 'For the review',
    riskCheck: 'For the risk check',
    reviewDisagreed: 'The reviewer does not agree: the decider has to return the case',
    collective: 'For the resolution of the collective meeting',
    fee: 'For the fee to be paid',
    feeNotOrdered: 'The fee has not been ordered; nothing is granted before it is paid',
  },
)

/** 「为什么在等」: at the top of the case, so that nobody has to look for it. */
export function WaitingNotice() {
  const t = useTexts(words)
  const sentence = useWaitSentence()
  const { file } = useCaseWork()
  const waits = waitsFor(file, localDate(new Date().toISOString()))
  if (waits.length === 0) return null
  return (
    <Notice title={t('title')}>
      <ul className="plain stack-tight">
        {waits.map((wait) => (
          <li key={JSON.stringify(wait)}>{sentence(wait)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function useWaitSentence(): (wait: Wait) => string {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { standard } = useCaseWork().file
  const comma = language === 'zh' ? '、' : ', '
  const day = (date: string | null) => (date === null ? '—' : formatDate(date, language))
  const materialNames = (ids: readonly string[]) =>
    ids
      .map((id) => standard.materials.find((material) => material.id === id)?.name ?? { zh: id })
      .map((name) => inLanguage(name, language))
      .join(comma)
  return (wait) => {
    switch (wait.why) {
      case 'correction':
        return wait.until === null ? t('correctionOpen') : t('correction', { until: day(wait.until) })
      case 'originals':
      case 'deferred':
        return t(wait.why, { materials: materialNames(wait.materials), until: day(wait.until) })
      case 'procedure':
        return t('procedure', { name: inLanguage(PROCEDURE_WORDS[wait.kind], language), until: day(wait.until) })
      case 'opinions':
        return t('opinions', { organs: wait.organs.join(comma), until: day(wait.until) })
      case 'hearingRight':
      case 'hearingAhead':
        return t(wait.why, { until: day(wait.until) })
      default:
        return t(wait.why)
    }
  }
}
