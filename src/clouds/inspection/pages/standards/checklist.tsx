import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextArea, TextInput } from '#web/ui/inputs.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { StandardView } from '../client.ts'
import { standardTexts } from './texts.ts'

type Point = StandardView['content']['checklist'][number]
interface ChecklistProps {
  readonly points: Point[]
  readonly onChange: (points: Point[]) => void
}

/** A number that no point has: records of earlier checks name points by it. */
const freeCode = (points: readonly Point[]): string =>
  `P${String(Math.max(0, ...points.map(({ code }) => Number(/^P(\d+)$/.exec(code)?.[1] ?? 0))) + 1)}`

export function Checklist({ points, onChange }: ChecklistProps) {
  const t = useTexts(standardTexts)
  const put = (code: string, changes: Partial<Point>) =>
    onChange(points.map((point) => (point.code === code ? { ...point, ...changes } : point)))
  return (
    <Panel title={t('checklist')}>
      {points.map((point) => (
        <div key={point.code} className="inspection-point stack-tight">
          <Field label={t('point', { code: point.code })}>
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                maxLength={300}
                value={point.text.zh}
                onChange={(event) => {
                  const zh = event.currentTarget.value
                  put(point.code, { text: { zh, en: zh } })
                }}
              />
            )}
          </Field>
          <Field label={t('basis')}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={200}
                value={point.basis ?? ''}
                onChange={(event) => {
                  const basis = event.currentTarget.value
                  put(point.code, { basis: basis === '' ? null : basis })
                }}
              />
            )}
          </Field>
          <div className="row">
            <Choice
              type="checkbox"
              name={`grave-${point.code}`}
              option={{ value: 'grave', label: t('grave') }}
              checked={point.grave}
              onToggle={(grave) => put(point.code, { grave })}
            />
            <Button kind="plain" onClick={() => onChange(points.filter(({ code }) => code !== point.code))}>
              {t('remove')}
            </Button>
          </div>
        </div>
      ))}
      <p>
        <Button
          onClick={() =>
            onChange([...points, { code: freeCode(points), text: { zh: '', en: '' }, basis: null, grave: false }])
          }
        >
          {t('addPoint')}
        </Button>
      </p>
    </Panel>
  )
}
