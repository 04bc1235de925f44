import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { EVIDENCE_KINDS, VIOLATION_CODES } from '../../domain/codes.ts'
import { findings } from '../client.ts'
import type { Candidate } from '../client.ts'
import { violationName } from '../code-name.ts'
import { accountabilityTexts } from './texts.ts'

/** 线索: what is late and nobody has answered for; one press ties it to a new case. */
export function Candidates() {
  const t = useTexts(accountabilityTexts)
  const { language } = useLanguage()
  const [taken, setTaken] = useState<Candidate | undefined>(undefined)
  const query = useQuery({
    queryKey: ['accountability-candidates'],
    queryFn: () => findings.accountabilityCandidates({}),
  })
  return (
    <Loaded query={query}>
      {({ items, officers, organs }) => (
        <div className="stack">
          {items.length === 0 ? (
            <EmptyState icon="form" title={t('candidatesNone')} />
          ) : (
            <Table
              caption={t('candidates')}
              captionHidden
              rows={items}
              rowKey={({ kind, id, violation }) => `${kind} ${id} ${violation}`}
              columns={[
                {
                  key: 'clue',
                  label: t('clue'),
                  heading: true,
                  cell: ({ violation, kind, label }) => (
                    <>
                      {violationName(violation, language)}
                      <br />
                      <span className="small soft">
                        {t(kind)} {label}
                      </span>
                    </>
                  ),
                },
                { key: 'organ', label: t('organ'), cell: ({ organ }) => organ?.name ?? '—' },
                { key: 'since', label: t('since'), cell: ({ since }) => formatMoment(since, language) },
                {
                  key: 'take',
                  label: t('form'),
                  cell: (one) => <Button onClick={() => setTaken(one)}>{t('takeUp')}</Button>,
                },
              ]}
            />
          )}
          <OpenForm
            key={taken === undefined ? 'none' : `${taken.id} ${taken.violation}`}
            taken={taken}
            officers={officers}
            organs={organs}
          />
        </div>
      )}
    </Loaded>
  )
}

interface OpenFormProps {
  readonly taken: Candidate | undefined
  readonly officers: readonly { readonly id: string; readonly name: string; readonly organ: string }[]
  readonly organs: readonly { readonly id: string; readonly name: string }[]
}
function OpenForm({ taken, officers, organs }: OpenFormProps) {
  const t = useTexts(accountabilityTexts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const command = useCommand(findings.openAccountability, ({ line: { id } }) => {
    void navigate({ to: '/desk/accountability/$id', params: { id } })
  })
  const nameOf = new Map(organs.map(({ id, name }) => [id, name]))
  return (
    <Panel title={t('form')}>
      <div className="reading">
        <WrittenForm
          fields={[
            {
              ...{ name: 'violation', label: t('violation'), initial: taken?.violation ?? '' },
              options: VIOLATION_CODES.map((value) => ({ value, label: violationName(value, language) })),
            },
            { name: 'facts', label: t('facts') },
            {
              ...{ name: 'kind', label: t('evidenceKind'), initial: taken?.kind ?? '' },
              options: EVIDENCE_KINDS.map((value) => ({ value, label: t(value) })),
            },
            {
              ...{ name: 'evidence', label: t('evidenceId'), hint: t('evidenceHint'), kind: 'line' },
              initial: taken?.id ?? '',
            },
            {
              ...{ name: 'organ', label: t('organ'), initial: taken?.organ?.id ?? '' },
              options: organs.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              ...{ name: 'person', label: t('person'), hint: t('personHint'), optional: true },
              options: officers.map(({ id, name, organ }) => ({
                value: id,
                label: `${name} · ${nameOf.get(organ) ?? ''}`,
              })),
            },
          ]}
          action={t('openNow')}
          busy={command.isPending}
          error={command.error}
          onSend={({ violation, facts = '', kind, evidence = '', organ = '', person = '' }) => {
            const code = VIOLATION_CODES.find((one) => one === violation)
            const sort = EVIDENCE_KINDS.find((one) => one === kind)
            if (code === undefined || sort === undefined) return
            const body = { violation: code, facts, organ, person: person === '' ? null : person }
            command.mutate({ body: { ...body, evidence: [{ kind: sort, id: evidence }] } })
          }}
        />
      </div>
    </Panel>
  )
}
