import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { service } from '../client.ts'
import type { Profile, Proposal, Recommended } from '../client.ts'
import { benefitWords, PROFILE_TONES, PROPOSAL_TONES } from '../parts/benefit-words.ts'
import { ProposalFacts } from '../parts/proposal-facts.tsx'
import { ProfileForm } from './profile-form.tsx'
import '../parts/own-card.css'

const words = texts(
  {
    title: '惠企政策',
    lead: '不用申请：填好企业信息、核对通过后，符合条件的政策会自动出现在这里，点一下确认即可享受。',
    none: '填报企业信息后，这里会列出为您匹配的政策。',
    noProposals: '暂时没有完全符合的政策；信息变化或新政策发布时会自动再次匹配。',
    take: '确认享受',
    decline: '放弃',
    taken: '已确认，经办单位会主动兑现。',
    declinedDone: '已记录放弃。',
    profile: '填报企业信息',
    change: '修改企业信息',
    recommended: '为本企业推荐',
    items: '同行业企业常办的事项',
    services: '园区增值服务',
    nearly: '差一项条件的政策',
    missing: '还差：{conditions}',
    saved: '已提交，服务台核对后自动匹配政策。',
    rejected: '未通过核对：{reason}',
  },
  {
    title: 'Benefits for enterprises',
    lead: 'No application: say what your enterprise is; once it is looked up, every policy you meet appears here and is taken with one press.',
    none: 'Say what your enterprise is, and the policies matched to it are listed here.',
    noProposals: 'No policy fits now; it is matched again whenever your data or the policies change.',
    take: 'Take it',
    decline: 'Decline',
    taken: 'Confirmed. It will be delivered without further asking.',
    declinedDone: 'Declined.',
    profile: 'Say what my enterprise is',
    change: 'Change the data',
    recommended: 'Recommended for this enterprise',
    items: 'What enterprises of this industry often need',
    services: 'Services of the park',
    nearly: 'Policies missed by one condition',
    missing: 'Missing: {conditions}',
    saved: 'Sent. Policies are matched once the desk has looked it up.',
    rejected: 'Sent back: {reason}',
  },
)

export default function MyBenefitsPage() {
  const t = useTexts(words)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const query = useQuery({ queryKey: ['my-benefits'], queryFn: () => service.myBenefits({}) })
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['my-benefits'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Loaded query={query} lines={8}>
        {({ profiles, industries, parks }) => (
          <>
            {profiles.length === 0 && <EmptyState icon="store" title={t('none')} />}
            {profiles.map(({ profile, proposals, recommended }) => (
              <Panel key={profile.id} title={profile.name} aside={<ProfileStatus profile={profile} />}>
                {profile.stage === 'rejected' && <p>{t('rejected', { reason: profile.reason })}</p>}
                {profile.stage === 'verified' && proposals.length === 0 && <p className="soft">{t('noProposals')}</p>}
                {proposals.map((proposal) => (
                  <ProposalCard key={proposal.id} proposal={proposal} onDone={done} />
                ))}
                <Recommendation recommended={recommended} />
                <Disclosure summary={t('change')}>
                  <ProfileForm
                    industries={industries}
                    parks={parks}
                    profile={profile}
                    onDone={() => done(t('saved'))}
                  />
                </Disclosure>
              </Panel>
            ))}
            <Panel title={t('profile')}>
              <ProfileForm
                key={profiles.length}
                industries={industries}
                parks={parks}
                profile={undefined}
                onDone={() => done(t('saved'))}
              />
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

function ProfileStatus({ profile }: { readonly profile: Profile }) {
  const b = useTexts(benefitWords)
  return <Status tone={PROFILE_TONES[profile.stage]}>{b(profile.stage)}</Status>
}

interface ProposalCardProps {
  readonly proposal: Proposal
  readonly onDone: (sentence: string) => void
}

function ProposalCard({ proposal, onDone }: ProposalCardProps) {
  const t = useTexts(words)
  const b = useTexts(benefitWords)
  const { language } = useLanguage()
  const answer = useCommand(service.answerProposal, ({ stage }) =>
    onDone(t(stage === 'confirmed' ? 'taken' : 'declinedDone')),
  )
  const send = (confirmed: boolean) => {
    answer.mutate({ params: { id: proposal.id }, body: { expectedVersion: proposal.version, confirmed, reason: '' } })
  }
  return (
    <article className="stack-tight own-card">
      <div className="row">
        <h3>{inLanguage(proposal.benefit.title, language)}</h3>
        <Status tone={PROPOSAL_TONES[proposal.stage]}>{b(proposal.stage)}</Status>
      </div>
      <ProposalFacts proposal={proposal} />
      <RefusalNotice error={answer.error} />
      {proposal.stage === 'proposed' && (
        <p className="row">
          <Button kind="primary" busy={answer.isPending} onClick={() => send(true)}>
            {t('take')}
          </Button>
          <Button disabled={answer.isPending} onClick={() => send(false)}>
            {t('decline')}
          </Button>
        </p>
      )}
    </article>
  )
}

/** Never the same for two industries: nothing is shown where nothing fits. */
function Recommendation({ recommended: { items, services, nearly } }: { readonly recommended: Recommended }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  if (items.length + services.length + nearly.length === 0) return null
  return (
    <Disclosure summary={t('recommended')} open>
      <div className="stack-tight">
        {services.length > 0 && <h3>{t('services')}</h3>}
        <ul>
          {services.map(({ point, service: offered }) => (
            <li key={offered.zh}>
              {inLanguage(offered, language)}（
              <Link to="/points/$id" params={{ id: point.id }}>
                {inLanguage(point.name, language)}
              </Link>
              ）
            </li>
          ))}
        </ul>
        {items.length > 0 && <h3>{t('items')}</h3>}
        <ul>
          {items.map(({ code, name }) => (
            <li key={code}>
              <Link to="/items/$code" params={{ code }}>
                {inLanguage(name, language)}
              </Link>
            </li>
          ))}
        </ul>
        {nearly.length > 0 && <h3>{t('nearly')}</h3>}
        <ul>
          {nearly.map(({ title, gives, missing }) => (
            <li key={title.zh}>
              {inLanguage(title, language)}：{inLanguage(gives, language)}
              <br />
              <span className="soft small">
                {t('missing', { conditions: missing.map((one) => inLanguage(one, language)).join('；') })}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  )
}
