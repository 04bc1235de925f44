import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { DayField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { organisation } from '../client.ts'
import type { AccountReview } from '../client.ts'
import { accountTexts } from './texts.ts'

interface DoneProps {
  readonly manages: boolean
  readonly onDone: (sentence: string) => void
}
const TONES = { OPEN: 'wait', JUDGED: 'wait', CONFIRMED: 'good' } as const

export function Reviews({ manages, onDone }: DoneProps) {
  const t = useTexts(accountTexts)
  const [due, setDue] = useState('')
  const query = useQuery({ queryKey: ['accounts', 'reviews'], queryFn: () => organisation.accountReviews({}) })
  const open = useCommand(organisation.openAccountReview, ({ number, accounts }) =>
    onDone(t('opened', { number, count: accounts.length })),
  )
  return (
    <Panel title={t('reviews')}>
      <div className="stack">
        {manages && (
          <Disclosure summary={t('open')}>
            <form
              className="stack-tight reading"
              onSubmit={(event) => {
                event.preventDefault()
                open.mutate({ body: { due } })
              }}
            >
              <DayField label={t('due')} required value={due} onChange={setDue} />
              <RefusalNotice error={open.error} />
              <Button kind="primary" type="submit" busy={open.isPending}>
                {t('open')}
              </Button>
            </form>
          </Disclosure>
        )}
        <Loaded query={query}>
          {({ items }) => (
            <>
              {items.length === 0 && <EmptyState title={t('noReviews')} />}
              {items.map((one) => (
                <ReviewPaper key={`${one.id} ${one.stage}`} review={one} manages={manages} onDone={onDone} />
              ))}
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  )
}

type PaperProps = DoneProps & { readonly review: AccountReview }

function ReviewPaper({ review, manages, onDone }: PaperProps) {
  const t = useTexts(accountTexts)
  const { language } = useLanguage()
  const { id, number, due, stage, overdue, accounts, judgements, judgedBy, confirmedBy, own } = review
  const confirm = useCommand(organisation.confirmAccountReview, () => onDone(t('confirmed', { number })))
  const keep = judgements.filter((one) => one.keep).length
  return (
    <section className="stack-tight" aria-label={number}>
      <h3>
        {number} <Status tone={TONES[stage]}>{t(stage)}</Status> {overdue && <Status tone="bad">{t('overdue')}</Status>}
      </h3>
      <Facts
        facts={[
          { label: t('due'), value: formatDate(due, language) },
          { label: t('count'), value: accounts.length },
          ...(judgedBy === null ? [] : [{ label: t('judgedBy'), value: judgedBy }]),
          ...(confirmedBy === null ? [] : [{ label: t('confirmedBy'), value: confirmedBy }]),
        ]}
      />
      {judgements.length > 0 && <p>{t('result', { keep, stop: judgements.length - keep })}</p>}
      {manages && stage === 'OPEN' && (
        <Disclosure summary={t('judge')}>
          <JudgeForm review={review} onDone={onDone} />
        </Disclosure>
      )}
      {manages && stage === 'JUDGED' && own && <p className="soft">{t('ownWaits')}</p>}
      {manages && stage === 'JUDGED' && !own && (
        <>
          <RefusalNotice error={confirm.error} />
          <p>
            <Button
              kind="primary"
              busy={confirm.isPending}
              onClick={() => confirm.mutate({ params: { id }, body: {} })}
            >
              {t('confirm')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

const keyOf = ({ system, account }: { readonly system: string; readonly account: string }) => `${system} ${account}`

function JudgeForm({ review, onDone }: Pick<PaperProps, 'review' | 'onDone'>) {
  const t = useTexts(accountTexts)
  const { id, accounts } = review
  const [stopped, setStopped] = useState<readonly string[]>(
    accounts.filter(({ finding }) => finding !== null).map(keyOf),
  )
  const judge = useCommand(organisation.judgeAccounts, () => onDone(t('judged')))
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const judgements = accounts.map(({ system, account, finding }) => {
          const keep = !stopped.includes(`${system} ${account}`)
          return { system, account, keep, reason: keep || finding === null ? '' : t(finding) }
        })
        judge.mutate({ params: { id }, body: { judgements } })
      }}
    >
      <p className="soft small">{t('judgeLead')}</p>
      <CheckboxGroup
        name={`judge-${id}`}
        legend={t('stop')}
        options={accounts.map((one) => ({
          value: keyOf(one),
          label: `${one.account}　${one.holder === '' ? t('noOwner') : one.holder}　${one.system}`,
          ...(one.finding === null ? {} : { hint: t(one.finding) }),
        }))}
        values={stopped}
        onChange={setStopped}
      />
      <RefusalNotice error={judge.error} />
      <Button kind="primary" type="submit" busy={judge.isPending}>
        {t('doJudge')}
      </Button>
    </form>
  )
}
