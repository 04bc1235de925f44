import { lazy, Suspense, useState } from 'react'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import type { FormValues } from '#web/form/schema-nodes.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Skeleton } from '#web/ui/loading.tsx'
import { askedForm, declaresTruth, DECLARATION } from '../../apply/step-faults.ts'
import { fieldNameOf, onlyFields, onlyNamed } from '../../defective-fields.ts'
import { materialId, MaterialUploads } from '../../material-upload.tsx'
import type { MaterialHandedIn } from '../../material-upload.tsx'
import { useCaseWork } from '../case-work.ts'
import { useRules } from './fields.tsx'
import { Act, useAct } from './use-act.tsx'

const SchemaForm = lazy(() => import('#web/form/schema-form.tsx'))

const words = texts(
  {
    correctLead: '申请人把补正带到窗口：逐项录入、扫描上传，由申请人核对签字后一次提交。',
    defect: '告知的问题：{problem}　补正要求：{remedy}',
    fields: '须更正的填报内容',
    scan: '请上传「{name}」',
    doCorrect: '提交补正',
    supplyLead: '把申请人带来的容缺材料扫描上传。全部补齐后才能准予许可。',
    due: '应于 {date}前补交',
    doSupply: '提交补交材料',
    nothing: '请至少上传一份',
  },
  {
    correctLead:
      'The applicant brought the corrections to the window: enter and scan them one by one; the applicant checks and signs, then send all at once.',
    defect: 'Asked for: {problem} — {remedy}',
    fields: 'Answers to correct',
    scan: 'Upload “{name}”',
    doCorrect: 'Hand in the corrections',
    supplyLead: 'Scan the deferred documents that were brought. Nothing is granted before all of them are in.',
    due: 'due by {date}',
    doSupply: 'Hand in the documents',
    nothing: 'Upload at least one',
  },
)

/** 窗口代补正: everything that was asked for at once comes in at once. */
export function WindowCorrectionForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const { standard, answers, progress } = file
  const { defects } = progress
  const asked = standard.materials.filter(({ id }) =>
    defects.some(({ subject, ref }) => subject === 'MATERIAL' && ref === id),
  )
  const names = defects.filter(({ subject }) => subject === 'FIELD').map(({ ref }) => fieldNameOf(ref))
  // What is masked begins empty: stars are no answer.
  const isMasked = (name: string) => file.masked.some((at) => `${at}/`.startsWith(`/form/${name}/`))
  const [form, setForm] = useState<FormValues>(() =>
    onlyNamed(
      file.form,
      names.filter((name) => !isMasked(name)),
    ),
  )
  const [materials, setMaterials] = useState<readonly MaterialHandedIn[]>([])
  const faults = Object.fromEntries(
    asked.map(({ id, name }) => [
      materialId(id),
      materials.some(({ material }) => material === id) ? undefined : t('scan', { name: inLanguage(name, language) }),
    ]),
  )
  const act = useAct(approval.correctAtWindow, faults)
  const corrected = { ...form, ...(declaresTruth(standard) ? { [DECLARATION]: true } : {}) }
  const send = () => act.send({ expectedVersion: file.version, form: corrected, materials: [...materials] })
  return (
    <Act name="correctAtWindow" act={act} lead={t('correctLead')} button={t('doCorrect')} onSend={send}>
      <ol className="small">
        {defects.map(({ ref, problem, remedy }) => (
          <li key={`${ref} ${problem}`}>{t('defect', { problem, remedy })}</li>
        ))}
      </ol>
      <MaterialUploads materials={asked} handed={materials} errorAt={act.errorAt} onChange={setMaterials} />
      {names.length > 0 && (
        <section aria-label={t('fields')}>
          <Suspense fallback={<Skeleton />}>
            <SchemaForm
              schema={onlyFields(askedForm(standard, answers), names)}
              layout={standard.formLayout}
              values={form}
              faults={[]}
              onChange={setForm}
            />
          </Suspense>
        </section>
      )}
    </Act>
  )
}

export function SupplyForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const owed = file.handling?.deferred ?? []
  const materials = file.standard.materials.filter(({ id }) => owed.some(({ material }) => material === id))
  const [handed, setHanded] = useState<readonly MaterialHandedIn[]>([])
  const first = materials[0]
  const act = useAct(
    approval.supplyAtWindow,
    first === undefined || rules.some(handed) === undefined ? {} : { [materialId(first.id)]: t('nothing') },
  )
  const send = () => act.send({ expectedVersion: file.version, materials: [...handed] })
  return (
    <Act name="supplyAtWindow" act={act} lead={t('supplyLead')} button={t('doSupply')} onSend={send}>
      <ul className="small">
        {owed.map(({ material, due }) => {
          const name = materials.find(({ id }) => id === material)?.name
          return (
            <li key={material}>
              {name === undefined ? material : inLanguage(name, language)}
              {language === 'zh' ? '：' : ': '}
              {t('due', { date: formatDate(due, language) })}
            </li>
          )
        })}
      </ul>
      <MaterialUploads materials={materials} handed={handed} errorAt={act.errorAt} onChange={setHanded} />
    </Act>
  )
}
