import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { DateInput, Select, TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { library } from '../client.ts'
import { PhaseStatus } from '../phase-status.tsx'
import { stockTexts } from '../stock-texts.ts'

const LOOK_AGAIN_MS = 10_000

/** 历史存量入库: plans, how far each is, and how much of each type is in. */
export default function BatchesPage() {
  const t = useTexts(stockTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const [said, setSaid] = useState('')
  const query = useQuery({
    queryKey: ['library-batches'],
    queryFn: () => library.batches({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={said} />
      <Disclosure summary={t('plan')}>
        <PlanForm onDone={() => setSaid(t('planDone'))} />
      </Disclosure>
      <Loaded query={query}>
        {({ items, progress }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} />
          ) : (
            <>
              <Panel title={t('progress')}>
                <Table
                  caption={t('progress')}
                  captionHidden
                  rows={progress}
                  rowKey={({ certificateType }) => certificateType}
                  columns={[
                    { key: 'type', label: t('type'), heading: true, cell: (row) => inLanguage(row.typeName, language) },
                    { key: 'expected', label: t('expected'), numeric: true, cell: ({ expected }) => expected },
                    { key: 'taken', label: t('taken'), numeric: true, cell: ({ taken }) => taken },
                    { key: 'faulty', label: t('faulty'), numeric: true, cell: ({ faulty }) => faulty },
                  ]}
                />
              </Panel>
              <Panel title={t('batches')}>
                <Table
                  caption={t('batches')}
                  captionHidden
                  rows={items}
                  rowKey={({ id }) => id}
                  columns={[
                    {
                      key: 'name',
                      label: t('batch'),
                      heading: true,
                      cell: ({ id, name }) => (
                        <Link to="/desk/old-stock/$id" params={{ id }}>
                          {name}
                        </Link>
                      ),
                    },
                    { key: 'phase', label: t('phase'), cell: (row) => <PhaseStatus phase={row.phase} /> },
                    { key: 'expected', label: t('expected'), numeric: true, cell: ({ expected }) => expected },
                    { key: 'taken', label: t('taken'), numeric: true, cell: ({ taken }) => taken },
                    { key: 'faulty', label: t('faulty'), numeric: true, cell: ({ faulty }) => faulty },
                    { key: 'due', label: t('due'), cell: ({ due }) => formatDate(due, language) },
                  ]}
                />
              </Panel>
            </>
          )
        }
      </Loaded>
    </div>
  )
}

const EMPTY = { certificateType: '', name: '', expected: '', from: '', until: '', due: '' }

function PlanForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(stockTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const types = useQuery({ queryKey: ['certificate-types'], queryFn: () => library.types({}) })
  const [plan, setPlan] = useState(EMPTY)
  const command = useCommand(library.planBatch, () => {
    setPlan(EMPTY)
    onDone()
    void queries.invalidateQueries({ queryKey: ['library-batches'] })
  })
  const set = (key: keyof typeof EMPTY) => (event: { readonly currentTarget: { readonly value: string } }) => {
    const { value } = event.currentTarget
    setPlan((before) => ({ ...before, [key]: value }))
  }
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ body: { ...plan, expected: Number(plan.expected) } })
      }}
    >
      <Field label={t('type')}>
        {(control) => (
          <Select
            {...control}
            value={plan.certificateType}
            onChange={set('certificateType')}
            options={(types.data?.items ?? []).map(({ code, name }) => ({
              value: code,
              label: inLanguage(name, language),
            }))}
          />
        )}
      </Field>
      <Field label={t('name')} hint={t('nameHint')}>
        {(control) => <TextInput {...control} maxLength={100} value={plan.name} onChange={set('name')} />}
      </Field>
      <Field label={t('expected')}>
        {(control) => <TextInput {...control} inputMode="numeric" value={plan.expected} onChange={set('expected')} />}
      </Field>
      <div className="row">
        <Field label={`${t('period')} ${t('from')}`}>
          {(control) => <DateInput {...control} value={plan.from} onChange={set('from')} />}
        </Field>
        <Field label={`${t('period')} ${t('until')}`}>
          {(control) => <DateInput {...control} value={plan.until} onChange={set('until')} />}
        </Field>
        <Field label={t('due')}>{(control) => <DateInput {...control} value={plan.due} onChange={set('due')} />}</Field>
      </div>
      <RefusalNotice error={command.error} />
      <p>
        <Button
          type="submit"
          kind="primary"
          busy={command.isPending}
          disabled={Object.values(plan).some((value) => value.trim() === '') || !/^[1-9]\d{0,6}$/.test(plan.expected)}
        >
          {t('save')}
        </Button>
      </p>
    </form>
  )
}
