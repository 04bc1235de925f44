import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { burdenOf, compressionOf, isAskedFor, isCancelled } from '#catalogue/standard'
import type { ItemStandard, Material } from '#catalogue/standard'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatDate, formatDays } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Translate } from '#web/i18n/index.ts'
import { BeforehandPanel, PredictabilityPanel, RelatedPanel } from '#web/item-beforehand.ts'
import { PlacesPanel, PromisesPanel } from '#web/item-places.ts'
import { useOrganName } from '#web/organs.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { MaterialsList } from '../materials-list.tsx'
import { keepAnswers, keptAnswers, ScenarioQuestions } from '../scenario-questions.tsx'
import type { Answers } from '../scenario-questions.tsx'
import { catalogueTexts, isItemKind } from '../vocabulary-texts.ts'
import { Contents } from './contents.tsx'
import { guideTexts } from './texts.ts'
import { BasesPart, ConditionsPart, CriteriaPart, FlowPart, ResultPart } from './guide-parts.tsx'
import { FeePart } from './fee-part.tsx'
import { Retired } from './retired.tsx'
import { PapersPart, ServicesPart } from './service-parts.tsx'
import './item-guide.css'

type Guide = Output<typeof api.guide>

export default function ItemGuidePage() {
  const { code } = useParams({ from: '/hall/items/$code' })
  const guide = useQuery({
    queryKey: ['guide', code],
    queryFn: () => approval.guide({ params: { code } }),
    staleTime: 60_000,
  })
  return (
    <Loaded query={guide} lines={10}>
      {(loaded) => <GuideBody guide={loaded} />}
    </Loaded>
  )
}

function GuideBody({ guide }: { readonly guide: Guide }) {
  const t = useTexts(guideTexts)
  const c = useTexts(catalogueTexts)
  const { language } = useLanguage()
  const organName = useOrganName()
  const { standard } = guide
  const name = inLanguage(standard.name, language)
  usePageTitle(name)
  const [answers, setAnswers] = useState<Answers>(() => keptAnswers(standard.code))
  const answer = (next: Answers) => {
    setAnswers(next)
    keepAnswers(standard.code, next)
  }
  const cancelled = isCancelled(standard) || guide.retired !== null
  const sections = sectionsOf(standard, cancelled, t)
  return (
    <article>
      <p className="soft small">
        {organName(guide.organ.name)}
        {isItemKind(standard.kind) && ` · ${c(standard.kind)}`} · {t('code', { code: standard.code })}
      </p>
      <h1>{name}</h1>
      {cancelled ? (
        <div className="guide-cancelled">
          {guide.retired === null ? <Notice>{t('cancelled')}</Notice> : <Retired retired={guide.retired} />}
        </div>
      ) : (
        <NumbersStrip standard={standard} answers={answers} />
      )}
      <div className="guide-columns">
        <Contents label={t('contents')} sections={sections} />
        <div className="guide-body">
          {standard.depth === 'GENERAL' && <Notice>{t('general')}</Notice>}
          {standard.questions.length > 0 && (
            <Panel id="questions" title={t('questions')}>
              <p className="guide-lead">{t('questionsLead', { count: standard.questions.length })}</p>
              <ScenarioQuestions questions={standard.questions} answers={answers} onChange={answer} />
            </Panel>
          )}
          <ConditionsPart standard={standard} />
          {!cancelled && <ApplyingParts standard={standard} answers={answers} />}
          <BasesPart standard={standard} />
          <ResultPart
            standard={standard}
            organ={organName(guide.organ.name)}
            supervisors={guide.competentOrgans.map((organ) => organName(organ.name))}
          />
          {!cancelled && <PapersPart standard={standard} version={guide.version} />}
          <p className="soft small">
            {t('version', { version: guide.version, date: formatDate(guide.publishedAt, language) })}
          </p>
        </div>
      </div>
      {!cancelled && (
        <div className="action-bar guide-action">
          <Link to="/items/$code/apply" params={{ code: standard.code }} className={buttonClass('primary')}>
            {t('start')}
          </Link>
          <span className="soft small guide-action-note">{t('startNote')}</span>
        </div>
      )}
    </article>
  )
}

