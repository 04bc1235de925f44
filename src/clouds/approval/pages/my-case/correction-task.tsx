import { lazy, Suspense, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ItemStandard } from '#catalogue/standard'
import { approval } from '#web/api/clients.ts'
import { problemText } from '#web/api/problem-text.ts'
import { nodeOf, schemaInLanguage, textOf } from '#web/form/schema-nodes.ts'
import type { FormValues } from '#web/form/schema-nodes.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Skeleton } from '#web/ui/loading.tsx'
import { ErrorSummary, Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { declaresTruth, DECLARATION, askedForm, formErrors, formFaults, materialFaults } from '../apply/step-faults.ts'
import { applyTexts } from '../apply/texts.ts'
import { fieldNameOf, onlyFields, onlyNamed, withoutNamed } from '../defective-fields.ts'
import { materialId, MaterialUploads } from '../material-upload.tsx'
import type { MaterialHandedIn } from '../material-upload.tsx'
import type { OwnCase } from './index.tsx'
import { useGuide } from './submitted-content.tsx'
import { myCaseTexts } from './texts.ts'
import './correction-task.css'

const SchemaForm = lazy(() => import('#web/form/schema-form.tsx'))

interface CorrectionTaskProps {
  readonly own: OwnCase
  readonly onDone: (said: string) => void
}

/** 补正: every defect at its material or field, and one button for all of them (行政许可法第三十二条: asked once). */
export function CorrectionTask({ own, onDone }: CorrectionTaskProps) {
  const guide = useGuide(own)
  if (guide.data === undefined) return <Skeleton />
  return <Correction own={own} standard={guide.data.standard} onDone={onDone} />
}

/** The declaration is renewed by submitting. */
const editableForm = (form: FormValues): FormValues => withoutNamed(form, [DECLARATION])

function Correction({ own, standard, onDone }: CorrectionTaskProps & { readonly standard: ItemStandard }) {
  const t = useTexts(myCaseTexts)
  const apply = useTexts(applyTexts)
  const { language } = useLanguage()
  const [form, setForm] = useState<FormValues>(() => editableForm(own.form))
  const [materials, setMaterials] = useState<readonly MaterialHandedIn[]>(own.materials)
  const [attempt, setAttempt] = useState(0)
  const { defects } = own.progress
  const content = { applicant: own.applicant, answers: own.answers, form: { ...form }, materials: [...materials] }
  const context = { standard, content, language, t: apply }
  const fields = attempt === 0 ? [] : formFaults(context)
  const untouched = standard.materials.filter(
    ({ id }) => isDefective(defects, 'MATERIAL', id) && sameFiles(own.materials, materials, id),
  )
  const errors =
    attempt === 0
      ? []
      : [
          ...untouched.map(({ id, name }) => ({
            target: materialId(id),
            text: t('mendMaterial', { name: inLanguage(name, language) }),
          })),
          ...materialFaults(context).filter(({ target }) => !untouched.some(({ id }) => materialId(id) === target)),
          ...formErrors(context),
        ]
  const send = useCorrection(own.id, onDone)
  const press = () => {
    setAttempt(attempt + 1)
    if (untouched.length > 0 || materialFaults(context).length > 0 || formFaults(context).length > 0) return
    send.mutate({
      form: declaresTruth(standard) ? { ...form, [DECLARATION]: true } : { ...form },
      materials: [...materials],
    })
  }
  const defective = defects.filter(({ subject }) => subject === 'FIELD').map(({ ref }) => fieldNameOf(ref))
  return (
    <section className="correction" aria-labelledby="correction-title">
      <h2 id="correction-title">{t('correctionTitle')}</h2>
      <p>{t('correctionLead')}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      <DefectList own={own} standard={standard} />
      <MaterialUploads
        materials={standard.materials.filter(({ id }) => isDefective(defects, 'MATERIAL', id))}
        handed={materials}
        errorAt={(id) => errors.find(({ target }) => target === id)?.text}
        onChange={setMaterials}
      />
      {defective.length > 0 && (
        <Panel title={t('fieldTitle')} level={3}>
          <Suspense fallback={<Skeleton />}>
            <SchemaForm
              schema={onlyFields(askedForm(standard, own.answers), defective)}
              layout={standard.formLayout}
              values={onlyNamed(form, defective)}
              faults={fields}
              onChange={(mended) => setForm((before) => ({ ...withoutNamed(before, defective), ...mended }))}
            />
          </Suspense>
        </Panel>
      )}
      {send.error !== null && (
        <Notice tone="bad" announced>
          {problemText(send.error, language)}
        </Notice>
      )}
      <div className="action-bar">
        <Button kind="primary" busy={send.isPending} onClick={press}>
          {t('sendCorrection')}
        </Button>
      </div>
    </section>
  )
}

type Defects = OwnCase['progress']['defects']

const isDefective = (defects: Defects, subject: 'MATERIAL' | 'FIELD', id: string): boolean =>
  defects.some((defect) => defect.subject === subject && defect.ref === id)

const filesOf = (materials: readonly MaterialHandedIn[], id: string): string =>
  materials
    .filter(({ material }) => material === id)
    .map(({ sha256 }) => sha256)
    .sort()
    .join(' ')
const sameFiles = (before: readonly MaterialHandedIn[], now: readonly MaterialHandedIn[], id: string): boolean =>
  filesOf(before, id) === filesOf(now, id)

function DefectList({ own, standard }: { readonly own: OwnCase; readonly standard: ItemStandard }) {
  const t = useTexts(myCaseTexts)
  const { language } = useLanguage()
  const properties = nodeOf(schemaInLanguage(nodeOf(standard.form), language)['properties'])
  const nameOf = ({ subject, ref }: Defects[number]): string => {
    if (subject === 'FIELD') return textOf(nodeOf(properties[fieldNameOf(ref)])['title']) ?? ref
    const material = standard.materials.find(({ id }) => id === ref)
    return material === undefined ? ref : inLanguage(material.name, language)
  }
  return (
    <ol className="defects">
      {own.progress.defects.map((defect) => (
        <li key={`${defect.ref} ${defect.problem}`}>
          <strong>{nameOf(defect)}</strong>
          <p>
            {t('problem')}
            {language === 'zh' ? '：' : ': '}
            {defect.problem}
          </p>
          <p>
            {t('remedy')}
            {language === 'zh' ? '：' : ': '}
            {defect.remedy}
          </p>
        </li>
      ))}
    </ol>
  )
}

interface CorrectionBody {
  readonly form: Record<string, unknown>
  readonly materials: MaterialHandedIn[]
}

function useCorrection(id: string, onDone: (said: string) => void) {
  const queries = useQueryClient()
  const t = useTexts(myCaseTexts)
  const { language } = useLanguage()
  return useMutation({
    mutationFn: (body: CorrectionBody) => approval.correct({ params: { id }, body }),
    onSuccess: async ({ next }) => {
      onDone(t('sent', { next: inLanguage(next, language) }))
      await queries.invalidateQueries({ queryKey: ['my-case', id] })
      await queries.invalidateQueries({ queryKey: ['my-cases'] })
    },
  })
}
