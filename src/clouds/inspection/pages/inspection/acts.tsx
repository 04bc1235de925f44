import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Input } from '#contract'
import type { api } from '#clouds/inspection/api'
import { useCommand } from '#web/api/use-command.ts'
import { uploadFile } from '#web/api/upload.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { FileField } from '#web/ui/file-field.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { groupOf, MEASURE_CODES } from '../../domain/codes.ts'
import { inspection } from '../client.ts'
import type { Inspection } from '../client.ts'
import { measureName, wordTexts } from '../word-texts.ts'
import { visitTexts } from './texts.ts'

type Body = Input<typeof api.act>['body']
type Done = (sentence: string) => (next: Inspection) => void
interface ActProps {
  readonly one: Inspection
  readonly done: Done
}

/** What may be done now, and nothing else. */
export function Acts({ one, done }: ActProps) {
  const may = (act: Body['act']) => one.acts.includes(act)
  const t = useTexts(visitTexts)
  return (
    <>
      {may('COSIGN') && <Plain one={one} act="COSIGN" label={t('coSign')} onDone={done(t('coSignDone'))} />}
      {may('NAME') && one.inspectors.length < 2 && <NameForm one={one} done={done} />}
      {may('ANNOUNCE') && one.flow.noticeDays !== null && <AnnounceForm one={one} done={done} />}
      {may('ORDER') && <OrderForm one={one} done={done} />}
      {may('MEASURE') && <MeasureForm one={one} done={done} />}
      {may('CONCLUDE') && <Plain one={one} act="CONCLUDE" label={t('conclude')} onDone={done(t('concludeDone'))} />}
      {may('CALL_OFF') && <CallOffForm one={one} done={done} />}
    </>
  )
}

interface PlainProps {
  readonly one: Inspection
  readonly act: 'COSIGN' | 'CONCLUDE'
  readonly label: string
  readonly onDone: (next: Inspection) => void
}
function Plain({ one, act, label, onDone }: PlainProps) {
  const command = useCommand(inspection.act, onDone)
  return (
    <div className="stack-tight">
      <p>
        <Button
          kind="primary"
          busy={command.isPending}
          onClick={() => command.mutate({ params: { id: one.id }, body: { act, expectedVersion: one.version } })}
        >
          {label}
        </Button>
      </p>
      <RefusalNotice error={command.error} />
    </div>
  )
}

function NameForm({ one, done }: ActProps) {
  const t = useTexts(visitTexts)
  const [picked, setPicked] = useState<readonly string[]>([])
  const command = useCommand(inspection.act, done(t('nameNow')))
  const body = { act: 'NAME' as const, expectedVersion: one.version, inspectors: [...picked] }
  return (
    <Panel title={t('name')}>
      <CheckboxGroup
        name="inspectors"
        legend={t('name')}
        hint={t('nameHint')}
        values={picked}
        options={one.free.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setPicked}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          kind="primary"
          busy={command.isPending}
          disabled={picked.length < 2}
          onClick={() => command.mutate({ params: { id: one.id }, body })}
        >
          {t('nameNow')}
        </Button>
      </p>
    </Panel>
  )
}

function AnnounceForm({ one, done }: ActProps) {
  const t = useTexts(visitTexts)
  const [on, setOn] = useState('')
  const command = useCommand(inspection.act, done(t('announceNow')))
  return (
    <Panel title={t('announce')}>
      <DayField
        label={t('announce')}
        hint={t('announceHint', { days: one.flow.noticeDays ?? 0 })}
        value={on}
        onChange={setOn}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          busy={command.isPending}
          disabled={on === ''}
          onClick={() =>
            command.mutate({ params: { id: one.id }, body: { act: 'ANNOUNCE', expectedVersion: one.version, on } })
          }
        >
          {t('announceNow')}
        </Button>
      </p>
    </Panel>
  )
}

