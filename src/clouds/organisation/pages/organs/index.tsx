import { useState } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { Baselines } from './baselines.tsx'
import { Concentration } from './concentration.tsx'
import { Flow } from './flow.tsx'
import { OrganTree } from './organ-tree.tsx'
import { organTexts } from './texts.ts'

const TABS = ['organs', 'concentration', 'baselines', 'flow'] as const
const isTab = (key: string): key is (typeof TABS)[number] => TABS.some((tab) => tab === key)

/** 机构 (OR-01 to OR-06, OR-16, OR-21, OR-22, OR-24): the tree, how far the power is concentrated, and where it began. */
export default function OrgansPage() {
  const t = useTexts(organTexts)
  usePageTitle(t('title'))
  const [tab, setTab] = useState<(typeof TABS)[number]>('organs')
  const [sentence, setSentence] = useState('')
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Tabs
        label={t('title')}
        tabs={TABS.map((key) => ({ key, label: t(key) }))}
        current={tab}
        onChange={(key) => setTab(isTab(key) ? key : 'organs')}
      >
        {tab === 'organs' && <OrganTree onDone={setSentence} />}
        {tab === 'concentration' && <Concentration />}
        {tab === 'baselines' && <Baselines onDone={setSentence} />}
        {tab === 'flow' && <Flow />}
      </Tabs>
    </div>
  )
}
