import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { RiskPoints } from '../client.ts'
import { riskTexts } from '../integrity-risks/texts.ts'

type Point = RiskPoints['points'][number]
const TONES: Readonly<Record<Point['level'], Tone>> = { HIGH: 'bad', MEDIUM: 'warn', LOW: 'wait' }

/** One item: where it is in danger, and what stands against it. */
export default function IntegrityRiskPage() {
  const t = useTexts(riskTexts)
  usePageTitle(t('title'))
  const { item } = useParams({ from: '/desk/integrity-risks/$item' })
  const query = useQuery({
    queryKey: ['integrity-risk', item],
    queryFn: () => oversight.riskPoints({ params: { item } }),
  })
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/integrity-risks">{t('back')}</Link>
      </p>
      <Loaded query={query} lines={10}>
        {(risks) => <Risks risks={risks} />}
      </Loaded>
    </div>
  )
}

function Risks({ risks: { name, organ, version, points } }: { readonly risks: RiskPoints }) {
  const t = useTexts(riskTexts)
  const seesRules = sessionMay(useSession(), 'oversight.inspect')
  return (
    <>
      <h1>{name}</h1>
      <p className="soft">
        {organ} · {t('version', { version })}
      </p>
      {seesRules && (
        <p>
          <Link to="/desk/oversight-rules">{t('rules')}</Link>
        </p>
      )}
      {points.map((point) => (
        <PointPaper key={point.kind} point={point} />
      ))}
    </>
  )
}

function PointPaper({ point: { level, name, why, controls } }: { readonly point: Point }) {
  const t = useTexts(riskTexts)
  const { language } = useLanguage()
  return (
    <Panel title={inLanguage(name, language)} aside={<Status tone={TONES[level]}>{t(level)}</Status>}>
      <p className="soft">{t('why', { why: inLanguage(why, language) })}</p>
      <ul className="plain stack-tight" aria-label={t('controls')}>
        {controls.map(({ rule, name: called, on, cards, open }) => (
          <li key={rule}>
            <span className="row">
              <Status tone={on ? 'good' : 'off'}>{t(on ? 'on' : 'off')}</Status> {inLanguage(called, language)}
            </span>
            {cards > 0 && <div className="soft small">{t('count', { cards, open })}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
