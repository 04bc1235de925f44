import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { MEASURE_CODES, METHODS } from '../../domain/codes.ts'
import type { Plan } from '../client.ts'
import { measureName, wordTexts } from '../word-texts.ts'
import { planTexts } from './texts.ts'

const SOURCES = ['DRAW', 'FIRST_CHECK', 'TARGETED', 'COMPLAINT', 'PAST'] as const

/** SV-30: methods and measures are codes, so that they can be counted at all. */
export function Figures({ plan: { figures } }: { readonly plan: Plan }) {
  const t = useTexts(planTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const nameOf = (code: string): string => {
    const measure = MEASURE_CODES.find((one) => one === code)
    if (measure !== undefined) return measureName(measure, language)
    const known = [...METHODS, ...SOURCES].find((one) => one === code)
    return known === undefined ? code : word(known)
  }
  return (
    <Panel title={t('figures')}>
      {(['methods', 'measures', 'sources'] as const).map((kind) =>
        figures[kind].length === 0 ? (
          <p key={kind} className="soft">
            {t(kind)}：{t('nothing')}
          </p>
        ) : (
          <Table
            key={kind}
            caption={t(kind)}
            rows={figures[kind]}
            rowKey={({ code }) => code}
            columns={[
              { key: 'code', label: t('code'), heading: true, cell: ({ code }) => nameOf(code) },
              { key: 'count', label: t('count'), numeric: true, cell: ({ count }) => count },
            ]}
          />
        ),
      )}
    </Panel>
  )
}
