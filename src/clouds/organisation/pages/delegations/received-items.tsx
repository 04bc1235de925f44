import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { decidingOrgansQuery } from '#web/organs.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import type { ReceivedItem } from '../client.ts'
import { delegationTexts } from './texts.ts'

interface DoneProps {
  readonly onDone: (sentence: string) => void
}
const NEXT = { DELEGATED: 'TAKE_OVER', TAKEN_OVER: 'STANDARDISE', STANDARDISED: null, TRANSFERRED: null } as const

/** 新下放事项: 先承接、规范后再划转. */
export function ReceivedItems({ onDone }: DoneProps) {
  const t = useTexts(delegationTexts)
  const { language } = useLanguage()
  const session = useSession()
  const query = useQuery({ queryKey: ['delegations', 'received'], queryFn: () => organisation.receivedItems({}) })
  return (
    <Panel title={t('received')}>
      <div className="stack">
        {sessionMay(session, 'power.move') && (
          <Disclosure summary={t('receive')}>
            <ReceiveForm onDone={onDone} />
          </Disclosure>
        )}
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('noReceived')} />
            ) : (
              <Table
                caption={t('received')}
                captionHidden
                rows={items}
                rowKey={({ code }) => code}
                columns={[
                  { key: 'name', label: t('name'), heading: true, cell: ({ name, code }) => `${name}　${code}` },
                  { key: 'level', label: t('level'), cell: ({ fromLevel }) => t(fromLevel) },
                  { key: 'document', label: t('document'), cell: ({ document }) => document },
                  {
                    key: 'department',
                    label: t('department'),
                    cell: ({ department }) => inLanguage(department.name, language),
                  },
                  { key: 'stage', label: t('stage'), cell: ({ stage }) => t(stage) },
                  { key: 'next', label: t('next'), cell: (item) => <Step item={item} onDone={onDone} /> },
                ]}
              />
            )
          }
        </Loaded>
      </div>
    </Panel>
  )
}

function Step({ item, onDone }: DoneProps & { readonly item: ReceivedItem }) {
  const t = useTexts(delegationTexts)
  const { code, name, stage, mine } = item
  const next = NEXT[stage]
  const advance = useCommand(organisation.advanceReceivedItem, () => onDone(t('stepDone', { name })))
  if (next === null || !mine) return null
  return (
    <>
      <Button busy={advance.isPending} onClick={() => advance.mutate({ params: { code }, body: { step: next } })}>
        {t(next)}
      </Button>
      <RefusalNotice error={advance.error} />
    </>
  )
}

const EMPTY = { code: '', name: '', fromLevel: 'PROVINCE', document: '', receivedOn: '', department: '' } as const
type Typed = Readonly<Record<keyof typeof EMPTY, string>>
const LEVELS = ['STATE', 'PROVINCE', 'CITY'] as const

function ReceiveForm({ onDone }: DoneProps) {
  const t = useTexts(delegationTexts)
  const { language } = useLanguage()
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const organs = useQuery(decidingOrgansQuery)
  const receive = useCommand(organisation.receiveItem, ({ name }) => {
    setTyped(EMPTY)
    onDone(t('receivedDone', { name }))
  })
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const line = (name: 'code' | 'name' | 'document') => (
    <LineField
      label={t(name)}
      required
      minLength={name === 'code' ? 4 : 2}
      maxLength={name === 'code' ? 80 : 100}
      value={typed[name]}
      onChange={(value) => type({ [name]: value })}
    />
  )
  const choice = (name: 'fromLevel' | 'department', label: string, options: { value: string; label: string }[]) => (
    <ChoiceField
      label={label}
      required
      value={typed[name]}
      options={options}
      onChange={(value) => type({ [name]: value })}
    />
  )
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const fromLevel = LEVELS.find((level) => level === typed.fromLevel) ?? 'PROVINCE'
        receive.mutate({ body: { ...typed, fromLevel } })
      }}
    >
      {line('code')}
      {line('name')}
      {choice(
        'fromLevel',
        t('level'),
        LEVELS.map((value) => ({ value, label: t(value) })),
      )}
      {line('document')}
      <DayField
        label={t('receivedOn')}
        required
        value={typed.receivedOn}
        onChange={(value) => type({ receivedOn: value })}
      />
      {choice(
        'department',
        t('department'),
        (organs.data ?? []).map(({ id, name, nameEn }) => ({
          value: id,
          label: language === 'en' ? nameEn : name,
        })),
      )}
      <RefusalNotice error={receive.error} />
      <Button kind="primary" type="submit" busy={receive.isPending}>
        {t('doReceive')}
      </Button>
    </form>
  )
}
