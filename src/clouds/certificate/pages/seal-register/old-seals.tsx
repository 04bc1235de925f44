import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, DayField, LineField, OneOfField } from '#web/ui/fields.tsx'
import { StatusLine } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { today } from './days.ts'
import { sealTexts } from './texts.ts'

/** The list follows the ledger a moment behind. */
const LOOK_AGAIN_MS = 3_000

type OldSeal = Output<typeof api.oldSeals>['items'][number]

/** 55 → 1: every seal that was given up, with its last day and the proof that it is no more. */
export function OldSeals({ keeps }: { readonly keeps: boolean }) {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  const list = useQuery({
    queryKey: ['old-seals'],
    queryFn: () => certificate.oldSeals({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const items = list.data?.items ?? []
  const waiting = items.filter(({ destroyedOn }) => destroyedOn === null)
  return (
    <Panel title={t('oldSeals')}>
      <div className="stack">
        <p className="soft reading">{t('oldLead')}</p>
        {items.length === 0 ? (
          <p className="soft">{t('oldNone')}</p>
        ) : (
          <>
            <p>{t('oldCount', { total: items.length, destroyed: items.length - waiting.length })}</p>
            <Table
              caption={t('oldSeals')}
              captionHidden
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: 'name', label: t('sealName'), heading: true, cell: ({ name }) => name },
                { key: 'organ', label: t('organName'), cell: ({ organName }) => organName },
                { key: 'registration', label: t('registration'), cell: ({ registration }) => registration },
                { key: 'kind', label: t('kind'), cell: ({ kind }) => t(kind) },
                { key: 'by', label: t('handedOverBy'), cell: ({ handedOverBy }) => handedOverBy },
                { key: 'end', label: t('endOfUse'), cell: ({ endOfUse }) => formatDate(endOfUse, language) },
                { key: 'gone', label: t('destroyed'), cell: (row) => <Destroyed row={row} /> },
              ]}
            />
          </>
        )}
        {keeps && <HandOver />}
        {keeps && waiting.length > 0 && <Destroy waiting={waiting} />}
      </div>
    </Panel>
  )
}

function Destroyed({ row }: { readonly row: OldSeal }) {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  const { destroyedOn, method, certificateNumber, witnesses } = row
  if (destroyedOn === null || method === null) return <Status tone="warn">{t('notDestroyed')}</Status>
  return (
    <>
      {formatDate(destroyedOn, language)} {t(method)}
      <br />
      <span className="soft">
        {certificateNumber} {witnesses.join('、')}
      </span>
    </>
  )
}

function useRefresh() {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['old-seals'] })
}

const BLANK = { organName: '', name: '', registration: '', handedOverBy: '' }
const KINDS = ['PHYSICAL', 'ELECTRONIC'] as const
function HandOver() {
  const t = useTexts(sealTexts)
  const refresh = useRefresh()
  const [given, setGiven] = useState(BLANK)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('PHYSICAL')
  const [endOfUse, setEndOfUse] = useState(today())
  const [done, setDone] = useState('')
  const command = useCommand(certificate.handOverSeal, () => {
    setDone(t('handedOver'))
    setGiven(BLANK)
    refresh()
  })
  const line = (key: keyof typeof BLANK, label: string) => (
    <LineField label={label} value={given[key]} onChange={(value) => setGiven({ ...given, [key]: value })} />
  )
  const isWhole = Object.values(given).every((text) => text.trim().length >= 2)
  return (
    <Disclosure summary={t('handOver')}>
      <form
        className="stack reading"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) command.mutate({ body: { ...given, kind, endOfUse } })
        }}
      >
        {line('organName', t('organName'))}
        {line('name', t('sealName'))}
        {line('registration', t('registration'))}
        <ChoiceField
          label={t('kind')}
          empty={null}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => setKind(value === 'ELECTRONIC' ? 'ELECTRONIC' : 'PHYSICAL')}
        />
        {line('handedOverBy', t('handedOverBy'))}
        <DayField label={t('endOfUse')} value={endOfUse} onChange={setEndOfUse} />
        <RefusalNotice error={command.error} />
        <StatusLine>{done}</StatusLine>
        <Button type="submit" busy={command.isPending} disabled={!isWhole}>
          {t('doHandOver')}
        </Button>
      </form>
    </Disclosure>
  )
}

const METHODS = ['CUT', 'MELTED', 'REVOKED'] as const
function Destroy({ waiting }: { readonly waiting: readonly OldSeal[] }) {
  const t = useTexts(sealTexts)
  const refresh = useRefresh()
  const [id, setId] = useState('')
  const [on, setOn] = useState(today())
  const [method, setMethod] = useState<(typeof METHODS)[number]>('CUT')
  const [certificateNumber, setNumber] = useState('')
  const [names, setNames] = useState('')
  const [done, setDone] = useState('')
  const command = useCommand(certificate.destroySeal, () => {
    setDone(t('destroyedNow'))
    setId('')
    refresh()
  })
  const witnesses = names
    .split(/[、,，;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const isWhole = id !== '' && certificateNumber.trim().length >= 2 && witnesses.length >= 2
  const text = (label: string, value: string, take: (value: string) => void) => (
    <LineField label={label} value={value} onChange={take} />
  )
  return (
    <Disclosure summary={t('destroy')}>
      <form
        className="stack reading"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) command.mutate({ params: { id }, body: { on, method, certificateNumber, witnesses } })
        }}
      >
        <ChoiceField
          label={t('which')}
          value={id}
          options={waiting.map((one) => ({ value: one.id, label: `${one.name} ${one.registration}` }))}
          onChange={setId}
        />
        <DayField label={t('on')} value={on} onChange={setOn} />
        <OneOfField
          label={t('method')}
          value={method}
          options={METHODS.map((value) => ({ value, label: t(value) }))}
          onChange={setMethod}
        />
        {text(t('certificateNumber'), certificateNumber, setNumber)}
        {text(t('witnesses'), names, setNames)}
        <RefusalNotice error={command.error} />
        <StatusLine>{done}</StatusLine>
        <Button type="submit" busy={command.isPending} disabled={!isWhole}>
          {t('doDestroy')}
        </Button>
      </form>
    </Disclosure>
  )
}
