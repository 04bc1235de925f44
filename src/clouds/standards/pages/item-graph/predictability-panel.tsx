import { useQuery } from '@tanstack/react-query'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import type { Output } from '#contract'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { graphTexts } from './texts.ts'

type Figures = Output<typeof api.predictability>
const CHANGES_SHOWN = 5

/** WF-20: an item that promises predictability shows whether it keeps it, to everybody. */
export function PredictabilityPanel({ id, code }: { readonly id: string; readonly code: string }) {
  const t = useTexts(graphTexts)
  const figures = useQuery({
    queryKey: ['predictability', code],
    queryFn: () => standards.predictability({ params: { code } }),
    staleTime: 60_000,
  })
  return (
    <Panel id={id} title={t('predictability')}>
      <p className="guide-lead">{t('predictabilityLead')}</p>
      <Loaded query={figures} lines={4}>
        {(loaded) => <FiguresShown figures={loaded} />}
      </Loaded>
    </Panel>
  )
}

function FiguresShown({ figures }: { readonly figures: Figures }) {
  const t = useTexts(graphTexts)
  const { language } = useLanguage()
  const { cases, kept, median, ninetieth, shortest, longest, criteria, steps, changes } = figures
  const measured =
    cases === 0
      ? [{ label: t('kept'), value: t('none') }]
      : [
          { label: t('kept'), value: t('keptValue', { percent: Math.floor((kept / cases) * 100), cases, kept }) },
          { label: t('usual'), value: t('usualValue', { median: median ?? 0, ninetieth: ninetieth ?? 0 }) },
          { label: t('spread'), value: t('spreadValue', { shortest: shortest ?? 0, longest: longest ?? 0 }) },
        ]
  const lines = changes
    .slice(0, CHANGES_SHOWN)
    .map(({ version, effectiveFrom, daysAhead }) =>
      t(daysAhead === 0 ? 'sameDay' : 'change', { version, day: formatDate(effectiveFrom, language), days: daysAhead }),
    )
  return (
    <Facts
      facts={[
        ...measured,
        { label: t('published'), value: t('publishedValue', { criteria, steps }) },
        {
          label: t('changes'),
          value: (
            <ul className="plain">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
