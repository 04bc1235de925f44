import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { ChoiceField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { standards } from '../client.ts'
import type { Item } from '../client.ts'
import { ComparisonTables } from '../comparison-tables.tsx'
import { commonTexts } from '../common-texts.ts'
import { itemTexts } from './texts.ts'

const DRAFT = 'draft'

/** Two versions side by side; which ones stands in the address. */
export function Compare({ item }: { readonly item: Item }) {
  const t = useTexts(itemTexts)
  const words = useTexts(commonTexts)
  const search = useSearch({ from: '/desk/standards/$code' })
  const navigate = useNavigate({ from: '/desk/standards/$code' })
  const published = item.versions.map(({ version }) => String(version))
  const newest = published.at(-1) ?? ''
  const to = search.to ?? (item.draft === null ? newest : DRAFT)
  const from = search.from ?? (to === DRAFT ? newest : (published.at(-2) ?? newest))
  const options = published.map((version) => ({ value: version, label: words('version', { version }) }))
  const query = useQuery({
    queryKey: ['comparison', item.code, from, to, item.lifeVersion],
    queryFn: () =>
      standards.compare({
        params: { code: item.code },
        query: { from: Number(from), ...(to === DRAFT ? {} : { to: Number(to) }) },
      }),
    enabled: from !== '',
  })
  const set = (change: { readonly from?: string; readonly to?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  if (newest === '') return <p className="soft">{t('noVersions')}</p>
  return (
    <div className="stack">
      <div className="standard-choice">
        <ChoiceField
          label={t('compareFrom')}
          empty={null}
          value={from}
          options={options}
          onChange={(value) => set({ from: value })}
        />
        <ChoiceField
          label={t('compareTo')}
          empty={null}
          value={to}
          options={item.draft === null ? options : [...options, { value: DRAFT, label: t('draftVersion') }]}
          onChange={(value) => set({ to: value })}
        />
      </div>
      <Loaded query={query} lines={6}>
        {(comparison) => <ComparisonTables comparison={comparison} />}
      </Loaded>
    </div>
  )
}
