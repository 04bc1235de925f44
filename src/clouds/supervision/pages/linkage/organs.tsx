import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { supervision } from '../client.ts'
import type { Organ } from '../client.ts'
import { Connect, Disconnect } from './connect.tsx'
import { linkageTexts } from './texts.ts'

type Organs = Output<typeof api.supervisingOrgans>

/** 联络员与部门系统: how each organ is reached. */
export function Organs() {
  const t = useTexts(linkageTexts)
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({ queryKey: ['supervising-organs'], queryFn: () => supervision.supervisingOrgans({}) })
  const keep = (sentence: string) => {
    setDone(sentence)
    void queries.invalidateQueries({ queryKey: ['supervising-organs'] })
  }
  return (
    <Loaded query={query} lines={8}>
      {(organs) => (
        <div className="stack">
          <DoneNotice sentence={done} />
          {organs.mayName && <NameOurs organs={organs} onDone={() => keep(t('saved'))} />}
          {organs.mayConnect && <Connect organs={organs.items} onDone={() => keep('')} />}
          <OrganTable organs={organs} onDone={() => keep('')} />
        </div>
      )}
    </Loaded>
  )
}

function OrganTable({ organs, onDone }: { readonly organs: Organs; readonly onDone: () => void }) {
  const t = useTexts(linkageTexts)
  return (
    <Table
      caption={t('organs')}
      captionHidden
      rows={organs.items}
      rowKey={({ organ }) => organ}
      columns={[
        { key: 'organ', label: t('organ'), heading: true, cell: ({ name }) => name },
        { key: 'liaison', label: t('liaison'), cell: (organ) => <Liaisons organ={organ} /> },
        {
          key: 'system',
          label: t('connect'),
          cell: (organ) => (
            <>
              <SystemLine organ={organ} />
              {organs.mayConnect && organ.system !== null && <Disconnect organ={organ.organ} onDone={onDone} />}
            </>
          ),
        },
      ]}
    />
  )
}

function Liaisons({ organ: { liaisons } }: { readonly organ: Organ }) {
  const t = useTexts(linkageTexts)
  const { language } = useLanguage()
  if (liaisons.length === 0) return <span className="soft">{t('noLiaison')}</span>
  return (
    <ul className="plain">
      {liaisons.map(({ officer, name, contact, part, away, asked }) => (
        <li key={officer}>
          {name} <span className="soft small">{contact}</span>
          <span className="soft small">
            {asked && ` · ${t('asked')}`}
            {part === 'SUBSTITUTE' && ` · ${t('substitute')}`}
            {away !== null &&
              ` · ${t('away', { from: formatDate(away.from, language), until: formatDate(away.until, language) })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function SystemLine({ organ: { system, ownSystem } }: { readonly organ: Organ }) {
  const t = useTexts(linkageTexts)
  const { language } = useLanguage()
  if (system !== null)
    return system.standing ? (
      <>{t('system', { name: system.name, until: formatDate(system.until, language) })}</>
    ) : (
      <>{t('systemEnded', { name: system.name })}</>
    )
  if (ownSystem !== null) return <>{t('ownSystem', { name: ownSystem })}</>
  return <span className="soft">{t('none')}</span>
}

function NameOurs({ organs, onDone }: { readonly organs: Organs; readonly onDone: () => void }) {
  const t = useTexts(linkageTexts)
  const own = organs.items.find(({ organ }) => organ === organs.own)
  const first = own?.liaisons.find(({ part }) => part === 'LIAISON')
  const second = own?.liaisons.find(({ part }) => part === 'SUBSTITUTE')
  const [officer, setOfficer] = useState(first?.officer ?? '')
  const [contact, setContact] = useState(first?.contact ?? '')
  const [substitute, setSubstitute] = useState(second?.officer ?? '')
  const [from, setFrom] = useState(first?.away?.from ?? '')
  const [until, setUntil] = useState(first?.away?.until ?? '')
  const [tried, setTried] = useState(false)
  const command = useCommand(supervision.nameLiaisons, onDone)
  const isWhole = officer !== '' && contact.trim().length >= 3
  const options = organs.officers.map(({ id, name }) => ({ value: id, label: name }))
  const send = () => {
    setTried(true)
    if (!isWhole) return
    const away = from === '' || until === '' ? null : { from, until }
    const contactLine = contact.trim()
    const liaisons = [
      { officer, contact: contactLine, part: 'LIAISON' as const, away },
      ...(substitute === ''
        ? []
        : [{ officer: substitute, contact: contactLine, part: 'SUBSTITUTE' as const, away: null }]),
    ]
    command.mutate({ body: { liaisons } })
  }
  return (
    <Panel title={t('nameOurs')}>
      <form
        className="stack reading"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ChoiceField
          label={t('officer')}
          error={tried && !isWhole ? t('chooseOfficer') : undefined}
          value={officer}
          options={options}
          onChange={setOfficer}
        />
        <LineField label={t('contact')} maxLength={60} value={contact} onChange={setContact} />
        <ChoiceField
          label={t('substituteOfficer')}
          required={false}
          value={substitute}
          options={options}
          onChange={setSubstitute}
        />
        <div className="row">
          <DayField label={t('awayFrom')} required={false} value={from} onChange={setFrom} />
          <DayField label={t('awayUntil')} required={false} value={until} onChange={setUntil} />
        </div>
        <RefusalNotice error={command.error} />
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('save')}
        </Button>
      </form>
    </Panel>
  )
}