/** What only matters while one can still apply. */
function ApplyingParts({ standard, answers }: { readonly standard: ItemStandard; readonly answers: Answers }) {
  const { code } = standard
  return (
    <>
      <MaterialsPart standard={standard} answers={answers} />
      {(standard.predecessors ?? []).length > 0 && <BeforehandPanel id="beforehand" code={code} />}
      <FlowPart standard={standard} />
      {standard.reformTraits?.includes('TRANSPARENCY') === true && (
        <PredictabilityPanel id="predictability" code={code} />
      )}
      <PlacesPanel id="places" code={code} />
      <PromisesPanel id="promises" code={code} />
      <ServicesPart standard={standard} />
      {hasRelated(standard) && <RelatedPanel id="related" code={code} />}
      <FeePart standard={standard} />
      <CriteriaPart standard={standard} />
    </>
  )
}

/** A permit names the services around it; a service is asked which permits it goes with. */
const hasRelated = ({ kind, relatedServices = [] }: ItemStandard): boolean =>
  kind === 'PUBLIC_SERVICE' || relatedServices.length > 0

/** How a cancelled item was handled is history: its page says what it was, on what basis, and how it is supervised. */
const WHILE_IN_FORCE: ReadonlySet<string> = new Set([
  'questions',
  'materials',
  'flow',
  'places',
  'services',
  'fee',
  'criteria',
  'papers',
])

function sectionsOf(
  standard: ItemStandard,
  cancelled: boolean,
  t: Translate<keyof (typeof guideTexts)['zh']>,
): readonly { readonly id: string; readonly title: string }[] {
  const sections = [
    ...(standard.questions.length > 0 ? [{ id: 'questions', title: t('questions') }] : []),
    { id: 'conditions', title: t('conditions') },
    { id: 'materials', title: t('materialsTitle') },
    { id: 'flow', title: t('flow') },
    { id: 'places', title: t('places') },
    { id: 'services', title: t('services') },
    { id: 'fee', title: t('feeTitle') },
    ...(standard.criteria.length > 0 ? [{ id: 'criteria', title: t('criteria') }] : []),
    { id: 'basis', title: t('basis') },
    { id: 'result', title: t('result') },
    { id: 'papers', title: t('papers') },
  ]
  return cancelled ? sections.filter(({ id }) => !WHILE_IN_FORCE.has(id)) : sections
}

const isUndecided = ({ when }: Material, answers: Answers): boolean =>
  when !== undefined && answers[when.question] === undefined

/** Materials that are asked for, or still may be. */
const materialsFor = (standard: ItemStandard, answers: Answers): readonly Material[] =>
  standard.materials.filter((material) => isUndecided(material, answers) || isAskedFor(material.when, answers))

function MaterialsPart({ standard, answers }: { readonly standard: ItemStandard; readonly answers: Answers }) {
  const t = useTexts(guideTexts)
  const materials = materialsFor(standard, answers)
  const undecided = new Set(materials.filter((material) => isUndecided(material, answers)).map(({ id }) => id))
  return (
    <Panel id="materials" title={t('materialsTitle')}>
      {standard.questions.length > 0 && (
        <p className="guide-lead" role="status">
          {t(undecided.size > 0 ? 'materialsAll' : 'materialsYours')}
        </p>
      )}
      <MaterialsList code={standard.code} materials={materials} undecided={undecided} />
    </Panel>
  )
}

/** The five numbers people ask for first. */
function NumbersStrip({ standard, answers }: { readonly standard: ItemStandard; readonly answers: Answers }) {
  const t = useTexts(guideTexts)
  const { language } = useLanguage()
  const { promised, statutory } = standard.limits
  const saved = compressionOf(standard.limits)
  const { asked, spared } = burdenOf(materialsFor(standard, answers))
  const numbers = [
    {
      label: t('promised'),
      value: promised.days === 0 ? t('sameDay') : formatDays(promised.days, promised.unit, language),
      ...(saved === undefined || saved <= 0 ? {} : { note: t('saved', { percent: saved }) }),
    },
    { label: t('statutory'), value: formatDays(statutory.days, statutory.unit, language) },
    { label: t('visits'), value: t('visitsValue', { count: standard.visits }) },
    { label: t('fee'), value: t(standard.fee.charged ? 'charged' : 'free') },
    {
      label: t('materials'),
      value: t('materialsValue', { count: asked }),
      ...(spared > 0 ? { note: t('materialsFree', { count: spared }) } : {}),
    },
  ]
  return (
    <dl className="numbers-strip">
      {numbers.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {note !== undefined && <span className="soft small numbers-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
