import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { organsQuery } from '#web/organs.ts'
import { useSession } from '#web/session/session.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { ErrorSummary, Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Verdict } from '#web/ui/verdict.tsx'
import type { api } from '../../api.ts'
import { service } from '../client.ts'
import { ItemPicker } from '../parts/item-picker.tsx'
import type { PickedItem } from '../parts/item-picker.tsx'
import { ReportFiles } from '../parts/report-files.tsx'
import type { ReportFile } from '../parts/report-files.tsx'
import { reportTexts } from './texts.ts'

type Filed = Output<typeof api.fileReport>
const TEXT_MIN = 10

/** 我要举报: one question that must be answered; everything else may be left out. */
export default function ReportPage() {
  const t = useTexts(reportTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const [filed, setFiled] = useState<Filed | undefined>(undefined)
  if (filed !== undefined) return <Received filed={filed} />
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <Notice title={t('anonymous')}>
        <p>{t('anonymousText')}</p>
        {session !== undefined && session.kind !== 'stranger' && <p>{t('signedIn')}</p>}
      </Notice>
      <ReportForm onFiled={setFiled} />
      <p className="soft">
        {t('followLine')}
        <Link to="/ask">{t('follow')}</Link>
      </p>
      <Figures />
    </div>
  )
}

function Received({ filed }: { readonly filed: Filed }) {
  const t = useTexts(reportTexts)
  const { language } = useLanguage()
  const days = { day: formatDate(filed.takeUpBy, language), due: formatDate(filed.due.due, language) }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <Verdict tone="good" title={t('done')}>
        <p>{t('doneText', days)}</p>
      </Verdict>
      <p>
        {t('doneCode')}
        <br />
        <CopyText text={filed.code} label={t('doneCode')} />
      </p>
      <p>
        <Link to="/ask/$code" params={{ code: filed.code }} className={buttonClass('primary')}>
          {t('open')}
        </Link>
      </p>
    </div>
  )
}

interface About {
  readonly text: string
  readonly organ: string
  readonly person: string
  readonly caseNumber: string
}
interface MoreProps {
  readonly about: About
  readonly write: (key: keyof About) => (value: string) => void
  readonly item: PickedItem | null
  readonly onItem: (item: PickedItem | null) => void
}

/** Whom and what it is about: nobody has to say. */
function More({ about, write, item, onItem }: MoreProps) {
  const t = useTexts(reportTexts)
  return (
    <Disclosure summary={t('more')}>
      <div className="stack">
        <Whom organ={about.organ} onOrgan={write('organ')} />
        <LineField
          id="report-person"
          label={t('person')}
          hint={t('personHint')}
          required={false}
          value={about.person}
          maxLength={60}
          onChange={write('person')}
        />
        <ItemPicker
          id="report-item"
          label={t('about')}
          hint={t('aboutHint')}
          required={false}
          value={item}
          onChange={onItem}
        />
        <LineField
          id="report-case"
          label={t('caseNumber')}
          hint={t('caseHint')}
          required={false}
          value={about.caseNumber}
          maxLength={40}
          onChange={write('caseNumber')}
        />
      </div>
    </Disclosure>
  )
}

function ReportForm({ onFiled }: { readonly onFiled: (filed: Filed) => void }) {
  const t = useTexts(reportTexts)
  const [written, setWritten] = useState<About>({ text: '', organ: '', person: '', caseNumber: '' })
  const [item, setItem] = useState<PickedItem | null>(null)
  const [files, setFiles] = useState<readonly ReportFile[]>([])
  const [publishable, setPublishable] = useState(true)
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(service.fileReport, onFiled)
  const write = (key: keyof About) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const short = !isWritten(written.text, TEXT_MIN)
  const errors = short ? [{ target: 'report-text', text: t('textShort') }] : []
  const send = () => {
    setAttempt(attempt + 1)
    if (short) return
    const number = written.caseNumber.trim()
    command.mutate({
      body: {
        text: written.text.trim(),
        organ: written.organ === '' ? null : written.organ,
        person: written.person.trim(),
        evidence: [...files],
        publishable,
        ...(number === '' ? {} : { caseNumber: number }),
        ...(item === null ? {} : { itemCode: item.code }),
      },
    })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {attempt > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
      <TextField
        id="report-text"
        label={t('text')}
        hint={t('textHint')}
        error={attempt > 0 && short ? t('textShort') : undefined}
        value={written.text}
        maxLength={4000}
        rows={7}
        onChange={write('text')}
      />
      <ReportFiles files={files} onChange={setFiles} />
      <More about={written} write={write} item={item} onItem={setItem} />
      <Choice
        type="checkbox"
        name="report-publishable"
        option={{ value: 'yes', label: t('publishable') }}
        checked={publishable}
        onToggle={setPublishable}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}

function Whom({ organ, onOrgan }: { readonly organ: string; readonly onOrgan: (organ: string) => void }) {
  const t = useTexts(reportTexts)
  const { language } = useLanguage()
  const organs = useQuery(organsQuery)
  const options = (organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: inLanguage({ zh: name, en: nameEn }, language),
  }))
  return (
    <Field id="report-organ" label={t('organ')} required={false}>
      {(control) => (
        <Select
          {...control}
          empty={t('organNone')}
          value={organ}
          options={options}
          onChange={(event) => onOrgan(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

function Figures() {
  const t = useTexts(reportTexts)
  const query = useQuery({ queryKey: ['report-figures'], queryFn: () => service.reportFigures({}) })
  if (query.data === undefined) return null
  const { filed, concluded, findings, orders, overdue } = query.data
  const facts = { filed, concluded, orders, overdue, true: findings.SUBSTANTIATED + findings.PARTLY }
  return (
    <Panel title={t('figures')}>
      <p>{t('figuresLine', facts)}</p>
      <p>
        <Link to="/open-data">{t('openData')}</Link>
      </p>
    </Panel>
  )
}
