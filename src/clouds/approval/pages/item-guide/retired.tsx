import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Notice } from '#web/ui/notice.tsx'

const words = texts(
  {
    CANCELLED: '本事项自 {date} 起取消，不再需要办理。',
    CONVERTED_TO_FILING: '本事项自 {date} 起改为备案。',
    MERGED: '本事项自 {date} 起并入其他事项办理。',
    why: '{reason}（依据：{basis}）',
    instead: '请改办：',
    running: '此前已经受理的申请按原标准继续办理，进度照常查询。',
  },
  {
    CANCELLED: 'This item was cancelled on {date}; you need not apply any more.',
    CONVERTED_TO_FILING: 'Since {date} this item is a filing.',
    MERGED: 'Since {date} this item is part of another.',
    why: '{reason} (basis: {basis})',
    instead: 'Apply for this instead: ',
    running: 'What was filed before goes on under the standard of its day, and is tracked as before.',
  },
)

/** 精简 (ST-14): the page of an item that has left the list leads on instead of ending in nothing. */
export function Retired({ retired }: { readonly retired: NonNullable<Output<typeof api.guide>['retired']> }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { way, reason, basis, effectiveFrom, successors } = retired
  return (
    <Notice tone="warn" title={t(way, { date: formatDate(effectiveFrom, language) })}>
      <p>{t('why', { reason, basis })}</p>
      {successors.length > 0 && (
        <p>
          {t('instead')}
          {successors.map(({ code, name }, index) => (
            <span key={code}>
              {index > 0 && (language === 'zh' ? '、' : ', ')}
              <Link to="/items/$code" params={{ code }}>
                {inLanguage(name, language)}
              </Link>
            </span>
          ))}
        </p>
      )}
      <p>{t('running')}</p>
    </Notice>
  )
}
