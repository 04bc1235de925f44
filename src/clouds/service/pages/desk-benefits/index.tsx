import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { service } from '../client.ts'
import type { DeskBenefit, Profile, Proposal } from '../client.ts'
import { benefitWords, PROFILE_TONES, PROPOSAL_TONES } from '../parts/benefit-words.ts'
import { ProposalFacts } from '../parts/proposal-facts.tsx'
import { PolicyForm } from './policy-form.tsx'
import { deskBenefitTexts } from './texts.ts'
import '../parts/desk.css'

const VIEWS = ['policies', 'profiles', 'proposals'] as const
type View = (typeof VIEWS)[number]
interface CardProps {
  readonly onDone: (sentence: string) => void
}

export default function DeskBenefitsPage() {
  const t = useTexts(deskBenefitTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [view, setView] = useState<View>('policies')
  const [sentence, setSentence] = useState('')
  const [count, setCount] = useState(0)
  const query = useQuery({ queryKey: ['desk-benefits'], queryFn: () => service.benefits({}) })
  const done = (said: string) => {
    setSentence(said)
    setCount(count + 1)
    void queries.invalidateQueries({ queryKey: ['desk-benefits'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Tabs label={t('view')} tabs={VIEWS.map((key) => ({ key, label: t(key) }))} current={view} onChange={setView}>
        <Loaded query={query} lines={8}>
          {({ items, profiles, proposals, industries, parks }) => (
            <>
              {view === 'policies' && (
                <>
                  <Disclosure key={count} summary={t('publish')}>
                    <PolicyForm industries={industries} parks={parks} onDone={() => done(t('publishedDone'))} />
                  </Disclosure>
                  {items.length === 0 && <p className="soft">{t('none')}</p>}
                  {items.map((benefit) => (
                    <BenefitCard key={benefit.id} benefit={benefit} onDone={done} />
                  ))}
                </>
              )}
              {view === 'profiles' && profiles.length === 0 && <p className="soft">{t('noProfiles')}</p>}
              {view === 'profiles' &&
                profiles.map((profile) => <ProfileCard key={profile.id} profile={profile} onDone={done} />)}
              {view === 'proposals' && proposals.length === 0 && <p className="soft">{t('noProposals')}</p>}
              {view === 'proposals' &&
                proposals.map((proposal) => <ProposalCard key={proposal.id} proposal={proposal} onDone={done} />)}
            </>
          )}
        </Loaded>
      </Tabs>
    </div>
  )
}

function BenefitCard({ benefit, onDone }: CardProps & { readonly benefit: DeskBenefit }) {
  const t = useTexts(deskBenefitTexts)
  const { language } = useLanguage()
  const [reason, setReason] = useState('')
  const command = useCommand(service.endBenefit, () => onDone(t('endedDone')))
  const { from, until } = benefit
  return (
    <article className="desk-card stack-tight">
      <p className="row">
        <strong>{inLanguage(benefit.title, language)}</strong>
        {benefit.ended && <Status tone="off">{t('ended')}</Status>}
      </p>
      <p>{inLanguage(benefit.text, language)}</p>
      <p className="soft small">
        {inLanguage(benefit.gives, language)} · {benefit.basis} ·{' '}
        {t('period', { from: formatDate(from, language), until: formatDate(until, language) })}
      </p>
      <p className="small">{t('counts', benefit.proposals)}</p>
      {!benefit.ended && (
        <Disclosure summary={t('end')}>
          <form
            className="stack-tight"
            onSubmit={(event) => {
              event.preventDefault()
              if (!isWritten(reason)) return
              const body = { expectedVersion: benefit.version, reason: reason.trim() }
              command.mutate({ params: { id: benefit.id }, body })
            }}
          >
            <LineField label={t('reason')} value={reason} maxLength={300} onChange={setReason} />
            <RefusalNotice error={command.error} />
            <Button kind="danger" type="submit" busy={command.isPending}>
              {t('end')}
            </Button>
          </form>
        </Disclosure>
      )}
    </article>
  )
}

function ProfileCard({ profile, onDone }: CardProps & { readonly profile: Profile }) {
  const t = useTexts(deskBenefitTexts)
  const b = useTexts(benefitWords)
  const [reason, setReason] = useState('')
  const command = useCommand(service.judgeProfile, () => onDone(t('judged')))
  const judge = (right: boolean) => {
    if (!right && !isWritten(reason)) return
    const body = { expectedVersion: profile.version, right, reason: right ? '' : reason.trim() }
    command.mutate({ params: { id: profile.id }, body })
  }
  return (
    <article className="desk-card stack-tight">
      <p className="row">
        <strong>{profile.name}</strong>
        <Status tone={PROFILE_TONES[profile.stage]}>{b(profile.stage)}</Status>
      </p>
      <p className="small">
        {t('creditCode')} <code>{profile.creditCode}</code> · {profile.industry} · {b(profile.size)} ·{' '}
        {b('people', { count: profile.employees })} · {profile.park ?? b('noPark')} · {profile.region}
      </p>
      {profile.reason !== '' && <p className="soft small">{profile.reason}</p>}
      {profile.stage === 'declared' && (
        <>
          <p className="row">
            <Button kind="primary" busy={command.isPending} onClick={() => judge(true)}>
              {t('right')}
            </Button>
          </p>
          <Disclosure summary={t('wrong')}>
            <LineField label={t('wrongReason')} value={reason} maxLength={300} onChange={setReason} />
            <p>
              <Button onClick={() => judge(false)}>{t('wrong')}</Button>
            </p>
          </Disclosure>
        </>
      )}
      <RefusalNotice error={command.error} />
    </article>
  )
}

function ProposalCard({ proposal, onDone }: CardProps & { readonly proposal: Proposal }) {
  const t = useTexts(deskBenefitTexts)
  const b = useTexts(benefitWords)
  const { language } = useLanguage()
  const [record, setRecord] = useState('')
  const command = useCommand(service.fulfilProposal, () => onDone(t('fulfilledDone')))
  return (
    <article className="desk-card stack-tight">
      <p className="row">
        <strong>{proposal.enterprise}</strong>
        <span>{inLanguage(proposal.benefit.title, language)}</span>
        <Status tone={PROPOSAL_TONES[proposal.stage]}>{b(proposal.stage)}</Status>
      </p>
      <ProposalFacts proposal={proposal} />
      {proposal.stage === 'confirmed' && (
        <form
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault()
            if (!isWritten(record)) return
            const body = { expectedVersion: proposal.version, record: record.trim() }
            command.mutate({ params: { id: proposal.id }, body })
          }}
        >
          <LineField label={t('record')} value={record} maxLength={500} onChange={setRecord} />
          <RefusalNotice error={command.error} />
          <Button kind="primary" type="submit" busy={command.isPending}>
            {t('doFulfil')}
          </Button>
        </form>
      )}
    </article>
  )
}
