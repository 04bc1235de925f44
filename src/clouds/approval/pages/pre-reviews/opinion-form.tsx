import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Skeleton } from '#web/ui/loading.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { askedMaterials } from '../apply/step-faults.ts'
import { useGuideVersion } from '../case-flow.tsx'
import type { PreReviewCardProps, PreReviewLine } from './pre-review-card.tsx'
import { preReviewTexts } from './texts.ts'

const CONCLUSIONS = ['READY', 'MEND'] as const
interface Remark {
  readonly inOrder?: boolean
  readonly note: string
}
interface Asked {
  readonly id: string
  readonly name: { readonly zh: string; readonly en?: string }
  readonly required: boolean
}

/** One opinion on everything: what was shown, and what is asked for and was not. */
export function OpinionForm({ row, onDone }: PreReviewCardProps) {
  const { data: guide } = useGuideVersion(row.itemCode, row.itemVersion)
  if (guide === undefined) return <Skeleton lines={3} />
  const mine = askedMaterials(guide.standard, row.answers).filter(({ source }) => source === 'APPLICANT')
  return <Form row={row} asked={mine} onDone={onDone} />
}

function Form({ row, asked, onDone }: PreReviewCardProps & { readonly asked: readonly Asked[] }) {
  const t = useTexts(preReviewTexts)
  const shown = (id: string) => row.materials.some(({ material }) => material === id)
  const missing = asked.filter(({ id, required }) => required && !shown(id))
  const [remarks, setRemarks] = useState<Readonly<Record<string, Remark>>>(() =>
    Object.fromEntries(
      missing.map(({ id, name }) => [id, { inOrder: false, note: t('pleaseUpload', { name: name.zh }) }]),
    ),
  )
  const [conclusion, setConclusion] = useState<(typeof CONCLUSIONS)[number] | undefined>(undefined)
  const [opinion, setOpinion] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(approval.givePreReviewOpinion, onDone)
  const rows = asked.filter(({ id, required }) => required || shown(id))
  const remarkOf = (id: string): Remark => remarks[id] ?? { note: '' }
  const whole = rows.every(({ id }) => {
    const { inOrder, note } = remarkOf(id)
    return inOrder === true || (inOrder === false && isWritten(note))
  })
  const against = conclusion === 'READY' && rows.some(({ id }) => remarkOf(id).inOrder === false)
  const send = () => {
    setTried(true)
    if (!whole || conclusion === undefined || against || !isWritten(opinion)) return
    const said = rows.map(({ id }) => {
      const { inOrder = false, note } = remarkOf(id)
      return { material: id, inOrder, note: inOrder ? '' : note.trim() }
    })
    command.mutate({
      params: { id: row.id },
      body: { expectedVersion: row.version, conclusion, opinion: opinion.trim(), remarks: said },
    })
  }
  return (
    <form
      className="counter-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {rows.map((material) => (
        <MaterialRemark
          key={material.id}
          row={row}
          material={material}
          remark={remarkOf(material.id)}
          tried={tried}
          onChange={(remark) => setRemarks({ ...remarks, [material.id]: remark })}
        />
      ))}
      <RadioGroup
        inline
        name={`conclusion-${row.id}`}
        legend={t('conclusion')}
        value={conclusion}
        error={tried && conclusion === undefined ? t('conclusionMissing') : against ? t('against') : undefined}
        options={CONCLUSIONS.map((value) => ({ value, label: t(value) }))}
        onChange={setConclusion}
      />
      <TextField
        label={t('opinion')}
        error={tried && !isWritten(opinion) ? t('opinionShort') : undefined}
        rows={3}
        value={opinion}
        maxLength={2000}
        onChange={setOpinion}
      />
      <p className="soft small">{t('bound')}</p>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}

interface RemarkProps {
  readonly row: PreReviewLine
  readonly material: Asked
  readonly remark: Remark
  readonly tried: boolean
  readonly onChange: (remark: Remark) => void
}

function MaterialRemark({ row, material: { id, name }, remark, tried, onChange }: RemarkProps) {
  const t = useTexts(preReviewTexts)
  const { language } = useLanguage()
  const { inOrder, note } = remark
  const files = row.materials.filter(({ material }) => material === id)
  const label = inLanguage(name, language)
  const options = [
    ...(files.length === 0 ? [] : [{ value: 'yes', label: t('inOrder') }]),
    { value: 'no', label: t('mend') },
  ]
  return (
    <div className="stack-tight">
      <RadioGroup
        inline
        name={`remark-${row.id}-${id}`}
        legend={label}
        value={inOrder === undefined ? undefined : inOrder ? 'yes' : 'no'}
        error={tried && inOrder === undefined ? t('chooseEach') : undefined}
        options={options}
        onChange={(chosen) => onChange({ ...remark, inOrder: chosen === 'yes' })}
      />
      <p className="row small">
        {files.length === 0 && <span className="soft">{t('missing')}</span>}
        {files.map(({ sha256, fileName }) => (
          <a
            key={sha256}
            href={`/api/v1/pre-reviews/${row.id}/materials/${sha256}`}
            target="_blank"
            rel="noreferrer"
            aria-label={t('open', { name: fileName })}
          >
            {fileName}
          </a>
        ))}
      </p>
      {inOrder === false && (
        <TextField
          label={t('note', { name: label })}
          error={tried && !isWritten(note) ? t('noteShort') : undefined}
          rows={2}
          value={note}
          maxLength={500}
          onChange={(next) => onChange({ ...remark, note: next })}
        />
      )}
    </div>
  )
}
