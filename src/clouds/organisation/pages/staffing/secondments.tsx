import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { ROLES } from '#policy'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { organisation } from '../client.ts'
import type { Secondment } from '../client.ts'
import { useRoleNames } from '../officers/role-names.ts'
import { ReasonForm } from '../reason-form.tsx'
import { roleTexts } from '../role-texts.ts'
import { useOfficers } from './officers.ts'
import { staffingTexts } from './texts.ts'

interface DoneProps {
  readonly onDone: (sentence: string) => void
}
const TONES = { WAITING: 'wait', AHEAD: 'wait', RUNNING: 'good', OVER: 'off', DECLINED: 'off' } as const

export function Secondments({ onDone }: DoneProps) {
  const t = useTexts(staffingTexts)
  const query = useQuery({ queryKey: ['staffing', 'secondments'], queryFn: () => organisation.secondments({}) })
  return (
    <Panel title={t('secondments')}>
      <div className="stack">
        <Disclosure summary={t('propose')}>
          <ProposeForm onDone={onDone} />
        </Disclosure>
        <Loaded query={query}>
          {({ items }) => (
            <>
              {items.length === 0 && <EmptyState title={t('noSecondments')} />}
              {items.map((one) => (
                <SecondmentPaper key={one.id} secondment={one} onDone={onDone} />
              ))}
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  )
}

function SecondmentPaper({ secondment, onDone }: DoneProps & { readonly secondment: Secondment }) {
  const t = useTexts(staffingTexts)
  const { language } = useLanguage()
  const namesOf = useRoleNames()
  const { name, home, to, post, roles, from, lastDay, basis, stage, proposedBy } = secondment
  return (
    <section className="stack-tight" aria-label={name}>
      <h3>
        {name} <Status tone={TONES[stage]}>{t(stage)}</Status>
      </h3>
      <Facts
        facts={[
          { label: t('home'), value: inLanguage(home.name, language) },
          { label: t('to'), value: `${inLanguage(to.name, language)}　${post}` },
          { label: t('roles'), value: namesOf(roles) },
          { label: t('from'), value: formatDate(from, language) },
          { label: t('lastDay'), value: formatDate(lastDay, language) },
          { label: t('basis'), value: basis },
          { label: t('proposedBy'), value: proposedBy },
        ]}
      />
      <SecondmentActs secondment={secondment} onDone={onDone} />
    </section>
  )
}

function SecondmentActs({ secondment, onDone }: DoneProps & { readonly secondment: Secondment }) {
  const t = useTexts(staffingTexts)
  const { id, name, stage, own } = secondment
  const params = { id }
  const confirm = useCommand(organisation.confirmSecondment, () => onDone(t('confirmed', { name })))
  const decline = useCommand(organisation.declineSecondment, () => onDone(t('declined', { name })))
  const end = useCommand(organisation.endSecondment, () => onDone(t('ended', { name })))
  if (stage === 'WAITING')
    return (
      <div className="stack-tight">
        {!own && (
          <p>
            <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ params, body: {} })}>
              {t('confirm')}
            </Button>
          </p>
        )}
        <RefusalNotice error={confirm.error} />
        <Disclosure summary={t(own ? 'takeBack' : 'decline')}>
          <ReasonForm
            label={t('reason')}
            act={t(own ? 'takeBack' : 'decline')}
            busy={decline.isPending}
            error={decline.error}
            onSubmit={(reason) => decline.mutate({ params, body: { reason } })}
          />
        </Disclosure>
      </div>
    )
  if (stage !== 'RUNNING' && stage !== 'AHEAD') return null
  return (
    <Disclosure summary={t('end')}>
      <ReasonForm
        label={t('reason')}
        act={t('end')}
        busy={end.isPending}
        error={end.error}
        onSubmit={(reason) => end.mutate({ params, body: { reason } })}
      />
    </Disclosure>
  )
}

const EMPTY = { officer: '', to: '', post: '', from: '', until: '', basis: '' } as const
type Typed = Readonly<Record<keyof typeof EMPTY, string>>

function ProposeForm({ onDone }: DoneProps) {
  const t = useTexts(staffingTexts)
  const roleName = useTexts(roleTexts)
  const { language } = useLanguage()
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [roles, setRoles] = useState<readonly string[]>([])
  const officers = useOfficers()
  const organs = useQuery(organsQuery)
  const propose = useCommand(organisation.proposeSecondment, ({ name }) => {
    setTyped(EMPTY)
    setRoles([])
    onDone(t('proposed', { name }))
  })
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const choice = (name: 'officer' | 'to', options: { value: string; label: string }[]) => (
    <ChoiceField
      label={t(name)}
      required
      value={typed[name]}
      options={options}
      onChange={(value) => type({ [name]: value })}
    />
  )
  const line = (name: 'post' | 'basis') => (
    <LineField
      label={t(name)}
      required
      minLength={2}
      maxLength={50}
      value={typed[name]}
      onChange={(value) => type({ [name]: value })}
    />
  )
  const day = (name: 'from' | 'until') => (
    <DayField label={t(name)} required value={typed[name]} onChange={(value) => type({ [name]: value })} />
  )
  const named = (organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'en' ? nameEn : name,
  }))
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        propose.mutate({ body: { ...typed, roles: ROLES.filter((role) => roles.includes(role)) } })
      }}
    >
      {choice(
        'officer',
        officers.map(({ id, name, organName }) => ({ value: id, label: `${name}　${organName}` })),
      )}
      {choice('to', named)}
      {line('post')}
      <CheckboxGroup
        name="secondment-roles"
        legend={t('roles')}
        inline
        options={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
        values={roles}
        onChange={setRoles}
      />
      {day('from')}
      {day('until')}
      {line('basis')}
      <RefusalNotice error={propose.error} />
      <Button kind="primary" type="submit" busy={propose.isPending} disabled={roles.length === 0}>
        {t('doPropose')}
      </Button>
    </form>
  )
}
