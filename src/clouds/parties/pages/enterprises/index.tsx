import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { enterprisesQuery } from '../client.ts'
import { MinePage } from '../mine-page.tsx'
import { EnterprisePaper } from './enterprise-paper.tsx'
import { MandateTable } from './mandate-table.tsx'
import { Registration } from './registration.tsx'
import { enterprisesTexts } from './texts.ts'

export default function EnterprisesPage() {
  const t = useTexts(enterprisesTexts)
  return (
    <MinePage title={t('title')} lead={t('lead')}>
      {({ person }, onDone) =>
        person.name === null ? (
          <EmptyState icon="person" title={t('realNameFirst')}>
            <p>{t('realNameText')}</p>
            <Link to="/my/profile" className={buttonClass('primary')}>
              {t('toProfile')}
            </Link>
          </EmptyState>
        ) : (
          <Enterprises onDone={onDone} />
        )
      }
    </MinePage>
  )
}

function Enterprises({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(enterprisesTexts)
  const query = useQuery(enterprisesQuery)
  return (
    <Loaded query={query} lines={6}>
      {({ own, mandates }) => (
        <>
          {own.map((enterprise) => (
            <EnterprisePaper key={enterprise.creditCode} enterprise={enterprise} onDone={onDone} />
          ))}
          <Disclosure summary={t('register')} open={own.length === 0 && mandates.length === 0}>
            <Registration onDone={onDone} />
          </Disclosure>
          <Panel title={t('given')}>
            {mandates.length === 0 ? (
              <p className="soft">{t('noneGiven')}</p>
            ) : (
              <MandateTable mandates={mandates} side="HANDLER" onDone={onDone} />
            )}
          </Panel>
        </>
      )}
    </Loaded>
  )
}
