import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { reuse } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField, TextField } from '#web/ui/fields.tsx'
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
            <LineField label={t('reason')} required minLength={4} value={reason} onChange={setReason} />
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
        <LineField label={t('grantName')} required value={name} onChange={setName} />
        <ChoiceField
          label={t('grantOrgan')}
          required
          value={organ}
          options={organs.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setOrgan}
        />
        <CheckboxGroup
          legend={t('purpose')}
          name="purposes"
          values={[...purposes]}
          onChange={setPurposes}
          options={PURPOSES.map((value) => ({ value, label: c(value) }))}
        />
        <TextField label={t('grantTypes')} required rows={3} value={types} onChange={setTypes} />
        <LineField label={t('grantMax')} required inputMode="numeric" value={dailyMax} onChange={setMax} />
        <DayField label={t('grantUntil')} required value={until} onChange={setUntil} />
        <LineField label={t('grantBasis')} required value={basis} onChange={setBasis} />
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