function OrderForm({ one, done }: ActProps) {
  const t = useTexts(visitTexts)
  const { language } = useLanguage()
  const wrong = one.visits.at(-1)?.answers.filter(({ result }) => result === 'PROBLEM') ?? []
  const [points, setPoints] = useState<readonly string[]>(wrong.map(({ code }) => code))
  const [lastDay, setLastDay] = useState('')
  const [documentNumber, setNumber] = useState('')
  const command = useCommand(inspection.act, done(t('orderDone')))
  const texts = new Map(one.checklist.map(({ code, text }) => [code, inLanguage(text, language)]))
  const ready = points.length > 0 && lastDay !== '' && documentNumber.trim().length >= 2
  const body = { points: [...points], lastDay, documentNumber: documentNumber.trim() }
  return (
    <Panel title={t('order')}>
      <CheckboxGroup
        name="points"
        legend={t('points')}
        values={points}
        options={wrong.map(({ code }) => ({ value: code, label: texts.get(code) ?? code }))}
        onChange={setPoints}
      />
      <DayField label={t('lastDay')} value={lastDay} onChange={setLastDay} />
      <LineField label={t('document')} maxLength={100} value={documentNumber} onChange={setNumber} />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          kind="primary"
          busy={command.isPending}
          disabled={!ready}
          onClick={() =>
            command.mutate({ params: { id: one.id }, body: { act: 'ORDER', expectedVersion: one.version, ...body } })
          }
        >
          {t('orderNow')}
        </Button>
      </p>
    </Panel>
  )
}

function MeasureForm({ one, done }: ActProps) {
  const t = useTexts(visitTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const [typed, setTyped] = useState({ measure: '', basis: '', documentNumber: '', yuan: '' })
  const [file, setFile] = useState<File | null>(null)
  const put = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes })
  const measure = MEASURE_CODES.find((code) => code === typed.measure)
  const yuan = Number(typed.yuan)
  const command = useMutation({
    mutationFn: async () => {
      if (measure === undefined) throw new Error('No kind was chosen')
      const sent =
        file === null
          ? null
          : await uploadFile(file, { onProgress: () => undefined, signal: new AbortController().signal })
      const body = {
        ...{ act: 'MEASURE' as const, expectedVersion: one.version, measure, document: sent?.sha256 ?? null },
        ...{ basis: typed.basis.trim(), documentNumber: typed.documentNumber.trim() },
        amountFen: yuan > 0 ? Math.round(yuan * 100) : null,
      }
      return inspection.act({ params: { id: one.id }, body })
    },
    onSuccess: done(t('measureDone')),
  })
  const ready = measure !== undefined && typed.basis.trim().length >= 2 && typed.documentNumber.trim().length >= 2
  const text = (name: 'basis' | 'documentNumber' | 'yuan', label: string) => (
    <LineField label={label} maxLength={100} value={typed[name]} onChange={(value) => put({ [name]: value })} />
  )
  return (
    <Panel title={t('measure')}>
      <ChoiceField
        label={t('kind')}
        value={typed.measure}
        options={MEASURE_CODES.map((value) => ({
          value,
          label: `${word(groupOf(value))} · ${measureName(value, language)}`,
        }))}
        onChange={(value) => put({ measure: value })}
      />
      {text('basis', t('basis'))}
      {text('documentNumber', t('document'))}
      {(measure === 'FINE' || measure === 'CONFISCATION') && text('yuan', t('amount'))}
      {measure !== undefined && groupOf(measure) !== 'SUPERVISION' && (
        <FileField label={t('file')} accept=".pdf,.png,.jpg" onFiles={([first]) => setFile(first ?? null)} />
      )}
      <RefusalNotice error={command.error} />
      <p>
        <Button busy={command.isPending} disabled={!ready} onClick={() => command.mutate()}>
          {t('measureNow')}
        </Button>
      </p>
    </Panel>
  )
}

function CallOffForm({ one, done }: ActProps) {
  const t = useTexts(visitTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(inspection.act, done(t('callOff')))
  const body = { act: 'CALL_OFF' as const, expectedVersion: one.version, reason: reason.trim() }
  return (
    <Panel title={t('callOff')}>
      <LineField label={t('reason')} maxLength={300} value={reason} onChange={setReason} />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          kind="danger"
          busy={command.isPending}
          disabled={reason.trim().length < 2}
          onClick={() => command.mutate({ params: { id: one.id }, body })}
        >
          {t('callOffNow')}
        </Button>
      </p>
    </Panel>
  )
}
