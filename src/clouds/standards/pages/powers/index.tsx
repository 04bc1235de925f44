import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { valueWords } from '#contract'
import type { Output } from '#contract'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { ListsNav } from '../lists/lists-nav.tsx'
import { listsTexts } from '../lists/texts.ts'
import '../lists/lists.css'

type PublicPowers = Output<typeof api.powers>

/** 权责清单公开: one department at a time, with the version it was published in. */
export default function PowersPage() {
  const t = useTexts(listsTexts)
  usePageTitle(t('powersTitle'))
  const { organ } = useSearch({ from: '/hall/lists/powers' })
  const query = useQuery({
    queryKey: ['public-powers', organ],
    queryFn: () => standards.powers({ query: organ === undefined ? {} : { organ } }),
  })
  return (
    <div className="stack">
      <h1>{t('powersTitle')}</h1>
      <ListsNav />
      <p className="soft reading">{t('powersLead')}</p>
      <Loaded query={query} lines={10}>
        {(powers) => <Powers powers={powers} organ={organ} />}
      </Loaded>
    </div>
  )
}

function Powers({ powers, organ }: { readonly powers: PublicPowers; readonly organ: string | undefined }) {
  const t = useTexts(listsTexts)
  const { language } = useLanguage()
  const navigate = useNavigate({ from: '/lists/powers' })
  const { version, publishedAt, unpublished, organs, entries } = powers
  if (publishedAt === null) return <Notice>{t('notPublished')}</Notice>
  return (
    <div className="stack">
      <p className="soft">
        {t('edition', { version, at: formatMoment(publishedAt, language) })}
        {unpublished > 0 && `　${t('unpublished', { count: unpublished })}`}
      </p>
      <p>
        <a href={`/api/v1/papers/power-list?language=${language}`} target="_blank" rel="noreferrer">
          <Icon name="download" /> {t('powersPaper')}
        </a>
      </p>
      <Field label={t('organ')}>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={organ ?? organs[0]?.id ?? ''}
            options={organs.map(({ id, name, powers: count }) => ({
              value: id,
              label: `${inLanguage(name, language)}（${t('powers', { count })}）`,
            }))}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              void navigate({ search: { organ: chosen }, replace: true })
            }}
          />
        )}
      </Field>
      {entries.map((entry) => (
        <PowerLine key={entry.id} entry={entry} />
      ))}
    </div>
  )
}

function PowerLine({ entry }: { readonly entry: PublicPowers['entries'][number] }) {
  const t = useTexts(listsTexts)
  const { language } = useLanguage()
  const { name, kind, bases, duties, function: restsOn, items } = entry
  return (
    <Disclosure summary={`${inLanguage(name, language)}（${inLanguage(valueWords(kind), language)}）`}>
      <Facts
        facts={[
          { label: t('bases'), value: bases.map((basis) => inLanguage(basis, language)).join('、') },
          {
            label: t('duties'),
            value: (
              <ul>
                {duties.map((duty) => (
                  <li key={duty.zh}>{inLanguage(duty, language)}</li>
                ))}
              </ul>
            ),
          },
          { label: t('function'), value: restsOn === null ? t('noFunction') : inLanguage(restsOn, language) },
          {
            label: t('items'),
            value:
              items.length === 0 ? (
                <span className="soft">{t('noItems')}</span>
              ) : (
                <ul>
                  {items.map(({ code, name: item }) => (
                    <li key={code}>
                      <Link to="/items/$code" params={{ code }}>
                        {inLanguage(item, language)}
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Disclosure>
  )
}
