import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { Outside } from '../client.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { outsideTexts } from './texts.ts'

interface SystemsProps {
  readonly outside: Outside
  readonly onDone: (outside: Outside, sentence: string) => void
}

/** Systems of departments that have to tell what they do, and whether they do. */
export function Systems({ outside, onDone }: SystemsProps) {
  const t = useTexts(outsideTexts)
  const { systems, items } = outside
  return (
    <Panel title={t('systems')}>
      {systems.length === 0 && <p className="soft">{t('systemsNone')}</p>}
      {systems.map((system) => (
        <SystemPaper
          key={system.id}
          system={system}
          names={system.items.map((code) => items.find((item) => item.code === code)?.name ?? code)}
          onDone={(after) => onDone(after, t('done'))}
        />
      ))}
      <Disclosure summary={t('register')}>
        <Register outside={outside} onDone={(after) => onDone(after, t('registered'))} />
      </Disclosure>
    </Panel>
  )
}

interface SystemProps {
  readonly system: Outside['systems'][number]
  readonly names: readonly string[]
  readonly onDone: (outside: Outside) => void
}
function SystemPaper({ system, names, onDone }: SystemProps) {
  const t = useTexts(outsideTexts)
  const { id, version, name, organ, hours, reported: count, everyHours: every, silent, released } = system
  const command = useCommand(oversight.releaseSystem, onDone)
  const secret = useMutation({ mutationFn: () => oversight.systemSecret({ params: { id } }) })
  const state = released ? 'released' : silent ? 'silent' : 'speaking'
  return (
    <article className="paper stack-tight">
      <p className="row">
        <Status tone={released ? 'off' : silent ? 'bad' : 'good'}>{t(state)}</Status> <strong>{name}</strong>
      </p>
      <p className="soft small">
        {organ}
        <br />
        {t('items', { items: names.join('、') })}
        <br />
        {t('heard', { hours, count, every })}
      </p>
      {!released && (
        <>
          <Disclosure summary={t('secret')}>
            {secret.data === undefined ? (
              <Button busy={secret.isPending} onClick={() => secret.mutate()}>
                {t('showSecret')}
              </Button>
            ) : (
              <>
                <p>
                  <CopyText text={secret.data.system} label={secret.data.system} />
                </p>
                <p>
                  <CopyText text={secret.data.secret} label={secret.data.secret} />
                </p>
              </>
            )}
            <RefusalNotice error={secret.error} />
          </Disclosure>
          <Disclosure summary={t('release')}>
            <WrittenForm
              fields={[{ name: 'reason', label: t('reason') }]}
              action={t('doRelease')}
              kind="secondary"
              busy={command.isPending}
              error={command.error}
              onSend={({ reason = '' }) =>
                command.mutate({ params: { id }, body: { expectedVersion: version, reason } })
              }
            />
          </Disclosure>
        </>
      )}
    </article>
  )
}

const EVERY_HOURS = 24

interface RegisterProps {
  readonly outside: Outside
  readonly onDone: (outside: Outside) => void
}
function Register({ outside: { organs, items }, onDone }: RegisterProps) {
  const t = useTexts(outsideTexts)
  const [name, setName] = useState('')
  const [organ, setOrgan] = useState('')
  const [item, setItem] = useState('')
  const [everyHours, setEvery] = useState(EVERY_HOURS)
  const command = useCommand(oversight.registerSystem, onDone)
  const select = (
    label: string,
    value: string,
    options: readonly { readonly value: string; readonly label: string }[],
    set: (value: string) => void,
  ) => (
    <Field label={label}>
      {(control) => (
        <Select {...control} value={value} options={options} onChange={(event) => set(event.currentTarget.value)} />
      )}
    </Field>
  )
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (organ !== '' && item !== '') command.mutate({ body: { organ, name, items: [item], everyHours } })
      }}
    >
      <Field label={t('systemName')}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      {select(
        t('systemOrgan'),
        organ,
        organs.map((one) => ({ value: one.id, label: one.name })),
        setOrgan,
      )}
      {select(
        t('itemsLabel'),
        item,
        items.map((one) => ({ value: one.code, label: one.name })),
        setItem,
      )}
      <Field label={t('every')}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            maxLength={3}
            value={String(everyHours)}
            onChange={(event) => setEvery(Number(event.currentTarget.value) || 0)}
          />
        )}
      </Field>
      <RefusalNotice error={command.error} />
      <Button type="submit" busy={command.isPending}>
        {t('doRegister')}
      </Button>
    </form>
  )
}
