import { useQuery } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { conduct } from '../client.ts'
import { ContactNumbers } from '../contact-numbers.tsx'
import { contactTexts } from './texts.ts'

/** For those who watch: all organs, each organ, each officer. */
export function DistrictFigures() {
  const t = useTexts(contactTexts)
  const query = useQuery({ queryKey: ['contact-figures'], queryFn: () => conduct.contactFigures({}) })
  return (
    <Panel title={t('all')}>
      <Loaded query={query}>
        {({ all, organs, officers }) => (
          <>
            <ContactNumbers figures={all} />
            {(
              [
                ['byOrgan', organs],
                ['byOfficer', officers],
              ] as const
            ).map(([word, rows]) => (
              <Disclosure key={word} summary={t(word)}>
                {rows.map(({ name, figures }) => (
                  <div key={name} className="conduct-card">
                    <p>
                      <strong>{name}</strong>
                    </p>
                    <ContactNumbers figures={figures} />
                  </div>
                ))}
              </Disclosure>
            ))}
          </>
        )}
      </Loaded>
    </Panel>
  )
}
