import { useMutation } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
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
        {t(count === 0 ? 'unheard' : 'heard', { hours, count, every })}
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
  const command = useCommand(oversight.registerSystem, onDone)
  return (
    <WrittenForm
      kind="secondary"
      fields={[
        { name: 'name', label: t('systemName'), kind: 'line' },
        { name: 'organ', label: t('systemOrgan'), options: organs.map(({ id, name }) => ({ value: id, label: name })) },
        {
          name: 'item',
          label: t('itemsLabel'),
          options: items.map(({ code, name }) => ({ value: code, label: name })),
        },
        { name: 'every', label: t('every'), kind: 'number', initial: String(EVERY_HOURS), lengthMax: 3 },
      ]}
      action={t('doRegister')}
      busy={command.isPending}
      error={command.error}
      onSend={({ name = '', organ = '', item = '', every = '' }) =>
        command.mutate({ body: { organ, name, items: [item], everyHours: Number(every) || 0 } })
      }
    />
  )
}
