import { useTexts } from '#web/i18n/index.ts'
import type { Item } from './client.ts'
import { itemTexts } from './standard/texts.ts'
import './evidence.css'

/** How long cases really took: seen before a promise is changed (不搞一刀切). */
export function EvidenceChart({ evidence }: { readonly evidence: Item['evidence'] }) {
  const t = useTexts(itemTexts)
  const { cases, median, ninetieth, longest, withinNew, distribution } = evidence
  if (cases === 0) return <p className="soft">{t('evidenceNone')}</p>
  const most = Math.max(...distribution.map((each) => each.cases))
  return (
    <div className="stack-tight">
      <p>
        {t('evidenceText', {
          cases,
          median: median ?? 0,
          ninetieth: ninetieth ?? 0,
          longest: longest ?? 0,
          within: withinNew,
        })}
      </p>
      <ul className="plain evidence">
        {distribution.map(({ days, cases: count }) => (
          <li key={days}>
            <span>{t('daysColumn', { days })}</span>
            <span
              className="evidence-bar"
              style={{ inlineSize: `${String((count / most) * 100)}%` }}
              aria-hidden="true"
            />
            <span>{t('casesColumn', { cases: count })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
