import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { useSigningKeys } from '#web/signing/use-signing-key.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { DateInput } from '#web/ui/inputs.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ActForm } from './act-form.tsx'
import { actNames } from './act-names.ts'
import { actTexts } from './act-texts.ts'
import { useCaseWork } from './case-work.ts'
import type { DeskAct, DeskCase } from './case-work.ts'
import { HearingAnswers } from './hearing-answers.tsx'
import { SignDecision } from './sign-decision.tsx'

const OUTCOMES = ['GRANT', 'REFUSE'] as const
export type Outcome = (typeof OUTCOMES)[number]
export interface DecisionDraft {
  readonly outcome: Outcome
  readonly text: string
  /** Plain date; empty: from today. */
  readonly validFrom: string
  /** To each point of the hearing's minutes, in their order. */
  readonly answers: readonly string[]
}
export type PreparedDecision = Output<typeof api.prepareDecision>

const ACT_OF = { GRANT: 'grant', REFUSE: 'refuse' } as const

/** First half of a decision: what it says. The second half, the signature, stands on what the server made of it. */
export function DecisionForm() {
  const { file } = useCaseWork()
  const refusalOf = (outcome: Outcome): DeskAct | undefined =>
    file.acts.find(({ act, allowed }) => act === ACT_OF[outcome] && !allowed)
  const possible = OUTCOMES.filter((outcome) => refusalOf(outcome) === undefined)
  const proposed = possible.find((outcome) => outcome === file.examination?.proposal)
  const [draft, setDraft] = useState<DecisionDraft>({
    outcome: proposed ?? possible[0] ?? 'GRANT',
    text: '',
    validFrom: '',
    answers: pointsOf(file).map(() => ''),
  })
  const [prepared, setPrepared] = useState<PreparedDecision | undefined>(undefined)
  if (prepared !== undefined) return <SignDecision prepared={prepared} onBack={() => setPrepared(undefined)} />
  return <DecisionText draft={draft} onChange={setDraft} onPrepared={setPrepared} refusalOf={refusalOf} />
}

const pointsOf = ({ handling }: DeskCase): readonly string[] => handling?.hearing.points ?? []

interface DecisionTextProps {
  readonly draft: DecisionDraft
  readonly onChange: (draft: DecisionDraft) => void
  readonly onPrepared: (prepared: PreparedDecision) => void
  readonly refusalOf: (outcome: Outcome) => DeskAct | undefined
}

function DecisionText({ draft, onChange, onPrepared, refusalOf }: DecisionTextProps) {
  const t = useTexts(actTexts)
  const named = useTexts(actNames)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const keys = useSigningKeys()
  const [tried, setTried] = useState(false)
  const command = useCommand(approval.prepareDecision, onPrepared)
  const { outcome, text, validFrom, answers } = draft
  const points = pointsOf(file)
  const answered = points.every((_, i) => isWritten(answers[i] ?? ''))
  const granting = outcome === 'GRANT'
  const prepare = () => {
    setTried(true)
    if (!isWritten(text) || !answered) return
    command.mutate({
      params: { id: file.id },
      body: {
        expectedVersion: file.version,
        outcome,
        text: text.trim(),
        ...(granting && validFrom !== '' ? { validFrom } : {}),
        ...(points.length === 0 ? {} : { answers: answers.map((answer) => answer.trim()) }),
      },
    })
  }
  const options = OUTCOMES.map((value) => {
    const reason = refusalOf(value)?.reason
    const option = { value, label: t(ACT_OF[value]) }
    return reason === undefined ? option : { ...option, hint: inLanguage(reason, language), disabled: true }
  })
  const choose = (value: string) => {
    const next = OUTCOMES.find((known) => known === value)
    if (next !== undefined && refusalOf(next) === undefined) onChange({ ...draft, outcome: next })
  }
  return (
    <ActForm title={named('decide')} error={command.error} onSubmit={prepare}>
      <KeyState />
      <RadioGroup name="outcome" legend={t('outcome')} options={options} value={outcome} onChange={choose} />
      <TextField
        label={t(granting ? 'grantText' : 'refuseText')}
        {...(granting ? {} : { hint: t('refuseTextHint') })}
        error={tried && !isWritten(text) ? t('decisionShort') : undefined}
        value={text}
        maxLength={2000}
        onChange={(next) => onChange({ ...draft, text: next })}
      />
      <HearingAnswers
        points={points}
        answers={answers}
        tried={tried}
        onChange={(next) => onChange({ ...draft, answers: next })}
      />
      {granting && file.standard.result !== null && (
        <Field label={t('validFrom')} hint={t('validFromHint')} required={false}>
          {(control) => (
            <DateInput
              {...control}
              value={validFrom}
              onChange={(event) => onChange({ ...draft, validFrom: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <Button kind="primary" type="submit" wide busy={command.isPending} disabled={keys.data?.here.state !== 'ready'}>
        {t('prepare')}
      </Button>
    </ActForm>
  )
}

/** Without a confirmed key in this browser nothing can be decided here: said before anything is typed. */
function KeyState() {
  const t = useTexts(actTexts)
  const state = useSigningKeys().data?.here.state
  if (state === undefined || state === 'ready') return null
  const words = {
    impossible: t('keyImpossible'),
    none: t('keyNone'),
    revoked: t('keyNone'),
    waiting: t('keyWaiting'),
  }
  return (
    <Notice tone="warn">
      <p>{words[state]}</p>
      {state !== 'impossible' && <Link to="/desk/my-keys">{t('keyHelp')}</Link>}
    </Notice>
  )
}
