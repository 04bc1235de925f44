import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { ENDING_KINDS, HEARINGS } from '../../domain/kinds.ts'
import type { EndingKind } from '../../domain/kinds.ts'
import { findings } from '../client.ts'
import type { Rules } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { rulesTexts } from './texts.ts'

/** 办理规则: days and hearings as data, and which organ revokes. */
export default function EndingRulesPage() {
  const t = useTexts(rulesTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['ending-rules'], queryFn: () => findings.endingRules({}) })
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['ending-rules'] })
    setSaid(t('saved'))
  }
  return (
    <div className="stack">
      <p>
        <Link to="/desk/findings">{t('back')}</Link>
      </p>
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={said} />
      <Loaded query={query}>
        {(rules) => (
          <>
            <RuleTable rules={rules} />
            {rules.mayEdit && <RuleForm rules={rules} onDone={done} />}
            <Revocation rules={rules} onDone={done} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function RuleTable({ rules: { rules } }: { readonly rules: Rules }) {
  const t = useTexts(rulesTexts)
  const word = useTexts(wordTexts)
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={rules}
      rowKey={({ kind }) => kind}
      columns={[
        { key: 'kind', label: word('kind'), heading: true, cell: ({ kind }) => word(kind) },
        { key: 'answer', label: t('answerDays'), numeric: true, cell: ({ rule }) => rule.answerDays },
        { key: 'decision', label: t('decisionDays'), numeric: true, cell: ({ rule }) => rule.decisionDays },
        { key: 'end', label: t('deregistrationDays'), numeric: true, cell: ({ rule }) => rule.deregistrationDays },
        { key: 'hearing', label: t('hearing'), cell: ({ rule }) => word(rule.hearing) },
        { key: 'basis', label: word('basis'), cell: ({ rule }) => rule.basis },
      ]}
    />
  )
}

interface FormProps {
  readonly rules: Rules
  readonly onDone: () => void
}
function RuleForm({ rules: { rules }, onDone }: FormProps) {
  const t = useTexts(rulesTexts)
  const word = useTexts(wordTexts)
  const command = useCommand(findings.setEndingRule, onDone)
  const [kind, setKind] = useState<EndingKind>('ANNUL')
  const rule = rules.find((one) => one.kind === kind)?.rule
  const days = (['answerDays', 'decisionDays', 'deregistrationDays'] as const).map((name) => ({
    ...{ name, label: t(name), kind: 'number' as const, initial: String(rule?.[name] ?? '') },
  }))
  return (
    <Disclosure summary={t('change')}>
      <div className="row">
        {ENDING_KINDS.map((one) => (
          <Button key={one} aria-pressed={one === kind} onClick={() => setKind(one)}>
            {word(one)}
          </Button>
        ))}
      </div>
      <WrittenForm
        key={`${kind} ${JSON.stringify(rule)}`}
        fields={[
          ...days,
          {
            ...{ name: 'hearing', label: t('hearing'), initial: rule?.hearing ?? '' },
            options: HEARINGS.map((value) => ({ value, label: word(value) })),
          },
          { name: 'basis', label: word('basis'), kind: 'line', initial: rule?.basis ?? '' },
        ]}
        action={t('save')}
        busy={command.isPending}
        error={command.error}
        onSend={({ hearing, basis = '', ...given }) => {
          const number = (name: string) => Math.trunc(Number(given[name] ?? 0)) || 0
          command.mutate({
            body: {
              kind,
              rule: {
                answerDays: number('answerDays'),
                decisionDays: number('decisionDays'),
                deregistrationDays: number('deregistrationDays'),
                hearing: HEARINGS.find((one) => one === hearing) ?? 'ON_REQUEST',
                basis,
              },
            },
          })
        }}
      />
    </Disclosure>
  )
}

/** 行政处罚法 18: the power to revoke lies where a document put it. */
function Revocation({ rules: { revocation, mayEdit }, onDone }: FormProps) {
  const t = useTexts(rulesTexts)
  const command = useCommand(certificate.giveRevocationPower, onDone)
  return (
    <Panel title={t('revocation')}>
      <p className="soft reading">{t('revocationLead')}</p>
      <Table
        caption={t('revocation')}
        captionHidden
        rows={revocation}
        rowKey={({ item }) => item ?? 'all'}
        columns={[
          {
            key: 'scope',
            label: t('scope'),
            heading: true,
            cell: ({ item, itemName }) => (item === null ? t('all') : `${itemName}（${item}）`),
          },
          { key: 'decidedBy', label: t('decidedBy'), cell: ({ decidedBy }) => t(decidedBy) },
          { key: 'basis', label: t('basis'), cell: ({ basis }) => basis },
        ]}
      />
      {mayEdit && (
        <Disclosure summary={t('give')}>
          <WrittenForm
            key={String(revocation.length)}
            fields={[
              { name: 'item', label: t('item'), kind: 'line', optional: true },
              {
                ...{ name: 'decidedBy', label: t('decidedBy') },
                options: (['BUREAU', 'DEPARTMENT'] as const).map((value) => ({ value, label: t(value) })),
              },
              { name: 'basis', label: t('basis'), kind: 'line' },
            ]}
            action={t('give')}
            busy={command.isPending}
            error={command.error}
            onSend={({ item = '', decidedBy, basis = '' }) =>
              command.mutate({
                body: {
                  ...(item === '' ? {} : { item }),
                  decidedBy: decidedBy === 'BUREAU' ? 'BUREAU' : 'DEPARTMENT',
                  basis,
                },
              })
            }
          />
        </Disclosure>
      )}
    </Panel>
  )
}
