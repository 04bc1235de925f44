import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ActForm } from './act-form.tsx'
import { actNames } from './act-names.ts'
import { actTexts } from './act-texts.ts'
import { materialsOf } from './case-materials.ts'
import { useCaseWork } from './case-work.ts'
import type { DefectDraft } from './case-work.ts'
import { DepartureField, isDeparture } from './departure-field.tsx'

const REASON_MIN = 5
const whole = ({ problem, remedy }: DefectDraft): boolean => isWritten(problem) && isWritten(remedy)

/** 一次性告知: every defect in one notice, looked at once more before it goes out. */
export function CorrectionForm() {
  const t = useTexts(actTexts)
  const named = useTexts(actNames)
  const { file, done, defects } = useCaseWork()
  const [tried, setTried] = useState(false)
  const [previewed, setPreviewed] = useState(false)
  const [again, setAgain] = useState('')
  const [departure, setDeparture] = useState('')
  const second = file.askedBefore.length > 0
  const departs = defects.some(({ ref }) => file.preReview?.passed.includes(ref) === true)
  const command = useCommand(approval.requestCorrection, done)
  const preview = () => {
    setTried(true)
    const explained = (!second || isWritten(again, REASON_MIN)) && (!departs || isDeparture(departure))
    setPreviewed(explained && defects.every(whole))
  }
  const send = () =>
    command.mutate({
      params: { id: file.id },
      body: {
        expectedVersion: file.version,
        defects: defects.map(({ subject, ref, problem, remedy }) => ({
          subject,
          ref,
          problem: problem.trim(),
          remedy: remedy.trim(),
        })),
        ...(second ? { again: again.trim() } : {}),
        ...(departs ? { departure: departure.trim() } : {}),
      },
    })
  if (previewed && defects.length > 0) {
    return (
      <ActForm title={t('previewTitle')} error={command.error} onSubmit={send}>
        <Preview />
        <Button kind="primary" type="submit" wide busy={command.isPending}>
          {t('doCorrect', { count: defects.length })}
        </Button>
        <Button wide onClick={() => setPreviewed(false)}>
          {t('backToEdit')}
        </Button>
      </ActForm>
    )
  }
  return (
    <ActForm title={named('requestCorrection')} onSubmit={preview}>
      <p className="soft">{t('correctionLead')}</p>
      <MissingMaterials />
      {defects.length === 0 && <EmptyState icon="form" title={t('correctionNone')} />}
      {defects.map((defect, index) => (
        <DefectFields key={`${defect.subject} ${defect.ref}`} defect={defect} index={index} tried={tried} />
      ))}
      {second && defects.length > 0 && <Again value={again} tried={tried} onChange={setAgain} />}
      {departs && <DepartureField value={departure} tried={tried} onChange={setDeparture} />}
      {defects.length > 0 && (
        <Button kind="primary" type="submit" wide>
          {t('preview')}
        </Button>
      )}
    </ActForm>
  )
}

interface AgainProps {
  readonly value: string
  readonly tried: boolean
  readonly onChange: (value: string) => void
}

/** The second request of a case: allowed for what was named before, flagged, and never a habit (行政许可法 32, 72). */
function Again({ value, tried, onChange }: AgainProps) {
  const t = useTexts(actTexts)
  const { file, defects } = useCaseWork()
  const others = defects.filter(({ ref }) => !file.askedBefore.includes(ref)).map(({ name }) => name)
  return (
    <Notice tone="warn" title={t('againTitle')}>
      <p>{t('againLead')}</p>
      {others.length > 0 && <p>{t('againOthers', { names: others.join('、') })}</p>}
      <TextField
        label={t('againReason')}
        error={tried && !isWritten(value, REASON_MIN) ? t('againShort') : undefined}
        rows={2}
        value={value}
        maxLength={1000}
        onChange={onChange}
      />
    </Notice>
  )
}

/** What is plainly not there need not be marked piece by piece. */
function MissingMaterials() {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const { file, defects, changeDefects } = useCaseWork()
  const missing = materialsOf(file).flatMap(({ material, state }): DefectDraft[] => {
    if (state !== 'missing' || defects.some(({ ref }) => ref === material.id)) return []
    const name = inLanguage(material.name, language)
    // The notice is in Chinese whatever language the officer reads in.
    const remedy = `请提交${material.name.zh}`
    return [{ subject: 'MATERIAL', ref: material.id, name, problem: '未提交', remedy }]
  })
  if (missing.length === 0) return null
  return (
    <Button onClick={() => changeDefects([...defects, ...missing])}>
      {t('correctionAllMissing', { count: missing.length })}
    </Button>
  )
}

interface DefectFieldsProps {
  readonly defect: DefectDraft
  readonly index: number
  readonly tried: boolean
}

function DefectFields({ defect, index, tried }: DefectFieldsProps) {
  const t = useTexts(actTexts)
  const { defects, changeDefects } = useCaseWork()
  const { name } = defect
  const change = (part: { problem?: string; remedy?: string }) =>
    changeDefects(defects.map((one, at) => (at === index ? { ...one, ...part } : one)))
  const error = (text: string) => (tried && !isWritten(text) ? t('tooShort') : undefined)
  return (
    <fieldset className="defect stack-tight">
      <legend>
        {index + 1}. {name}
      </legend>
      <TextField
        label={t('problemOf', { name })}
        error={error(defect.problem)}
        rows={2}
        value={defect.problem}
        maxLength={500}
        onChange={(problem) => change({ problem })}
      />
      <TextField
        label={t('remedyOf', { name })}
        error={error(defect.remedy)}
        rows={2}
        value={defect.remedy}
        maxLength={500}
        onChange={(remedy) => change({ remedy })}
      />
      <Button
        kind="plain"
        aria-label={t('removeOf', { name })}
        onClick={() => changeDefects(defects.filter((_, at) => at !== index))}
      >
        {t('remove')}
      </Button>
    </fieldset>
  )
}

function Preview() {
  const t = useTexts(actTexts)
  const { file, defects } = useCaseWork()
  const { itemName, caseNumber } = file.progress
  return (
    <>
      <div className="preview stack-tight">
        <p>{t('previewLead', { item: itemName, number: caseNumber, count: defects.length })}</p>
        <ol>
          {defects.map(({ subject, ref, name, problem, remedy }) => (
            <li key={`${subject} ${ref}`}>
              <strong>{name}</strong>
              <br />
              {t('problem', { text: problem })}
              <br />
              {t('remedy', { text: remedy })}
            </li>
          ))}
        </ol>
      </div>
      <p className="soft">{t('previewAfter')}</p>
    </>
  )
}
