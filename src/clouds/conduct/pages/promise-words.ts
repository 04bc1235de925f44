import { texts } from '#contract'
import { formatDays } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Promised } from './client.ts'

export const promiseWords = texts(
  {
    ACCEPT: '收到申请后按时告知是否受理',
    ONCE: '材料有问题一次说清',
    DECIDE: '在承诺时限内作出决定',
    DELIVER: '准予后按时发证',
    VISITS: '到现场不超过承诺次数',
    times: '{count} 次',
    byItem: '按事项',
    never: '不用到现场',
    share: '兑现 {percent}%（应兑现 {owed} 件，兑现 {kept} 件）',
    nothing: '近一年还没有可以计算的办件',
  },
  {
    ACCEPT: 'Told in time whether it is accepted',
    ONCE: 'Everything that is missing is said once',
    DECIDE: 'Decided within the promised time',
    DELIVER: 'Certificate in time after the grant',
    VISITS: 'No more visits than promised',
    times: '{count}×',
    byItem: 'by service',
    never: 'no visit',
    share: '{percent}% kept ({kept} of {owed})',
    nothing: 'No case to count in the last year',
  },
)

/** 「5 个工作日」 or 「1 次」. */
export function usePromiseValue(): (promised: Promised) => string {
  const t = useTexts(promiseWords)
  const { language } = useLanguage()
  return ({ value, unit, kind }) => {
    if (value === null) return t('byItem')
    if (unit !== 'times') return formatDays(value, unit, language)
    return kind === 'VISITS' && value === 0 ? t('never') : t('times', { count: value })
  }
}
/** 「兑现 98.5%」, or that there is nothing to count. */
export function useShare(): (promised: Promised) => string {
  const t = useTexts(promiseWords)
  return ({ share, owed, kept }) =>
    share === null ? t('nothing') : t('share', { percent: Math.round(share * 1000) / 10, owed, kept })
}
