import { useEffect, useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { CHANNEL_WORDS } from '#catalogue/words'
import { inLanguage, useLanguage } from '#web/i18n/index.ts'
import { ClockChip } from '#web/ui/clock-chip.tsx'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { BulkBar } from './bulk-bar.tsx'
import type { Chosen } from './bulk.ts'
import { CHANNELS, isChannel } from './channels.ts'
import { deskTexts } from './texts.ts'
import './worklist.css'

type Row = Output<typeof api.worklist>['items'][number]

const STAGES = [
  'submitted',
  'preAccepted',
  'awaitingCorrection',
  'accepted',
  'inReview',
  'examined',
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
  'terminated',
  'annulled',
] as const
const stageOf = (word: string | undefined) => STAGES.find((stage) => stage === word)

const LOOK_AGAIN_MS = 5_000
/** Long enough not to ask at every letter, short enough not to be noticed. */
const TYPING_MS = 250

const WHOSE = ['mine', 'assigned', 'all'] as const
type Whose = (typeof WHOSE)[number]
const whoseOf = (word: string | undefined): Whose => WHOSE.find((one) => one === word) ?? 'mine'

/** Fetched by the browser itself, line by line, however many there are. */
const exportAddress = (stage: string | undefined): string =>
  `/api/v1/cases-export${stage === undefined ? '' : `?stage=${stage}`}`

/** What the address asks the list for. */
function useAsked() {
  const search = useSearch({ from: '/desk/cases' })
  const stage = stageOf(search.stage)
  const whose = whoseOf(search.whose)
  const channel = isChannel(search.channel) ? search.channel : undefined
  const q = search.q ?? ''
  return {
    filtered: q !== '' || stage !== undefined || channel !== undefined,
    query: {
      ...(whose === 'mine' ? { mine: true } : {}),
      ...(whose === 'assigned' ? { assigned: true } : {}),
      ...(stage === undefined ? {} : { stage }),
      ...(channel === undefined ? {} : { channel }),
      ...(q === '' ? {} : { q }),
    },
  }
}

export function Worklist() {
  const t = useTexts(deskTexts)
  const search = useSearch({ from: '/desk/cases' })
  const navigate = useNavigate({ from: '/desk/cases' })
  const { filtered, query } = useAsked()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const list = usePages(
    ['worklist', query],
    (from) => approval.worklist({ query: { ...query, ...from } }),
    // A list that vanished while one types would take the click on its row with it.
    { every: LOOK_AGAIN_MS, keep: true },
  )
  const open = (id: string) => void navigate({ search: (before) => ({ ...before, case: id }), resetScroll: false })
  const choose = ({ id, caseNumber }: Row, on: boolean) =>
    setChosen((before) => [...before.filter((one) => one.id !== id), ...(on ? [{ id, caseNumber }] : [])])
  return (
    <section className="worklist" aria-labelledby="worklist-title">
      <div className="worklist-head">
        <h2 id="worklist-title">{t('worklist')}</h2>
        <span className="soft" role="status">
          {list.first === undefined ? '' : t('waiting', { count: list.first.waiting })}
        </span>
        <a
          className="small worklist-export"
          href={exportAddress(stageOf(search.stage))}
          download
          title={t('exportHint')}
        >
          <Icon name="download" size="1em" /> {t('export')}
        </a>
      </div>
      <Filters />
      <BulkBar chosen={chosen} onClear={() => setChosen([])} />
      <Pages list={list} none={<NothingHere filtered={filtered} />} lines={8}>
        {(rows) => (
          <ul className="plain">
            {rows.map((row) => (
              <WorklistLine
                key={row.id}
                row={row}
                open={row.id === search.case}
                chosen={chosen.some(({ id }) => id === row.id)}
                onChoose={choose}
                onOpen={open}
              />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  )
}

interface LineProps {
  readonly row: Row
  readonly open: boolean
  readonly chosen: boolean
  readonly onChoose: (row: Row, on: boolean) => void
  readonly onOpen: (id: string) => void
}

function WorklistLine({ row, open, chosen, onChoose, onOpen }: LineProps) {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  const { channel, assignee } = row
  const online = channel === 'ONLINE' || channel === 'MOBILE'
  const whose = [online ? '' : inLanguage(CHANNEL_WORDS[channel], language), assignee ?? '']
  const traits = whose.filter((part) => part !== '').join(' · ')
  return (
    <li className={`worklist-line clock-${row.clock.colour}`}>
      <label className="worklist-tick">
        <input
          type="checkbox"
          aria-label={t('chooseCase', { number: row.caseNumber })}
          checked={chosen}
          onChange={(event) => onChoose(row, event.currentTarget.checked)}
        />
      </label>
      <button
        type="button"
        className="worklist-row"
        aria-current={open ? 'true' : undefined}
        onClick={() => onOpen(row.id)}
      >
        <span className="worklist-item">
          {row.first && <span className="worklist-express">{t('first')}</span>}
          {row.express && <span className="worklist-express">{t('express')}</span>}
          {row.itemName}
        </span>
        <span className="worklist-facts">
          <span className="worklist-who">{row.applicantName}</span>
          <span>{formatShortMoment(row.submittedAt)}</span>
        </span>
        <span className="worklist-facts">
          <code>{row.caseNumber}</code>
          <span>{t(row.stage)}</span>
        </span>
        <ClockChip clock={row.clock} />
        {traits !== '' && <span className="soft small">{traits}</span>}
      </button>
    </li>
  )
}

function NothingHere({ filtered }: { readonly filtered: boolean }) {
  const t = useTexts(deskTexts)
  return (
    <EmptyState icon={filtered ? 'search' : 'check'} title={t(filtered ? 'noneFound' : 'none')}>
      <p>{t(filtered ? 'noneFoundText' : 'noneText')}</p>
    </EmptyState>
  )
}

function Filters() {
  const t = useTexts(deskTexts)
  const search = useSearch({ from: '/desk/cases' })
  const navigate = useNavigate({ from: '/desk/cases' })
  const [typed, setTyped] = useState(search.q ?? '')
  useEffect(() => {
    if (typed.trim() === (search.q ?? '')) return
    const timer = setTimeout(() => {
      void navigate({ search: (before) => ({ ...before, q: typed.trim() }), replace: true, resetScroll: false })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, search.q, navigate])
  const { language } = useLanguage()
  const choose = (change: { whose?: string; stage?: string; channel?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
  return (
    <div className="worklist-filters" role="search">
      <Field label={t('search')} labelHidden>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            placeholder={t('search')}
            value={typed}
            maxLength={100}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('whose')} labelHidden>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={whoseOf(search.whose)}
            options={WHOSE.map((value) => ({ value, label: t(value) }))}
            onChange={(event) => {
              const whose = event.currentTarget.value
              choose({ whose: whose === 'mine' ? '' : whose })
            }}
          />
        )}
      </Field>
      <Field label={t('stage')} labelHidden>
        {(control) => (
          <Select
            {...control}
            empty={t('anyStage')}
            value={search.stage ?? ''}
            options={STAGES.map((stage) => ({ value: stage, label: t(stage) }))}
            onChange={(event) => choose({ stage: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('channel')} labelHidden>
        {(control) => (
          <Select
            {...control}
            empty={t('anyChannel')}
            value={search.channel ?? ''}
            options={CHANNELS.map((value) => ({ value, label: inLanguage(CHANNEL_WORDS[value], language) }))}
            onChange={(event) => choose({ channel: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}
