import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { ReasonedForm } from '../reasoned-form.tsx'
import { realityTexts } from './texts.ts'
import './reality.css'

type View = Output<typeof api.drifts>
type Drift = View['items'][number]
type Finding = Drift['finding']
const WAYS = ['REVISE', 'RETIRE', 'KEEP'] as const
type Way = (typeof WAYS)[number]

/** ST-28: each drift with the numbers that show it, and the act that answers it. */
export function Drifts() {
  const t = useTexts(realityTexts)
  const [finding, setFinding] = useState<Finding | null>(null)
  const list = usePages(['drifts', finding], (from) =>
    standards.drifts({ query: { ...(finding === null ? {} : { finding }), ...from } }),
  )
  const counts = (list.first?.counts ?? []).filter(({ count }) => count > 0)
  return (
    <Panel title={t('drifts')}>
      <p className="soft reading">{t('driftsLead')}</p>
      {list.first !== undefined && (
        <div className="reality-choice">
          <Field label={t('kindOfDrift')}>
            {(control) => (
              <Select
                {...control}
                empty={t('all')}
                value={finding ?? ''}
                options={counts.map(({ finding: value, count, settled }) => ({
                  value,
                  label: `${t(value)}（${String(count - settled)} / ${String(count)}）`,
                }))}
                onChange={(event) => {
                  const chosen = event.currentTarget.value
                  setFinding(counts.find(({ finding: value }) => value === chosen)?.finding ?? null)
                }}
              />
            )}
          </Field>
        </div>
      )}
      <Pages list={list} none={<p>{t('none')}</p>} lines={6}>
        {(items) => (
          <ul className="plain reality-list">
            {items.map((drift) => (
              <li key={`${drift.finding} ${drift.item.code}`}>
                <DriftLine drift={drift} />
              </li>
            ))}
          </ul>
        )}
      </Pages>
    </Panel>
  )
}

function DriftLine({ drift }: { readonly drift: Drift }) {
  const t = useTexts(realityTexts)
  const { language } = useLanguage()
  const { item, finding, evidence, settled, mayAdjust } = drift
  return (
    <>
      <p>
        <strong>{t(finding)}</strong>{' '}
        <Link to="/desk/standards/$code" params={{ code: item.code }}>
          {inLanguage(item.name, language)}
        </Link>
      </p>
      <p className="small">
        {inLanguage(evidence, language)}　<span className="soft">{inLanguage(item.organ, language)}</span>
      </p>
      {settled !== null && (
        <p className="small soft">{t('settledBy', { by: settled.by, way: t(settled.way), reason: settled.reason })}</p>
      )}
      {settled?.way === 'REVISE' && (
        <Link to="/desk/standards/$code/edit" params={{ code: item.code }}>
          {t('edit')}
        </Link>
      )}
      {settled?.way === 'RETIRE' && (
        <Link to="/desk/standards/$code" params={{ code: item.code }}>
          {t('retireHere')}
        </Link>
      )}
      {mayAdjust && (
        <Disclosure summary={t('settle')}>
          <Settlement drift={drift} />
        </Disclosure>
      )}
    </>
  )
}

function Settlement({ drift: { item, finding, evidence } }: { readonly drift: Drift }) {
  const t = useTexts(realityTexts)
  const queries = useQueryClient()
  const ways = WAYS.filter((way) => way !== 'KEEP' || finding !== 'HANDLED_OFF_LIST')
  const [way, setWay] = useState<Way>(finding === 'NEVER_HANDLED' ? 'KEEP' : 'REVISE')
  const [done, setDone] = useState('')
  const command = useCommand(standards.settleDrift, ({ drafting }) => {
    setDone(t(drafting ? 'doneDraft' : 'done'))
    void queries.invalidateQueries({ queryKey: ['drifts'] })
  })
  return (
    <>
      <DoneNotice sentence={done} />
      <ReasonedForm
        label={t('reason')}
        action={t('send')}
        busy={command.isPending}
        error={command.error}
        onSend={(reason) => command.mutate({ body: { code: item.code, finding, evidence: evidence.zh, way, reason } })}
      >
        <Field label={t('way')}>
          {(control) => (
            <Select
              {...control}
              value={way}
              options={ways.map((value) => ({ value, label: t(value) }))}
              onChange={(event) => {
                const chosen = event.currentTarget.value
                setWay(ways.find((each) => each === chosen) ?? way)
              }}
            />
          )}
        </Field>
      </ReasonedForm>
    </>
  )
}
