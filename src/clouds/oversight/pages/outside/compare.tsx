import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { DateInput, Select, TextArea, TextInput } from '#web/ui/inputs.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { oversight } from '../client.ts'
import type { Outside } from '../client.ts'
import { outsideTexts } from './texts.ts'

interface CompareProps {
  readonly organs: Outside['organs']
  readonly onDone: (outside: Outside) => void
}

export function Compare({ organs, onDone }: CompareProps) {
  const t = useTexts(outsideTexts)
  const [organ, setOrgan] = useState('')
  const [source, setSource] = useState('')
  const [since, setSince] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(oversight.compareRegister, onDone)
  const whole = organ !== '' && source.trim().length >= 2 && since !== '' && text.trim() !== ''
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (whole) command.mutate({ body: { organ, source: source.trim(), since, text } })
      }}
    >
      <Field label={t('whose')}>
        {(control) => (
          <Select
            {...control}
            value={organ}
            options={organs.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setOrgan(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('source')}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('since')}>
        {(control) => (
          <DateInput {...control} value={since} onChange={(event) => setSince(event.currentTarget.value)} />
        )}
      </Field>
      <Field label={t('table')} hint={t('tableHint')}>
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            maxLength={900_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {tried && !whole && (
        <Notice tone="bad" announced>
          {t('incomplete')}
        </Notice>
      )}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doCompare')}
      </Button>
    </form>
  )
}
