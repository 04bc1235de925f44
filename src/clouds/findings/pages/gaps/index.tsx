import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { PagedTable } from '#web/ui/paged-table.tsx'
import { Status } from '#web/ui/status.tsx'
import { findings } from '../client.ts'
import { gapsTexts } from './texts.ts'

/** 监管真空: whether somebody watches over what was moved, everywhere and ready to. */
export default function SupervisionGapsPage() {
  const t = useTexts(gapsTexts)
  usePageTitle(t('title'))
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <PagedTable
        queryKey={['supervision-vacuum']}
        ask={async () => ({ ...(await findings.supervisionVacuum({})), after: null })}
        caption={t('title')}
        none={t('none')}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'item',
            label: t('item'),
            heading: true,
            cell: ({ code, name }) => (
              <>
                {name}
                <br />
                <code className="small">{code}</code>
              </>
            ),
          },
          { key: 'occasion', label: t('occasion'), cell: ({ occasion }) => t(occasion) },
          { key: 'organ', label: t('organ'), cell: ({ organ }) => organ },
          { key: 'state', label: t('state'), cell: ({ gaps }) => <Gaps gaps={gaps} /> },
        ]}
      />
    </div>
  )
}

interface GapsProps {
  readonly gaps: readonly {
    readonly gap: 'ORGAN' | 'STANDARD' | 'PLAN'
    readonly region: string | null
    readonly organ: string | null
  }[]
}
function Gaps({ gaps }: GapsProps) {
  const t = useTexts(gapsTexts)
  if (gaps.length === 0) return <Status tone="good">{t('complete')}</Status>
  return (
    <ul className="plain">
      {gaps.map(({ gap, region, organ }) => (
        <li key={`${gap} ${region ?? ''} ${organ ?? ''}`}>
          <Status tone="bad">
            {gap === 'ORGAN' && region !== null ? t('ORGANIn', { region }) : t(gap, { organ: organ ?? '' })}
          </Status>
        </li>
      ))}
    </ul>
  )
}
