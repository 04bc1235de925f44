import { useState } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Tabs } from '#web/ui/tabs.tsx'
import { GuidanceView } from './guidance-view.tsx'
import { guidanceTexts } from './texts.ts'
import { VisitsView } from './visits-view.tsx'
import '../parts/desk.css'

const VIEWS = ['visits', 'guidance'] as const
type View = (typeof VIEWS)[number]

export default function GuidanceAndVisitsPage() {
  const t = useTexts(guidanceTexts)
  usePageTitle(t('title'))
  const [view, setView] = useState<View>('visits')
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Tabs label={t('view')} tabs={VIEWS.map((key) => ({ key, label: t(key) }))} current={view} onChange={setView}>
        {view === 'visits' ? <VisitsView /> : <GuidanceView />}
      </Tabs>
    </div>
  )
}
