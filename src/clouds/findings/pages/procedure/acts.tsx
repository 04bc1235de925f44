import type { Input } from '#contract'
import type { api } from '#clouds/findings/api'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import type { WrittenField } from '#web/form/written-form.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { SERVICE_MEANS } from '../../domain/kinds.ts'
import { findings } from '../client.ts'
import type { Procedure } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { procedureTexts } from './texts.ts'

type Body = Input<typeof api.actOnProcedure>['body']
type Act = Exclude<Body['act'], 'SETTLE'>
type Values = Readonly<Record<string, string>>
const ORDER: readonly Act[] = ['WEIGH', 'MINUTE_HEARING', 'SERVE', 'TAKE_STATEMENT', 'DROP']

function bodyOf(act: Act, expectedVersion: number, values: Values): Body {
  const { text = '', reason = '', choice = '', on = '', receipt = '' } = values
  switch (act) {
    case 'TAKE_STATEMENT':
      return { act, expectedVersion, text, asksHearing: choice === 'yes' }
    case 'WEIGH':
      return { act, expectedVersion, adopted: choice === 'yes', reason }
    case 'MINUTE_HEARING':
      return { act, expectedVersion, minutes: text }
    case 'SERVE':
      return { act, expectedVersion, means: SERVICE_MEANS.find((one) => one === choice) ?? 'DIRECT', on, receipt }
    case 'DROP':
      return { act, expectedVersion, reason }
  }
}

function useFieldsOf(): Readonly<Record<Act, readonly WrittenField[]>> {
  const t = useTexts(procedureTexts)
  const word = useTexts(wordTexts)
  const yesNo = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ]
  const means = SERVICE_MEANS.map((value) => ({ value, label: word(value) }))
  return {
    TAKE_STATEMENT: [
      { name: 'text', label: t('takeText') },
      { name: 'choice', label: t('takeHearing'), options: yesNo },
    ],
    WEIGH: [
      { name: 'choice', label: t('weighHow'), options: yesNo },
      { name: 'reason', label: t('weighReason') },
    ],
    MINUTE_HEARING: [{ name: 'text', label: t('minutes') }],
    SERVE: [
      { name: 'choice', label: t('means'), options: means },
      { name: 'on', label: t('on'), kind: 'date' },
      { name: 'receipt', label: t('receipt'), kind: 'line' },
    ],
    DROP: [{ name: 'reason', label: t('reason') }],
  }
}

interface ActsProps {
  readonly one: Procedure
  readonly onDone: (next: Procedure) => void
}
/** What is kept in the procedure itself; what is owed now stands open, the rest is folded. */
export function Acts({ one, onDone }: ActsProps) {
  const t = useTexts(procedureTexts)
  const fields = useFieldsOf()
  const command = useCommand(findings.actOnProcedure, onDone)
  const { id, version } = one.line
  const owed = (act: Act) => act === 'WEIGH' || act === 'SERVE' || act === 'MINUTE_HEARING'
  return (
    <div className="stack">
      {ORDER.filter((act) => one.acts.includes(act)).map((act) => (
        <Disclosure key={`${act} ${String(version)}`} summary={t(act)} open={owed(act)}>
          <WrittenForm
            fields={fields[act]}
            action={t(act)}
            kind={act === 'DROP' ? 'danger' : 'primary'}
            busy={command.isPending}
            error={command.variables?.body.act === act ? command.error : null}
            onSend={(values) => command.mutate({ params: { id }, body: bodyOf(act, version, values) })}
          />
        </Disclosure>
      ))}
    </div>
  )
}
