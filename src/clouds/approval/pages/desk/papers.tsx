import { useState } from 'react'
import { localDate } from '#kernel'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Tabs } from '#web/ui/tabs.tsx'
import { ProcedureChart } from '../procedure-chart.tsx'
import { ApplicationPaper } from './application-paper.tsx'
import { materialsOf } from './case-materials.ts'
import type { CaseMaterial, MaterialState } from './case-materials.ts'
import { useCaseWork } from './case-work.ts'
import type { DefectDraft } from './case-work.ts'
import { chartPosition } from './chart-position.ts'
import { HeldByLibrary } from './held-by-library.tsx'
import { HistoryPaper } from './history-paper.tsx'
import { MarkButton } from './mark-button.tsx'
import { MaterialFile } from './material-file.tsx'
import { actTexts } from './act-texts.ts'
import { deskTexts } from './texts.ts'
import { StepClocks } from './step-clocks.tsx'
import './papers.css'

const APPLICATION = 'application'
const WAY = 'way'
const HISTORY = 'history'

/** The papers themselves, one tab each: what was filled in, every material, and what has happened so far. */
export function Papers() {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const materials = materialsOf(file)
  const [chosen, setChosen] = useState(APPLICATION)
  const tabs = [
    { key: APPLICATION, label: t('application') },
    ...materials.map(({ material, state }, index) => ({
      key: material.id,
      label: <MaterialLabel number={index + 1} name={inLanguage(material.name, language)} state={state} />,
    })),
    { key: WAY, label: t('way') },
    { key: HISTORY, label: t('history') },
  ]
  const current = tabs.some(({ key }) => key === chosen) ? chosen : APPLICATION
  const shown = materials.find(({ material }) => material.id === current)
  return (
    <section className="papers" aria-labelledby="papers-title">
      <h2 id="papers-title" className="visually-hidden">
        {t('papers')}
      </h2>
      <Tabs label={t('papers')} tabs={tabs} current={current} onChange={setChosen}>
        {current === APPLICATION && <ApplicationPaper />}
        {current === WAY && <WayPaper />}
        {current === HISTORY && <HistoryPaper />}
        {shown !== undefined && <MaterialPaper key={shown.material.id} shown={shown} />}
      </Tabs>
    </section>
  )
}

/** The way of the item, and where this case stands on it. */
function WayPaper() {
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const position = chartPosition(file, (instant) => formatDate(localDate(instant), language))
  return (
    <div className="stack">
      <StepClocks />
      <ProcedureChart standard={file.standard} position={position} />
    </div>
  )
}

function MaterialLabel({ number, name, state }: { number: number; name: string; state: MaterialState }) {
  const t = useTexts(deskTexts)
  const words = {
    handedIn: { shown: '✓', said: t('handedIn') },
    library: { shown: t('fromLibrary'), said: t('fromLibraryTitle') },
    missing: { shown: t('missing'), said: t('missingTitle') },
    optional: { shown: '', said: t('optionalMaterial') },
  }[state]
  return (
    <span className="paper-label" title={`${name}（${words.said}）`}>
      <span className="paper-number">{number}</span>
      <span className="paper-name">{name}</span>
      {words.shown !== '' && (
        <span className={`paper-mark paper-mark-${state}`} aria-hidden="true">
          {words.shown}
        </span>
      )}
      <span className="visually-hidden">{words.said}</span>
    </span>
  )
}

function MaterialPaper({ shown }: { readonly shown: CaseMaterial }) {
  const t = useTexts(deskTexts)
  const a = useTexts(actTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const { material, state, files } = shown
  const name = inLanguage(material.name, language)
  const missing = state === 'missing'
  const defect: DefectDraft = {
    subject: 'MATERIAL',
    ref: material.id,
    name,
    problem: missing ? a('problemMissing') : '',
    remedy: missing ? a('remedyMissing', { name }) : '',
  }
  return (
    <div className="stack">
      <div className="paper-head">
        <h3>{name}</h3>
        <MarkButton defect={defect} />
      </div>
      {material.note !== undefined && <p className="soft">{inLanguage(material.note, language)}</p>}
      {state === 'missing' && <p>{t('missingText')}</p>}
      {state === 'library' && <HeldByLibrary material={material.id} />}
      {state === 'optional' && <p>{t('optionalText')}</p>}
      {files.map((handed, index) => (
        <MaterialFile
          key={handed.sha256}
          caseId={file.id}
          handed={handed}
          title={files.length > 1 ? `${name}，${t('file', { number: index + 1 })}` : name}
        />
      ))}
    </div>
  )
}
