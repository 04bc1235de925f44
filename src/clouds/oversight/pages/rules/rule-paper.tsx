import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment, formatShortMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { Rule, RuleDefinition, Rules, Trial } from '../client.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { DeriveRule } from './derive-rule.tsx'
import { EditRule } from './edit-rule.tsx'
import { rulesTexts } from './texts.ts'

const THRESHOLDS = [
  ...(['percent', 'hours', 'minutes', 'seconds', 'count', 'days'] as const),
  ...(['deviations', 'fromHour', 'toHour', 'sample'] as const),
]

export interface RuleProps {
  readonly rule: Rule
  readonly onDone: (sentence: string) => void
}

interface PaperProps extends RuleProps {
  readonly steps: Rules['steps']
  readonly codes: readonly string[]
}
export function RulePaper({ rule, steps, codes, onDone }: PaperProps) {
  const t = useTexts(rulesTexts)
  const { language } = useLanguage()
  const shown = rule.inForce?.definition ?? rule.draft?.definition
  if (shown === undefined) return null
  const waits = rule.inForce !== null && rule.draft !== null
  return (
    <Disclosure
      summary={
        <>
          <strong>{inLanguage(shown.name, language)}</strong>{' '}
          <Status tone={rule.inForce === null ? 'off' : 'good'}>{t(rule.inForce === null ? 'offState' : 'on')}</Status>
          {waits && <Status tone="wait">{t('draftOf')}</Status>}
        </>
      }
    >
      <div className="stack">
        <RuleFacts definition={shown} steps={steps} />
        <p className="soft small">
          {rule.code} · {t('cards', { count: rule.cards })}
        </p>
        {rule.off !== null && (
          <p className="soft">
            {t('offWhy', { by: rule.off.by, when: formatMoment(rule.off.at, language), reason: rule.off.reason })}
          </p>
        )}
        {rule.draft !== null && <TryRule rule={rule} onDone={onDone} />}
        <EditRule rule={rule} definition={rule.draft?.definition ?? shown} onDone={onDone} />
        <DeriveRule definition={shown} steps={steps} codes={codes} onDone={onDone} />
        {rule.inForce !== null && <StopRule rule={rule} onDone={onDone} />}
      </div>
    </Disclosure>
  )
}

function RuleFacts({ definition, steps }: { readonly definition: RuleDefinition; readonly steps: Rules['steps'] }) {
  const t = useTexts(rulesTexts)
  const { language } = useLanguage()
  const named = (types: readonly string[]) =>
    types.map((type) => {
      const known = steps.find((step) => step.type === type)
      return known === undefined ? type : inLanguage(known.text, language)
    })
  const list = (label: 'steps' | 'against', types: readonly string[]) =>
    types.length === 0 ? [] : [{ label: t(label), value: named(types).join('、') }]
  const numbers = THRESHOLDS.flatMap((name) => {
    const value = definition.threshold[name]
    return value === undefined ? [] : [{ label: t(name), value: String(value) }]
  })
  const who = t(definition.addressee)
  return (
    <Facts
      facts={[
        { label: t('colour'), value: t(definition.colour) },
        { label: t('basis'), value: definition.basis },
        ...list('steps', definition.steps),
        ...list('against', definition.against),
        ...numbers,
        { label: t('answer'), value: t('answerBy', { who, days: definition.answerDays }) },
      ]}
    />
  )
}

/** Two steps, the second only after the first: tried against what is stored, then switched on. */
function TryRule({ rule, onDone }: RuleProps) {
  const t = useTexts(rulesTexts)
  const [days, setDays] = useState('90')
  const [trial, setTrial] = useState<Trial | null>(null)
  const attempt = useCommand(oversight.tryRule, (answer) => {
    setTrial(answer)
    onDone(t('triedDone'))
  })
  const start = useCommand(oversight.switchRuleOn, () => onDone(t('started')))
  const tried = rule.draft?.tried ?? null
  const params = { code: rule.code }
  return (
    <section className="stack-tight">
      <LineField label={t('tryDays')} inputMode="numeric" value={days} maxLength={4} onChange={setDays} />
      <p className="row">
        <Button
          busy={attempt.isPending}
          onClick={() =>
            attempt.mutate({ params, body: { expectedVersion: rule.lifeVersion, days: Number(days) || 90 } })
          }
        >
          {t('doTry')}
        </Button>
        {tried === null ? (
          <Status tone="wait">{t('untried')}</Status>
        ) : (
          <>
            <span>{t('tried', { looked: tried.looked, hits: tried.hits })}</span>
            <Button
              kind="primary"
              busy={start.isPending}
              onClick={() => start.mutate({ params, body: { expectedVersion: rule.lifeVersion } })}
            >
              {t('start')}
            </Button>
          </>
        )}
      </p>
      <RefusalNotice error={attempt.error ?? start.error} />
      {trial !== null && trial.samples.length > 0 && <Samples trial={trial} />}
    </section>
  )
}

function Samples({ trial }: { readonly trial: Trial }) {
  const t = useTexts(rulesTexts)
  const { language } = useLanguage()
  return (
    <>
      <h3>{t('samples')}</h3>
      <ul className="plain stack-tight">
        {trial.samples.map((sample, i) => (
          <li key={`${sample.at} ${String(i)}`}>
            <code>{sample.caseNumber}</code> {sample.finding !== null && inLanguage(sample.finding, language)}{' '}
            <span className="soft small">
              {[formatShortMoment(sample.at), sample.person, sample.organ].filter((part) => part !== '').join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function StopRule({ rule, onDone }: RuleProps) {
  const t = useTexts(rulesTexts)
  const command = useCommand(oversight.switchRuleOff, () => onDone(t('stopped')))
  return (
    <Disclosure summary={t('stop')}>
      <WrittenForm
        fields={[{ name: 'reason', label: t('stopReason') }]}
        action={t('stop')}
        kind="danger"
        busy={command.isPending}
        error={command.error}
        onSend={({ reason = '' }) =>
          command.mutate({ params: { code: rule.code }, body: { expectedVersion: rule.lifeVersion, reason } })
        }
      />
    </Disclosure>
  )
}
