import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { organisation } from '../client.ts'
import { useRoleNames } from './role-names.ts'
import { officersTexts } from './texts.ts'

type Proposal = Output<typeof api.proposals>['items'][number]
interface ProposalProps {
  readonly proposal: Proposal
  readonly onDone: (sentence: string) => void
}

/** What one administrator asked for and another has to look at. */
export function Proposals({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(officersTexts)
  const query = useQuery({ queryKey: ['officers', 'proposals'], queryFn: () => organisation.proposals({}) })
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="stack" aria-labelledby="officer-proposals">
            <h2 id="officer-proposals">{t('waiting', { count: items.length })}</h2>
            {items.map((proposal) => (
              <ProposalCard key={proposal.officer} proposal={proposal} onDone={onDone} />
            ))}
          </section>
        )
      }
    </Loaded>
  )
}

function ProposalCard({ proposal, onDone }: ProposalProps) {
  const t = useTexts(officersTexts)
  const namesOf = useRoleNames()
  const { language } = useLanguage()
  const { about, name, organName, post, roles, username, proposedBy, proposedAt, own } = proposal
  return (
    <Panel title={t(about === 'person' ? 'proposedPerson' : 'proposedRoles', { name })}>
      <div className="stack reading">
        <Facts
          facts={[
            { label: t('organ'), value: organName },
            { label: t('post'), value: post },
            { label: t('roles'), value: namesOf(roles) },
            ...(username === null ? [] : [{ label: t('username'), value: username }]),
            { label: t('proposedBy'), value: `${proposedBy}　${formatMoment(proposedAt, language)}` },
          ]}
        />
        {own ? <p className="soft">{t('ownWaits')}</p> : <Confirmation proposal={proposal} onDone={onDone} />}
        <Disclosure summary={t(own ? 'takeBack' : 'decline')}>
          <Declining proposal={proposal} onDone={onDone} />
        </Disclosure>
      </div>
    </Panel>
  )
}

function Confirmation({ proposal, onDone }: ProposalProps) {
  const t = useTexts(officersTexts)
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const { officer, about, name, username } = proposal
  const person = about === 'person'
  const confirmation = useCommand(organisation.confirmProposal, () => {
    onDone(person ? t('appointed', { name, username: username ?? '' }) : t('rolesGranted', { name }))
    void queries.invalidateQueries({ queryKey: ['officers'] })
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        confirmation.mutate({ params: { officer }, body: { password: person ? password : null } })
      }}
    >
      {person && (
        <LineField
          label={t('password')}
          hint={t('passwordHint')}
          required
          type="password"
          autoComplete="new-password"
          value={password}
          minLength={12}
          maxLength={200}
          onChange={setPassword}
        />
      )}
      <RefusalNotice error={confirmation.error} />
      <Button kind="primary" type="submit" busy={confirmation.isPending}>
        {t(person ? 'confirmPerson' : 'confirmRoles')}
      </Button>
    </form>
  )
}

function Declining({ proposal, onDone }: ProposalProps) {
  const t = useTexts(officersTexts)
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const { officer, name, own } = proposal
  const declining = useCommand(organisation.declineProposal, () => {
    onDone(t('declined', { name }))
    void queries.invalidateQueries({ queryKey: ['officers'] })
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        declining.mutate({ params: { officer }, body: { reason } })
      }}
    >
      <LineField label={t('reason')} required value={reason} minLength={2} maxLength={500} onChange={setReason} />
      <RefusalNotice error={declining.error} />
      <Button type="submit" busy={declining.isPending}>
        {t(own ? 'takeBack' : 'decline')}
      </Button>
    </form>
  )
}
