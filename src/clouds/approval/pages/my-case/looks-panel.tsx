import { useQuery } from '@tanstack/react-query'
import { api } from '#clouds/archive/api'
import { createClient, texts } from '#contract'
import { transport } from '#web/api/transport.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'

const archive = createClient(api, transport)
const looksTexts = texts(
  {
    title: '归档与查阅记录',
    kept: '本件已于 {at} 归档。',
    until: '保管至 {date}。',
    none: '还没有人查阅过这份档案。',
    look: '{at}，{organ} {by} 查阅，用途：{purpose}',
    copy: '（取得副本）',
  },
  {
    title: 'Archive, and who looked',
    kept: 'This case was archived {at}.',
    until: 'It is kept until {date}.',
    none: 'Nobody has looked into this file.',
    look: '{at}, {by} ({organ}), for: {purpose}',
    copy: ' (copy taken)',
  },
)

/** 个人信息保护法 44 and 45: whoever the file is about sees who opened it, and what for. */
export function LooksPanel({ caseId }: { readonly caseId: string }) {
  const t = useTexts(looksTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['archive-looks', caseId],
    queryFn: () => archive.looks({ params: { id: caseId } }),
  })
  const found = query.data
  if (found === undefined || found.archivedAt === null) return null
  return (
    <Panel title={t('title')}>
      <p>
        {t('kept', { at: formatMoment(found.archivedAt, language) })}
        {found.retainUntil !== null && t('until', { date: formatDate(found.retainUntil, language) })}
      </p>
      {found.items.length === 0 && <p className="soft">{t('none')}</p>}
      <ul>
        {found.items.map(({ at, by, organ, purpose, copy }) => (
          <li key={`${at} ${by}`}>
            {t('look', { at: formatMoment(at, language), by, organ, purpose })}
            {copy && t('copy')}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
