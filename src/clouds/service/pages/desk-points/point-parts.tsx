import { useId } from 'react'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup, Choice } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import type { DeskPoint } from '../client.ts'
import { DOMAIN_NAMES } from '../parts/domain-names.ts'
import { pointWords } from '../parts/point-words.ts'
import { deskPointTexts } from './texts.ts'

type Hours = DeskPoint['facts']['hours'][number]
type Window = DeskPoint['facts']['windows'][number]

export const newHours = (): Hours => ({ days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' })
export const newWindow = (): Window => ({
  number: '',
  floor: '1',
  name: { zh: '' },
  all: false,
  domains: [],
  items: [],
})

const replaced = <T,>(list: readonly T[], place: number, value: T): T[] =>
  list.map((one, i) => (i === place ? value : one))
const without = <T,>(list: readonly T[], place: number): T[] => list.filter((_, i) => i !== place)
const DAYS = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const

interface HoursEditorProps {
  readonly hours: readonly Hours[]
  readonly onChange: (hours: Hours[]) => void
}

export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  const t = useTexts(deskPointTexts)
  const p = useTexts(pointWords)
  const id = useId()
  return (
    <fieldset className="stack-tight">
      <legend className="choice-legend">{t('hours')}</legend>
      {hours.map((one, i) => (
        <div key={`${id}-${String(i)}`} className="stack-tight">
          <CheckboxGroup
            name={`${id}-days-${String(i)}`}
            legend={t('days')}
            inline
            options={DAYS.map((day, place) => ({ value: String(place + 1), label: p(day) }))}
            values={one.days.map(String)}
            onChange={(days) => onChange(replaced(hours, i, { ...one, days: days.map(Number) }))}
          />
          <div className="side-by-side">
            <LineField
              label={t('opens')}
              type="time"
              value={one.from}
              maxLength={5}
              onChange={(from) => onChange(replaced(hours, i, { ...one, from }))}
            />
            <LineField
              label={t('closes')}
              type="time"
              value={one.to}
              maxLength={5}
              onChange={(to) => onChange(replaced(hours, i, { ...one, to }))}
            />
          </div>
          {hours.length > 1 && (
            <Button kind="plain" onClick={() => onChange(without(hours, i))}>
              {t('remove')}
            </Button>
          )}
        </div>
      ))}
      <Button onClick={() => onChange([...hours, newHours()])}>{t('addHours')}</Button>
    </fieldset>
  )
}

interface WindowsEditorProps {
  readonly windows: readonly Window[]
  readonly onChange: (windows: Window[]) => void
}

export function WindowsEditor({ windows, onChange }: WindowsEditorProps) {
  const t = useTexts(deskPointTexts)
  const id = useId()
  return (
    <fieldset className="stack-tight">
      <legend className="choice-legend">{t('windows')}</legend>
      {windows.map((one, i) => (
        <div key={`${id}-${String(i)}`} className="desk-card stack-tight">
          <WindowEditor
            id={`${id}-${String(i)}`}
            window={one}
            onChange={(changed) => onChange(replaced(windows, i, changed))}
          />
          {windows.length > 1 && (
            <Button kind="plain" onClick={() => onChange(without(windows, i))}>
              {t('remove')}
            </Button>
          )}
        </div>
      ))}
      <Button onClick={() => onChange([...windows, newWindow()])}>{t('addWindow')}</Button>
    </fieldset>
  )
}

interface WindowEditorProps {
  readonly id: string
  readonly window: Window
  readonly onChange: (window: Window) => void
}

function WindowEditor({ id, window: one, onChange }: WindowEditorProps) {
  const t = useTexts(deskPointTexts)
  const { language } = useLanguage()
  return (
    <>
      <div className="side-by-side">
        <LineField
          label={t('windowNumber')}
          value={one.number}
          maxLength={20}
          onChange={(number) => onChange({ ...one, number })}
        />
        <LineField
          label={t('floor')}
          value={one.floor}
          maxLength={20}
          onChange={(floor) => onChange({ ...one, floor })}
        />
        <LineField
          label={t('windowName')}
          value={one.name.zh}
          maxLength={60}
          onChange={(zh) => onChange({ ...one, name: { ...one.name, zh } })}
        />
      </div>
      <Choice
        type="checkbox"
        name={`${id}-all`}
        option={{ value: 'all', label: t('all') }}
        checked={one.all}
        onToggle={(all) => onChange({ ...one, all })}
      />
      {!one.all && (
        <>
          <CheckboxGroup
            name={`${id}-domains`}
            legend={t('domains')}
            inline
            options={Object.entries(DOMAIN_NAMES).map(([value, name]) => ({ value, label: name[language] }))}
            values={one.domains}
            onChange={(domains) => onChange({ ...one, domains })}
          />
          <LineField
            label={t('codes')}
            required={false}
            value={one.items.join(',')}
            maxLength={2000}
            onChange={(typed) => onChange({ ...one, items: typed.split(/[,，\s]+/).filter((code) => code !== '') })}
          />
        </>
      )}
    </>
  )
}
