import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { library } from '../client.ts'
import { typeTexts } from '../type-texts.ts'

/** 证照类型目录. */
export default function CertificateTypesPage() {
  const t = useTexts(typeTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['certificate-types'], queryFn: () => library.types({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <Table
            caption={t('title')}
            captionHidden
            rows={items}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'type',
                label: t('type'),
                heading: true,
                cell: ({ code, name }) => (
                  <Link to="/desk/certificate-types/$code" params={{ code }}>
                    {inLanguage(name, language)}
                  </Link>
                ),
              },
              { key: 'code', label: t('code'), cell: ({ code }) => <code>{code}</code> },
              { key: 'holder', label: t('holderKind'), cell: ({ holderKind }) => t(holderKind) },
              {
                key: 'inForce',
                label: t('inForce'),
                cell: ({ inForce, draftWaits }) => (
                  <span className="stack-tight">
                    <span>{inForce === null ? t('notYet') : t('version', { number: inForce })}</span>
                    {draftWaits && <Status tone="wait">{t('draftWaits')}</Status>}
                  </span>
                ),
              },
              { key: 'template', label: t('template'), cell: ({ ownTemplate }) => t(ownTemplate ? 'own' : 'house') },
            ]}
          />
        )}
      </Loaded>
    </div>
  )
}
