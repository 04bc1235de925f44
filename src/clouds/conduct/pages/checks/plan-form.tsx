import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, DayField, LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { checkWords } from '../check-words.ts'
import { conduct } from '../client.ts'
import { checksTexts } from './texts.ts'

type Template = Output<typeof api.checks>['templates'][number]
type Line = Template['lines'][number]
const KINDS = ['ROUTINE', 'EXPERIENCE'] as const
const RHYTHMS = ['WEEK', 'MONTH', 'QUARTER'] as const

interface PlanFormProps {
  readonly templates: readonly Template[]
  readonly onDone: () => void
}

const nextCode = (lines: readonly Line[]): string =>
  `X${String(1 + Math.max(0, ...lines.map(({ code }) => (code.startsWith('X') ? Number(code.slice(1)) : 0))))}`

/** A check begins with a list or a script of the house; every line of it can be changed. */
export function PlanForm({ templates, onDone }: PlanFormProps) {
  const t = useTexts(checksTexts)
  const w = useTexts(checkWords)
  const [written, setWritten] = useState({ title: '', organ: '', place: '', on: '', every: '' })
  const [kind, setKind] = useState<(typeof KINDS)[number]>('ROUTINE')
  const [lines, setLines] = useState<readonly Line[]>([])
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.planCheck, onDone)
  const write = (key: keyof typeof written) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const begin = (title: string) => {
    const template = templates.find((one) => one.title === title)
    if (template === undefined) return
    setKind(template.kind)
    setLines(template.lines)
    write('title')(template.title)
  }
  const { title, organ, place, on } = written
  const complete =
    title.trim().length >= 2 &&
    organ !== '' &&
    on !== '' &&
    lines.length > 0 &&
    lines.every(({ text }) => text.trim().length >= 2)
  const send = () => {
    setTried(true)
    if (!complete) return
    const every = RHYTHMS.find((one) => one === written.every) ?? null
    command.mutate({ body: { kind, title: title.trim(), organ, place: place.trim(), on, every, lines: [...lines] } })
  }
  return (
    <form
      className="stack"
      aria-label={t('plan')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <ChoiceField
        label={t('template')}
        required={false}
        value={templates.some((one) => one.title === title) ? title : ''}
        options={templates.map((one) => ({ value: one.title, label: one.title }))}
        onChange={begin}
      />
      <LineField label={t('titleField')} value={title} maxLength={80} onChange={write('title')} />
      <OneOfField
        label={t('kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: w(value) }))}
        onChange={setKind}
      />
      <OrganField value={organ} onChange={write('organ')} />
      <LineField label={t('place')} required={false} value={place} maxLength={120} onChange={write('place')} />
      <DayField label={t('on')} value={on} onChange={write('on')} />
      <ChoiceField
        label={t('every')}
        empty={w('once')}
        value={written.every}
        options={RHYTHMS.map((value) => ({ value, label: w(value) }))}
        onChange={write('every')}
      />
      <Lines lines={lines} onChange={setLines} />
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doPlan')}
      </Button>
    </form>
  )
}

function OrganField({ value, onChange }: { readonly value: string; readonly onChange: (organ: string) => void }) {
  const t = useTexts(checksTexts)
  const { language } = useLanguage()
  const organs = useQuery(organsQuery)
  return (
    <ChoiceField
      label={t('organ')}
      value={value}
      options={(organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
        value: id,
        label: inLanguage({ zh: name, en: nameEn }, language),
      }))}
      onChange={onChange}
    />
  )
}

interface LinesProps {
  readonly lines: readonly Line[]
  readonly onChange: (lines: readonly Line[]) => void
}
function Lines({ lines, onChange }: LinesProps) {
  const t = useTexts(checksTexts)
  const put = (code: string, next: Partial<Line>) =>
    onChange(lines.map((line) => (line.code === code ? { ...line, ...next } : line)))
  return (
    <div className="stack">
      {lines.map((line, i) => (
        <fieldset key={line.code} className="conduct-card stack-tight">
          <legend className="choice-legend">{t('line', { n: i + 1 })}</legend>
          <TextField
            label={t('line', { n: i + 1 })}
            labelHidden
            value={line.text}
            maxLength={300}
            rows={2}
            onChange={(text) => put(line.code, { text })}
          />
          <LineField
            label={t('basis')}
            required={false}
            value={line.basis}
            maxLength={200}
            onChange={(basis) => put(line.code, { basis })}
          />
          <LineField
            label={t('minutes')}
            required={false}
            inputMode="numeric"
            value={line.minutes === null ? '' : String(line.minutes)}
            maxLength={3}
            onChange={(typed) => put(line.code, { minutes: /^[1-9]\d{0,2}$/.test(typed) ? Number(typed) : null })}
          />
          <p>
            <Button kind="plain" onClick={() => onChange(lines.filter(({ code }) => code !== line.code))}>
              {t('dropLine')}
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button onClick={() => onChange([...lines, { code: nextCode(lines), text: '', basis: '', minutes: null }])}>
          {t('addLine')}
        </Button>
      </p>
    </div>
  )
}
