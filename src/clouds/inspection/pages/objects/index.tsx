import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { ChoiceField, LineField, OneOfField } from '#web/ui/fields.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { inspection } from '../client.ts'
import type { ObjectView } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { Imports } from './imports.tsx'
import { objectTexts } from './texts.ts'
import '../inspection.css'

const FAILURES = ['1', '2', '3', '5']

/** 检查对象库: found by licence, by holder, or by how often they failed; each with its class and why. */
export default function ObjectsPage() {
  const t = useTexts(objectTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [typed, setTyped] = useState({ q: '', failures: '' })
  const [asked, setAsked] = useState(typed)
  const [said, setSaid] = useState('')
  const list = usePages(['inspection-objects', asked], async (from) => {
    const began = performance.now()
    const answer = await inspection.objects({
      query: {
        ...(asked.q.trim() === '' ? {} : { q: asked.q.trim() }),
        ...(asked.failures === '' ? {} : { failures: Number(asked.failures) }),
        ...from,
      },
    })
    return { ...answer, ms: Math.round(performance.now() - began) }
  })
  return (
    <div className="stack reading inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={said} />
      <form
        className="inspection-search"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed)
        }}
      >
        <LineField
          label={t('search')}
          type="search"
          maxLength={128}
          value={typed.q}
          onChange={(value) => setTyped({ ...typed, q: value })}
        />
        <ChoiceField
          label={t('failures')}
          empty={t('any')}
          value={typed.failures}
          options={FAILURES.map((value) => ({ value, label: t('atLeast', { count: value }) }))}
          onChange={(value) => setTyped({ ...typed, failures: value })}
        />
        <Button type="submit">{t('find')}</Button>
      </form>
      {list.first !== undefined && (
        <p className="soft" role="status">
          {t('total', { count: list.first.total, ms: list.first.ms })}
        </p>
      )}
      <Pages list={list} none={t('none')}>
        {(rows) => (
          <div>
            {rows.map((row) => (
              <ObjectCard key={row.id} row={row} onSaid={setSaid} />
            ))}
          </div>
        )}
      </Pages>
      <Imports onEnd={() => void queries.invalidateQueries({ queryKey: ['inspection-objects'] })} />
    </div>
  )
}

const TONES: Readonly<Record<ObjectView['riskClass'], Tone>> = { A: 'good', B: 'wait', C: 'warn', D: 'bad' }

function ObjectCard({ row, onSaid }: { readonly row: ObjectView; readonly onSaid: (said: string) => void }) {
  const t = useTexts(objectTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const [relating, setRelating] = useState(false)
  const open = useCommand(inspection.openInspection, ({ id }) => {
    void navigate({ to: '/desk/inspections/$id', params: { id } })
  })
  const { rule, checks, failures, penalties } = row
  const mode = row.mode === 'ORDINARY' ? 'ORDINARY' : row.mode === 'FILING' ? 'byFILING' : 'byCOMMITMENT'
  const begin = (source: 'TARGETED' | 'COMPLAINT') => open.mutate({ params: { id: row.id }, body: { source } })
  return (
    <article className="inspection-card stack-tight">
      <h2 className="h3">{row.holder}</h2>
      <p>
        <Status tone={TONES[row.riskClass]}>{word('classOf', { class: row.riskClass })}</Status>{' '}
        <span className="soft small">
          {rule === null ? t('usual') : t('because', { fact: word(rule.fact), count: rule.atLeast })}
        </span>
      </p>
      <p>
        {row.licence} · {row.itemName} · {word(mode)}
        {row.left !== null && ` · ${t('left')}`}
      </p>
      <p className="soft small">
        {t('counts', { checks, failures, penalties })} ·{' '}
        {row.lastChecked === null ? t('never') : t('last', { at: formatDate(row.lastChecked, language) })}
      </p>
      {row.left === null && (
        <p className="row">
          <Button busy={open.isPending} onClick={() => begin('TARGETED')}>
            {t('inspect')}
          </Button>
          <Button busy={open.isPending} onClick={() => begin('COMPLAINT')}>
            {t('complaint')}
          </Button>
          <Button kind="plain" aria-pressed={relating} onClick={() => setRelating(!relating)}>
            {t('relate')}
          </Button>
        </p>
      )}
      <RefusalNotice error={open.error} />
      {relating && (
        <RelationForm
          object={row.id}
          onDone={() => {
            setRelating(false)
            onSaid(t('declared'))
          }}
        />
      )}
    </article>
  )
}

const GROUNDS = ['FAMILY', 'INTEREST', 'FORMER_EMPLOYMENT', 'OTHER'] as const
function RelationForm({ object, onDone }: { readonly object: string; readonly onDone: () => void }) {
  const t = useTexts(objectTexts)
  const word = useTexts(wordTexts)
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('FAMILY')
  const command = useCommand(inspection.declareRelation, onDone)
  return (
    <div className="inspection-form stack-tight">
      <OneOfField
        label={t('ground')}
        value={ground}
        options={GROUNDS.map((value) => ({ value, label: word(value) }))}
        onChange={setGround}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button busy={command.isPending} onClick={() => command.mutate({ body: { object, ground } })}>
          {t('declare')}
        </Button>
      </p>
    </div>
  )
}
