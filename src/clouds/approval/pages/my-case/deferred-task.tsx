import { useState } from 'react'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { problemText } from '#web/api/problem-text.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary, Notice } from '#web/ui/notice.tsx'
import { materialId, MaterialUploads } from '../material-upload.tsx'
import type { MaterialHandedIn } from '../material-upload.tsx'
import type { OwnCase } from './index.tsx'
import { useGuide } from './submitted-content.tsx'
import { useOwnAct } from './use-own-act.ts'

const words = texts(
  {
    title: '补交容缺材料',
    lead: '您承诺在 {until}前补交下面的材料。没有按期补交的，记录在案并终止办理。',
    send: '补交材料',
    none: '请先上传一份材料',
  },
  {
    title: 'Supply what you promised',
    lead: 'You promised these documents by {until}. If they do not come, this is recorded and the case is ended.',
    send: 'Supply the documents',
    none: 'Upload a document first',
  },
)

interface DeferredTaskProps {
  readonly own: OwnCase
  readonly onDone: (said: string) => void
}

/** 容缺补交: one or all of what was left out at acceptance, before its day. */
export function DeferredTask({ own, onDone }: DeferredTaskProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { data: guide } = useGuide(own)
  const [materials, setMaterials] = useState<readonly MaterialHandedIn[]>([])
  const [attempt, setAttempt] = useState(0)
  const { id, waits } = own
  const deferred = waits.filter((wait) => wait.why === 'deferred')
  const supply = useOwnAct(
    id,
    (handed: readonly MaterialHandedIn[], options) =>
      approval.supplyDeferred({ params: { id }, body: { materials: [...handed] } }, options),
    onDone,
  )
  const owed = new Set(deferred.map(({ material }) => material))
  const asked = guide?.standard.materials.filter((material) => owed.has(material.id)) ?? []
  const [until = ''] = deferred.map((wait) => wait.until).sort()
  const errors =
    attempt === 0 || materials.length > 0 ? [] : [{ target: materialId(asked[0]?.id ?? ''), text: t('none') }]
  const press = () => {
    setAttempt(attempt + 1)
    if (materials.length > 0) supply.mutate(materials)
  }
  return (
    <section className="correction" aria-labelledby="deferred-title">
      <h2 id="deferred-title">{t('title')}</h2>
      <p>{t('lead', { until: until === '' ? '' : formatDate(until, language) })}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      <MaterialUploads
        materials={asked}
        handed={materials}
        errorAt={(id) => errors.find(({ target }) => target === id)?.text}
        onChange={setMaterials}
      />
      {supply.error !== null && (
        <Notice tone="bad" announced>
          {problemText(supply.error, language)}
        </Notice>
      )}
      <div className="action-bar">
        <Button kind="primary" busy={supply.isPending} onClick={press}>
          {t('send')}
        </Button>
      </div>
    </section>
  )
}
