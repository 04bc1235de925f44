import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { OneOfField, TextField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { standards } from '../client.ts'
import { ComparisonTables } from '../comparison-tables.tsx'
import { commonTexts } from '../common-texts.ts'
import { EvidenceChart } from '../evidence.tsx'
import { editTexts } from './texts.ts'
import type { useSavedDraft } from './use-saved-draft.ts'

const GROUNDS = ['SHARED_DATA', 'COMMITMENT', 'NO_BASIS', 'COVERED_BY_OTHER'] as const
type Ground = (typeof GROUNDS)[number]
interface Answer {
  readonly followed: boolean
  readonly position: string
}

/** Everything the house wants a reason for, asked for once, beside what the figures say. */
export function Submission({ saved }: { readonly saved: ReturnType<typeof useSavedDraft> }) {
  const t = useTexts(editTexts)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { view } = saved
  const { changes, remarks, evidence, code } = view
  const [note, setNote] = useState('')
  const [answers, setAnswers] = useState<readonly Answer[]>(() => remarks.map(() => ({ followed: true, position: '' })))
  const [removals, setRemovals] = useState<
    Readonly<Record<string, { readonly ground: Ground; readonly reason: string }>>
  >({})
  const [stepsReason, setStepsReason] = useState('')
  const [limitReason, setLimitReason] = useState('')
  const command = useCommand(standards.submitDraft, (item) => {
    queries.setQueryData(['standard', code], item)
    void queries.invalidateQueries({ queryKey: ['standards'] })
    void navigate({ to: '/desk/standards/$code', params: { code } })
  })
  const errors = view.findings.filter(({ severity }) => severity === 'ERROR').length
  const submit = async () => {
    const last = await saved.flush()
    if (last === undefined) return
    command.mutate({
      params: { code },
      body: {
        expectedVersion: last.lifeVersion,
        revision: last.revision,
        note: note.trim(),
        answers: answers.map((answer, remark) => ({ remark, ...answer })),
        removals: last.changes.removedMaterials.map(({ material }) => ({
          material,
          ground: removals[material]?.ground ?? 'NO_BASIS',
          reason: removals[material]?.reason ?? '',
        })),
        stepsReason,
        limitReason,
      },
    })
  }
  if (!view.editable) return <p className="soft">{t('nothingToSubmit')}</p>
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className="soft reading">{t('submitWill')}</p>
      {errors > 0 && <Notice tone="bad" title={t('errorsFirst', { count: errors })} />}
      {view.base > 0 && (
        <Disclosure summary={t('differences', { count: changes.differences })}>
          <Changes code={code} base={view.base} revision={view.revision} />
        </Disclosure>
      )}
      {remarks.map(({ text }, index) => (
        <AnswerField
          key={text}
          remark={text}
          index={index}
          answer={answers[index] ?? { followed: true, position: '' }}
          onChange={(answer) =>
            setAnswers(remarks.map((_, i) => (i === index ? answer : (answers[i] ?? { followed: true, position: '' }))))
          }
        />
      ))}
      {changes.removedMaterials.map(({ material, name }) => (
        <RemovalField
          key={material}
          name={name}
          ground={removals[material]?.ground ?? 'NO_BASIS'}
          reason={removals[material]?.reason ?? ''}
          onChange={(ground, reason) => setRemovals({ ...removals, [material]: { ground, reason } })}
        />
      ))}
      {changes.steps && (
        <Reason label={t('stepsReason')} hint={t('stepsReasonHint')} value={stepsReason} onChange={setStepsReason} />
      )}
      {changes.limit && (
        <>
          <EvidenceChart evidence={evidence} />
          <Reason label={t('limitReason')} hint={t('limitReasonHint')} value={limitReason} onChange={setLimitReason} />
        </>
      )}
      <Reason label={t('note')} value={note} onChange={setNote} required={false} />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('submit')}
      </Button>
      <p>
        <Link to="/desk/standards/$code" params={{ code }}>
          {t('later')}
        </Link>
      </p>
    </form>
  )
}

function Changes({
  code,
  base,
  revision,
}: {
  readonly code: string
  readonly base: number
  readonly revision: number
}) {
  const query = useQuery({
    queryKey: ['comparison', code, base, 'draft', revision],
    queryFn: () => standards.compare({ params: { code }, query: { from: base } }),
  })
  return <Loaded query={query}>{(comparison) => <ComparisonTables comparison={comparison} />}</Loaded>
}

interface ReasonProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly required?: boolean
  readonly onChange: (value: string) => void
}

const Reason = ({ label, hint, value, required, onChange }: ReasonProps) => (
  <TextField label={label} hint={hint} required={required} value={value} maxLength={500} onChange={onChange} />
)

interface AnswerProps {
  readonly remark: string
  readonly index: number
  readonly answer: Answer
  readonly onChange: (answer: Answer) => void
}

function AnswerField({ remark, index, answer, onChange }: AnswerProps) {
  const t = useTexts(editTexts)
  return (
    <fieldset className="edit-answer stack-tight">
      <legend className="field-label">{t('remarkNumber', { number: index + 1, text: remark })}</legend>
      <RadioGroup
        name={`answer-${String(index)}`}
        legend={t('answer')}
        inline
        options={[
          { value: 'yes', label: t('followed') },
          { value: 'no', label: t('notFollowed') },
        ]}
        value={answer.followed ? 'yes' : 'no'}
        onChange={(value) => onChange({ ...answer, followed: value === 'yes' })}
      />
      <Reason
        label={t(answer.followed ? 'howFollowed' : 'whyNot')}
        value={answer.position}
        onChange={(position) => onChange({ ...answer, position })}
      />
    </fieldset>
  )
}

interface RemovalProps {
  readonly name: string
  readonly ground: Ground
  readonly reason: string
  readonly onChange: (ground: Ground, reason: string) => void
}

function RemovalField({ name, ground, reason, onChange }: RemovalProps) {
  const t = useTexts(editTexts)
  const words = useTexts(commonTexts)
  return (
    <fieldset className="edit-answer stack-tight">
      <legend className="field-label">{t('removed', { name })}</legend>
      <OneOfField
        label={t('ground')}
        value={ground}
        options={GROUNDS.map((value) => ({ value, label: words(value) }))}
        onChange={(value) => onChange(value, reason)}
      />
      <Reason label={t('removalReason')} value={reason} onChange={(text) => onChange(ground, text)} />
    </fieldset>
  )
}
