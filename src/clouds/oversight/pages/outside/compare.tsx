import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { oversight } from '../client.ts'
import type { Outside } from '../client.ts'
import { outsideTexts } from './texts.ts'

interface CompareProps {
  readonly organs: Outside['organs']
  readonly onDone: (outside: Outside) => void
}

/** What the door takes at once: some ten thousand lines. */
const TABLE_MAX = 900_000

export function Compare({ organs, onDone }: CompareProps) {
  const t = useTexts(outsideTexts)
  const command = useCommand(oversight.compareRegister, onDone)
  return (
    <WrittenForm
      fields={[
        { name: 'organ', label: t('whose'), options: organs.map(({ id, name }) => ({ value: id, label: name })) },
        { name: 'source', label: t('source'), kind: 'line', lengthMax: 200 },
        { name: 'since', label: t('since'), kind: 'date' },
        { name: 'text', label: t('table'), hint: t('tableHint'), lengthMax: TABLE_MAX },
      ]}
      action={t('doCompare')}
      busy={command.isPending}
      error={command.error}
      onSend={({ organ = '', source = '', since = '', text = '' }) =>
        command.mutate({ body: { organ, source, since, text } })
      }
    />
  )
}
