import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ProblemError } from '#contract'
import { approval } from '#web/api/clients.ts'
import { problemText } from '#web/api/problem-text.ts'
import { newKey } from '#web/api/transport.ts'
import { onlyAskedFor } from '#web/form/schema-nodes.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Language } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { FieldError } from '#web/ui/field.tsx'
import { ErrorSummary, Notice } from '#web/ui/notice.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { answerRows, applicantRows, certificateRows, formRows, materialRows } from './check-rows.tsx'
import type { CheckRow } from './check-rows.tsx'
import { commitmentFaults, CommitmentPanel, offersCommitment, UNSIGNED } from './commitment-panel.tsx'
import type { Signing } from './commitment-panel.tsx'
import type { Draft, DraftContent, DraftStore } from './draft-store.ts'
import { PreReviewOffer } from './pre-review.tsx'
import { FetchConsent } from './fetch-consent.tsx'
import { EligibilityPanel } from './eligibility-panel.tsx'
import { askedForm, askedMaterials, declaresTruth, DECLARATION, stepFaults, stepsOf } from './step-faults.ts'
import type { ApplyContext, Step } from './step-faults.ts'
import { deliveryFaults, TermsPanel } from './terms-panel.tsx'
import { applyTexts } from './texts.ts'

interface CheckStepProps {
  readonly draft: Draft
  readonly context: ApplyContext
  readonly store: DraftStore
  readonly onGo: (step: Step) => void
}

/** 核对: every answer once more, each with the way back to it; then the declaration and the one button. */
export function CheckStep({ draft, context, store, onGo }: CheckStepProps) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  const [promised, setPromised] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const [signing, setSigning] = useState<Signing>(UNSIGNED)
  const [attempt, setAttempt] = useState(0)
  const submit = useSubmission({ id: draft.id, context, signing, agreed, store })
  const wanting = [
    ...stepsOf(context.standard).flatMap((step) => stepFaults(step, context)),
    ...deliveryFaults(context),
    ...commitmentFaults(context, signing),
  ]
  const promise: readonly FormError[] = promised ? [] : [{ target: 'promise', text: t('needPromise') }]
  const errors = attempt === 0 ? [] : [...wanting, ...promise]
  const press = () => {
    setAttempt(attempt + 1)
    if (wanting.length === 0 && promised) submit.mutate()
  }
  const parts: readonly { readonly step: Step; readonly title: string; readonly rows: readonly CheckRow[] }[] = [
    { step: 'certificate', title: t('stepCertificate'), rows: certificateRows(context) },
    { step: 'questions', title: t('stepQuestions'), rows: answerRows(context) },
    { step: 'form', title: t('applicant'), rows: applicantRows(context) },
    { step: 'form', title: t('formPart'), rows: formRows(context) },
    { step: 'materials', title: t('materialsTitle'), rows: materialRows(context) },
  ]
  return (
    <>
      <p className="application-lead">{t('checkLead')}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {parts.map(({ step, title, rows }) => (
        <CheckPart key={title} title={title} rows={rows} onChange={() => onGo(step)} />
      ))}
      <EligibilityPanel context={context} />
      <TermsPanel
        context={context}
        errors={errors}
        onChange={(change) => store.change({ ...store.state().content, ...change })}
      />
      <CommitmentPanel context={context} signing={signing} errors={errors} onChange={setSigning} />
      <FetchConsent code={context.standard.code} agreed={agreed} onChange={setAgreed} />
      <PreReviewOffer draft={draft} store={store} />
      <fieldset className={attempt > 0 && !promised ? 'field field-wrong' : 'field'}>
        <legend className="choice-legend">{t('promiseTitle')}</legend>
        {attempt > 0 && !promised && <FieldError id="promise-error" text={t('needPromise')} />}
        <Choice
          id="promise"
          type="checkbox"
          name="promise"
          option={{ value: 'promised', label: t('promise'), hint: t('promiseHint') }}
          checked={promised}
          invalid={attempt > 0 && !promised}
          describedBy={attempt > 0 && !promised ? 'promise-error' : undefined}
          onToggle={setPromised}
        />
      </fieldset>
      {submit.error !== null && (
        <Notice tone="bad" announced title={problemText(submit.error, language)}>
          <FieldSentences error={submit.error} language={language} />
        </Notice>
      )}
      <div className="action-bar">
        <Button onClick={() => onGo('materials')}>{t('back')}</Button>
        <Button kind="primary" busy={submit.isPending} onClick={press}>
          {t('submit')}
        </Button>
      </div>
    </>
  )
}

