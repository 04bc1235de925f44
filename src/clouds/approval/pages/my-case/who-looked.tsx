import { useQuery } from '@tanstack/react-query'
import { api } from '#clouds/oversight/api'
import { createClient, texts } from '#contract'
import { transport } from '#web/api/transport.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { lookPurposeTexts } from '#web/look-purposes.ts'
import { Disclosure } from '#web/ui/panel.tsx'

const oversight = createClient(api, transport)
const lookedTexts = texts(
  {
    title: '谁看过我的申请（{count} 人）',
    none: '还没有工作人员看过。',
    line: '{by} 看过 {times} 次，最近一次 {last}',
    inFull: '{at}，{by} 查看了完整的证件号码和电话，用途：{purpose}',
  },
  {
    title: 'Who has looked at my application ({count})',
    none: 'No officer has looked at it yet.',
    line: '{by}: {times} times, last {last}',
    inFull: '{at}: {by} was shown numbers and telephones in full, {purpose}',
  },
)

/** 查阅留痕, for whoever the papers are about: every officer who opened them, with how often and when. */
export function WhoLooked({ caseId }: { readonly caseId: string }) {
  const t = useTexts(lookedTexts)
  const p = useTexts(lookPurposeTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['own-looks', caseId],
    queryFn: () => oversight.ownLooks({ params: { id: caseId } }),
  })
  if (query.data === undefined) return null
  const { items, shownInFull } = query.data
  return (
    <Disclosure summary={t('title', { count: items.length })}>
      {items.length === 0 && <p className="soft">{t('none')}</p>}
      <ul>
        {items.map(({ by, times, last }) => (
          <li key={by}>{t('line', { by, times, last: formatMoment(last, language) })}</li>
        ))}
        {shownInFull.map(({ by, at, purpose }) => (
          <li key={`${at} ${by}`}>{t('inFull', { by, at: formatMoment(at, language), purpose: p(purpose) })}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
