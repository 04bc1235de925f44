import { useTexts } from '#web/i18n/index.ts'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Boundary, BoundaryLine } from '../client.ts'
import { boundaryTexts } from './texts.ts'

interface LinesProps {
  readonly lines: readonly BoundaryLine[]
  readonly boundary: Boundary
}

export function LineCards({ lines, boundary }: LinesProps) {
  return (
    <ul className="plain">
      {lines.map((line) => (
        <li key={line.id} className="boundary-line stack-tight">
          <LineCard line={line} boundary={boundary} />
        </li>
      ))}
    </ul>
  )
}

/** One line as people read it: who supervises what where, and where in the flow it has a part. */
export function LineCard({ line, boundary }: { readonly line: BoundaryLine; readonly boundary: Boundary }) {
  const t = useTexts(boundaryTexts)
  const say = useLineWords(boundary)
  return (
    <>
      <p className="row">
        <code>{line.id}</code>
        <Status tone={line.part === 'LEAD' ? 'good' : 'wait'}>{t(line.part)}</Status>
        <strong>{say.organs(line.organs)}</strong>
      </p>
      <p>
        {say.items(line.items)} · {say.region(line.region)} ·{' '}
        {line.industry === '' ? t('everyIndustry') : line.industry} ·{' '}
        {line.kinds.length === 0 ? t('everyKind') : line.kinds.map((kind) => t(kind)).join('、')}
      </p>
      <Flow line={line} />
      <Disclosure summary={line.content}>
        <Facts
          facts={[
            { label: t('approvingSection'), value: line.approvingSection },
            { label: t('supervisingSection'), value: line.supervisingSection },
            { label: t('method'), value: t(line.method) },
            { label: t('claimHours'), value: line.claimHours },
            { label: t('feedbackDays'), value: line.feedbackDays },
            { label: t('followUp'), value: t(line.followUp) },
            ...(line.upper.length === 0 ? [] : [{ label: t('upper'), value: say.organs(line.upper) }]),
          ]}
        />
      </Disclosure>
    </>
  )
}

const STEPS = ['RECEIPT', 'REVIEW', 'RESULT'] as const

/** 拆分流程: every step with the part the department has in it. */
function Flow({ line }: { readonly line: BoundaryLine }) {
  const t = useTexts(boundaryTexts)
  return (
    <ol className="boundary-flow small" aria-label={t('flow')}>
      {STEPS.map((step) => {
        const modes = line.points.filter((point) => point.step === step).map(({ mode }) => t(mode))
        return (
          <li key={step} className={modes.length === 0 ? 'soft' : undefined}>
            {t(step)}
            {modes.length > 0 && <strong>（{modes.join('、')}）</strong>}
          </li>
        )
      })}
      <li>{t('push')}</li>
    </ol>
  )
}

function useLineWords({ organs, regions, items }: Boundary) {
  const t = useTexts(boundaryTexts)
  const nameOf = (id: string) => organs.find((organ) => organ.id === id)?.name ?? id
  return {
    organs: (ids: readonly string[]) => ids.map(nameOf).join('、'),
    region: (code: string) =>
      code === '' ? t('everywhere') : (regions.find((region) => region.code === code)?.name ?? code),
    items: (codes: readonly string[]) => {
      const [first] = codes
      if (first === undefined) return t('everyItem')
      const name = items.find(({ code }) => code === first)?.name ?? first
      return codes.length === 1 ? name : t('andMore', { first: name, count: codes.length })
    },
  }
}