interface CheckPartProps {
  readonly title: string
  readonly rows: readonly CheckRow[]
  readonly onChange: () => void
}

function CheckPart({ title, rows, onChange }: CheckPartProps) {
  const t = useTexts(applyTexts)
  if (rows.length === 0) return null
  const change: ReactNode = (
    <Button kind="plain" aria-label={t('changePart', { part: title })} onClick={onChange}>
      {t('change')}
    </Button>
  )
  return (
    <Panel title={title} level={3} aside={change}>
      <dl className="check-rows">
        {rows.map(({ key, label, value }) => (
          <div key={key} id={key} tabIndex={-1}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

/** What the server found at single fields, in its own words. */
function FieldSentences({ error, language }: { readonly error: Error; readonly language: Language }) {
  const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : []
  return (
    <ul>
      {fields.map(({ path, message, messageEn }) => (
        <li key={path}>{language === 'en' ? messageEn : message}</li>
      ))}
    </ul>
  )
}

/** What is handed in: only what is asked for under these answers. */
function contentToSubmit(context: ApplyContext, signing: Signing): DraftContent {
  const { standard } = context
  const { commitment: _before, ...content } = context.content
  const commits = offersCommitment(context) && signing.way === 'COMMITMENT'
  const { commitment } = standard
  const asked = new Set(askedMaterials(standard, content.answers).map(({ id }) => id))
  const form = onlyAskedFor(askedForm(standard, content.answers), content.form)
  return {
    ...content,
    form: declaresTruth(standard) ? { ...form, [DECLARATION]: true } : { ...form },
    materials: content.materials.filter(({ material }) => asked.has(material)),
    ...(commits && commitment !== undefined ? { commitment: commitment.version } : {}),
  }
}

/** The hall counts how people come: a phone in the hand is not a desk at home (按渠道统计). */
const channel = (): 'MOBILE' | 'ONLINE' =>
  window.matchMedia('(hover: none) and (max-width: 60em)').matches ? 'MOBILE' : 'ONLINE'

interface Submitting {
  readonly id: string
  readonly context: ApplyContext
  readonly signing: Signing
  readonly agreed: boolean
  readonly store: DraftStore
}
function useSubmission({ id, context, signing, agreed, store }: Submitting) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  // One key for this page: pressing again after a lost answer is the same act, not a second application.
  const key = useRef<string>(undefined)
  return useMutation({
    mutationFn: async () => {
      store.change(contentToSubmit(context, signing))
      if (!(await store.flush()))
        throw store.state().error instanceof Error ? store.state().error : new TypeError('not saved')
      key.current ??= newKey()
      const { content, revision } = store.state()
      const signed = content.commitment === undefined ? {} : { commitmentSignedBy: signing.name.trim() }
      const body = { revision, channel: channel(), truthPromised: true, fetchConsent: agreed, ...signed }
      return approval.submit({ params: { id }, body }, { idempotencyKey: key.current })
    },
    onSuccess: async (receipt) => {
      queries.removeQueries({ queryKey: ['draft', id] })
      await queries.invalidateQueries({ queryKey: ['drafts'] })
      await queries.invalidateQueries({ queryKey: ['my-cases'] })
      if (receipt.bundle !== undefined) await navigate({ to: '/my/bundles/$id', params: { id: receipt.bundle } })
      else await navigate({ to: '/my/cases/$id/receipt', params: { id: receipt.id } })
    },
    // A refusal is an answer: what is mended and sent again is a new act.
    onError: (error) => {
      if (error instanceof ProblemError) key.current = undefined
    },
  })
}
