import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { reuse } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { DateInput, Select, TextArea, TextInput } from '#web/ui/inputs.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { api } from '../../api.ts'
import { callTexts } from '../call-texts.ts'
import { callsTexts } from './texts.ts'

type Grant = Output<typeof api.systemGrants>['items'][number]
const PURPOSES = ['APPROVAL', 'SUPERVISION', 'PUBLIC_SERVICE', 'ENFORCEMENT'] as const

/** 部门系统: which may call what, and the form that lets another. */
export function Systems() {
  const t = useTexts(callsTexts)
  const list = useQuery({ queryKey: ['system-grants'], queryFn: () => reuse.systemGrants({}) })
  if (list.error !== null) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton />
  const { items, organs } = list.data
  return (
    <div className="stack">
      {items.length === 0 && <EmptyState icon="check" title={t('grantsNone')} />}
      {items.map((grant) => (
        <GrantCard key={grant.id} grant={grant} />
      ))}
      <GrantForm organs={organs} />
    </div>
  )
}

function GrantCard({ grant }: { readonly grant: Grant }) {
  const t = useTexts(callsTexts)
  const c = useTexts(callTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const revoke = useCommand(reuse.revokeSystemGrant, () => {
    void queries.invalidateQueries({ queryKey: ['system-grants'] })
  })
  const { name, organName, purposes, types, dailyMax, until, revokedAt } = grant
  const separator = language === 'zh' ? '、' : ', '
  return (
    <Panel
      title={name}
      level={3}
      aside={
        <Status tone={revokedAt === null ? 'good' : 'off'}>{t(revokedAt === null ? 'standing' : 'revoked')}</Status>
      }
    >
      <div className="stack">
        <p>
          {organName} · {purposes.map((purpose) => c(purpose)).join(separator)} · {t('sameDay', { max: dailyMax })} ·{' '}
          {t('grantUntil')} {formatDate(until, language)}
        </p>
        <p className="small soft">{types.join(separator)}</p>
        {revokedAt === null && (
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault()
              revoke.mutate({ params: { id: grant.id }, body: { reason: reason.trim() } })
            }}
          >
            <Field label={t('reason')}>
              {(control) => (
                <TextInput
                  {...control}
                  required
                  minLength={4}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <Button type="submit" busy={revoke.isPending}>
              {t('revoke')}
            </Button>
          </form>
        )}
        <RefusalNotice error={revoke.error} />
      </div>
    </Panel>
  )
}

function GrantForm({ organs }: { readonly organs: Output<typeof api.systemGrants>['organs'] }) {
  const t = useTexts(callsTexts)
  const c = useTexts(callTexts)
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [organ, setOrgan] = useState('')
  const [purposes, setPurposes] = useState<readonly string[]>([])
  const [types, setTypes] = useState('')
  const [dailyMax, setMax] = useState('1000')
  const [until, setUntil] = useState('')
  const [basis, setBasis] = useState('')
  const [secret, setSecret] = useState('')
  const grant = useCommand(reuse.grantSystem, (answer) => {
    setSecret(answer.secret)
    void queries.invalidateQueries({ queryKey: ['system-grants'] })
  })
  const body = {
    name: name.trim(),
    organ,
    purposes: PURPOSES.filter((one) => purposes.includes(one)),
    types: [...new Set(types.split(/\s+/).filter((one) => one !== ''))],
    dailyMax: Number(dailyMax),
    until,
    basis: basis.trim(),
  }
  return (
    <Panel title={t('grantNew')}>
      <form
        className="stack reading"
        onSubmit={(event) => {
          event.preventDefault()
          grant.mutate({ body })
        }}
      >
        {secret !== '' && (
          <Notice tone="good" announced title={t('secret')}>
            <code>{secret}</code>
          </Notice>
        )}
        <Field label={t('grantName')}>
          {(control) => (
            <TextInput {...control} required value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('grantOrgan')}>
          {(control) => (
            <Select
              {...control}
              required
              value={organ}
              onChange={(event) => setOrgan(event.target.value)}
              options={organs.map(({ id, name: label }) => ({ value: id, label }))}
            />
          )}
        </Field>
        <CheckboxGroup
          legend={t('purpose')}
          name="purposes"
          values={[...purposes]}
          onChange={setPurposes}
          options={PURPOSES.map((value) => ({ value, label: c(value) }))}
        />
        <Field label={t('grantTypes')}>
          {(control) => (
            <TextArea {...control} required rows={3} value={types} onChange={(event) => setTypes(event.target.value)} />
          )}
        </Field>
        <Field label={t('grantMax')}>
          {(control) => (
            <TextInput
              {...control}
              required
              inputMode="numeric"
              value={dailyMax}
              onChange={(event) => setMax(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('grantUntil')}>
          {(control) => (
            <DateInput {...control} required value={until} onChange={(event) => setUntil(event.target.value)} />
          )}
        </Field>
        <Field label={t('grantBasis')}>
          {(control) => (
            <TextInput {...control} required value={basis} onChange={(event) => setBasis(event.target.value)} />
          )}
        </Field>
        <RefusalNotice error={grant.error} />
        <div className="action-bar">
          <Button kind="primary" type="submit" busy={grant.isPending}>
            {t('grant')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
