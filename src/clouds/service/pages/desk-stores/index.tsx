import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { service } from '../client.ts'
import type { DeskStore } from '../client.ts'
import { StoreForm } from './store-form.tsx'
import { deskStoreTexts } from './texts.ts'

/** 旗舰店: an official opens another front of the hall by describing it. */
export default function DeskStoresPage() {
  const t = useTexts(deskStoreTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const [count, setCount] = useState(0)
  const query = useQuery({ queryKey: ['desk-stores'], queryFn: () => service.deskPortals({}) })
  const done = (said: string) => {
    setSentence(said)
    setCount(count + 1)
    void queries.invalidateQueries({ queryKey: ['desk-stores'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Disclosure key={count} summary={t('create')}>
        <StoreForm store={undefined} onDone={done} />
      </Disclosure>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{t('none')}</p>}
            {items.map((store) => (
              <StoreCard key={`${store.code} ${store.changedAt}`} store={store} onDone={done} />
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}

interface CardProps {
  readonly store: DeskStore
  readonly onDone: (sentence: string) => void
}

function StoreCard({ store, onDone }: CardProps) {
  const t = useTexts(deskStoreTexts)
  const { language } = useLanguage()
  const { code, face, open } = store
  return (
    <Panel title={inLanguage(face.name, language)}>
      <div className="stack">
        <p className="row">
          <Status tone={open ? 'good' : 'off'}>{t(open ? 'open' : 'closed')}</Status>
          {open && (
            <Link to="/stores/$code" params={{ code }}>
              /stores/{code}
            </Link>
          )}
        </p>
        <Disclosure summary={t('edit')}>
          <StoreForm store={store} onDone={onDone} />
        </Disclosure>
        {open && (
          <Disclosure summary={t('close')}>
            <Closing code={code} onDone={onDone} />
          </Disclosure>
        )}
      </div>
    </Panel>
  )
}

function Closing({ code, onDone }: { readonly code: string; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(deskStoreTexts)
  const [reason, setReason] = useState('')
  const closing = useCommand(service.closePortal, () => onDone(t('closedDone')))
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        closing.mutate({ params: { code }, body: { reason } })
      }}
    >
      <LineField label={t('reason')} value={reason} maxLength={300} onChange={setReason} />
      <RefusalNotice error={closing.error} />
      <Button kind="danger" type="submit" disabled={!isWritten(reason)} busy={closing.isPending}>
        {t('close')}
      </Button>
    </form>
  )
}
