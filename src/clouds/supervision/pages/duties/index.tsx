import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { TwoPanes } from '#web/ui/two-panes.tsx'
import { supervision } from '../client.ts'
import type { Duty } from '../client.ts'
import { Below } from './below.tsx'
import { DutyPaper } from './duty-paper.tsx'
import { Interactions } from './interactions.tsx'
import { useLag } from './lag.ts'
import { STAGE_TONES, STAGES } from './stages.ts'
import { dutyTexts } from './texts.ts'
import './duties.css'

type Stage = Duty['stage']

/** A push must be seen within seconds. */
const LOOK_AGAIN_MS = 3_000

/** The list beside the duty; on a phone one after the other. */
export default function DutiesPage() {
  const t = useTexts(dutyTexts)
  usePageTitle(t('title'))
  const { duty: chosen, view, ...search } = useSearch({ from: '/desk/duties' })
  const navigate = useNavigate({ from: '/desk/duties' })
  const current = VIEWS.find(({ key }) => key === view)?.key ?? 'own'
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Tabs
        label={t('title')}
        tabs={VIEWS.map(({ key, word }) => ({ key, label: t(word) }))}
        current={current}
        onChange={(next) => void navigate({ search: () => ({ view: next }), replace: true })}
      >
        {current === 'below' && <Below />}
        {current === 'interactions' && <Interactions />}
        {current === 'own' && <OwnDuties chosen={chosen} search={search} />}
      </Tabs>
    </div>
  )
}

const VIEWS = [
  { key: 'own', word: 'viewOwn' },
  { key: 'interactions', word: 'viewInteractions' },
  { key: 'below', word: 'viewBelow' },
] as const

function OwnDuties({ chosen, search }: { readonly chosen: string | undefined; readonly search: { stage?: string } }) {
  const t = useTexts(dutyTexts)
  return (
    <TwoPanes
      choose={t('choose')}
      list={<DutyList />}
      paper={chosen === undefined ? undefined : <DutyPaper key={chosen} id={chosen} />}
      back={
        <Link to="/desk/duties" search={search}>
          {t('back')}
        </Link>
      }
    />
  )
}

/** What waits for somebody; the rest is asked for. */
const WAITING: readonly Stage[] = ['open', 'claimed']

function DutyList() {
  const t = useTexts(dutyTexts)
  const search = useSearch({ from: '/desk/duties' })
  const navigate = useNavigate({ from: '/desk/duties' })
  const stage = STAGES.find((known) => known === search.stage)
  return (
    <section aria-label={t('listOf')}>
      <Field label={t('stage')} labelHidden>
        {(control) => (
          <Select
            {...control}
            empty={t('waiting')}
            value={stage ?? ''}
            options={STAGES.map((value) => ({ value, label: t(value) }))}
            onChange={(event) => {
              const next = event.currentTarget.value
              void navigate({ search: (before) => ({ ...before, stage: next }), replace: true })
            }}
          />
        )}
      </Field>
      {(stage === undefined ? WAITING : [stage]).map((one) => (
        <DutyGroup key={one} stage={one} />
      ))}
    </section>
  )
}

function DutyGroup({ stage }: { readonly stage: Stage }) {
  const t = useTexts(dutyTexts)
  const list = usePages(['duties', stage], (from) => supervision.duties({ query: { stage, ...from } }), {
    every: LOOK_AGAIN_MS,
  })
  const open = list.first?.open
  return (
    <section aria-labelledby={`duties-${stage}`}>
      <div className="duty-group">
        <h2 id={`duties-${stage}`}>{t(stage)}</h2>
        {stage === 'open' && open !== undefined && (
          <span className="soft" role="status">
            {t('openCount', { count: open })}
          </span>
        )}
      </div>
      <Pages list={list} none={<p className="soft">{t(stage === 'open' ? 'noneText' : 'none')}</p>} lines={4}>
        {(duties) => (
          <ul className="plain">
            {duties.map((duty) => (
              <DutyLine key={duty.id} duty={duty} />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  )
}

function DutyLine({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts)
  const lag = useLag()
  const search = useSearch({ from: '/desk/duties' })
  return (
    <li>
      <Link
        to="/desk/duties"
        search={{ ...search, duty: duty.id }}
        className="two-panes-row"
        aria-current={search.duty === duty.id ? 'true' : undefined}
        resetScroll={false}
      >
        <span className="two-panes-name">{duty.itemName}</span>
        <span>{duty.object.name}</span>
        <span className="row">
          <Status tone={STAGE_TONES[duty.stage]}>{t(duty.stage)}</Status>
          <span className="soft small">{t(duty.kind ?? duty.outcome)}</span>
          {duty.overdue && <Status tone="bad">{t('overdue')}</Status>}
        </span>
        <span className="soft small">
          <Icon name="progress" size="1em" /> {t('lag', { lag: lag(duty.lagMs) })}
        </span>
      </Link>
    </li>
  )
}
