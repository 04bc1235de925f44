import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { supervision } from '../client.ts'
import type { Organ } from '../client.ts'
import { linkageTexts } from './texts.ts'

/** 接入部门系统: from then on nobody there writes anything twice. Both keys are shown once. */
export function Connect({ organs, onDone }: { readonly organs: readonly Organ[]; readonly onDone: () => void }) {
  const t = useTexts(linkageTexts)
  const [organ, setOrgan] = useState('')
  const [name, setName] = useState('')
  const [hook, setHook] = useState('')
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const [keys, setKeys] = useState<{ readonly call: string; readonly hook: string } | undefined>(undefined)
  const command = useCommand(supervision.connectSystem, ({ callSecret, hookSecret }) => {
    setKeys({ call: callSecret, hook: hookSecret })
    onDone()
  })
  const isWhole = organ !== '' && name.trim().length >= 2 && until !== ''
  return (
    <Disclosure summary={t('connect')} open={keys !== undefined}>
      <form
        className="stack reading"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!isWhole) return
          const address = hook.trim() === '' ? null : hook.trim()
          command.mutate({ body: { organ, name: name.trim(), hook: address, until } })
        }}
      >
        {keys !== undefined && (
          <Notice tone="good" announced title={t('callSecret')}>
            <p>
              <code className="key-text">{keys.call}</code>
            </p>
            <p>
              {t('hookSecret')} <code className="key-text">{keys.hook}</code>
            </p>
          </Notice>
        )}
        <ChoiceField
          label={t('organ')}
          error={tried && !isWhole ? t('connectWrong') : undefined}
          value={organ}
          options={organs.map((one) => ({ value: one.organ, label: one.name }))}
          onChange={setOrgan}
        />
        <LineField label={t('systemName')} maxLength={80} value={name} onChange={setName} />
        <LineField
          label={t('hook')}
          hint={t('hookHint')}
          required={false}
          inputMode="url"
          value={hook}
          onChange={setHook}
        />
        <DayField label={t('until')} value={until} onChange={setUntil} />
        <RefusalNotice error={command.error} />
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('doConnect')}
        </Button>
      </form>
    </Disclosure>
  )
}

export function Disconnect({ organ, onDone }: { readonly organ: string; readonly onDone: () => void }) {
  const t = useTexts(linkageTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(supervision.disconnectSystem, onDone)
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ params: { id: organ }, body: { reason: reason.trim() } })
      }}
    >
      <LineField label={t('disconnectReason')} required minLength={2} value={reason} onChange={setReason} />
      <Button type="submit" busy={command.isPending}>
        {t('disconnect')}
      </Button>
      <RefusalNotice error={command.error} />
    </form>
  )
}
