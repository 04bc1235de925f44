import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { findings } from '../client.ts'
import type { Procedure } from '../client.ts'
import { procedureTexts } from './texts.ts'

type Later = NonNullable<Procedure['laterActs']>[number]
interface LaterActsProps {
  readonly one: Procedure
  readonly onDone: (next: Procedure) => void
}

/** 对后续行为的影响: everything that rests on the permit is looked at, one by one. */
export function LaterActs({ one, onDone }: LaterActsProps) {
  const t = useTexts(procedureTexts)
  const { laterActs } = one
  if (laterActs === null) return null
  return (
    <Panel title={t('laterActs')}>
      <p className="soft">{t(laterActs.length === 0 ? 'laterNone' : 'laterLead')}</p>
      <ul className="plain stack">
        {laterActs.map((later) => (
          <li key={later.case} className="stack-tight">
            <span>
              {later.itemName} <code className="small">{later.caseNumber}</code> · {t(later.via)}
            </span>
            <Judgement one={one} later={later} onDone={onDone} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Judgement({ one, later, onDone }: LaterActsProps & { readonly later: Later }) {
  const t = useTexts(procedureTexts)
  const command = useCommand(findings.actOnProcedure, onDone)
  const { settled } = later
  if (settled !== null) {
    const { outcome, by: name, reason } = settled
    return <span>{t('settledBy', { outcome: t(outcome), name, reason })}</span>
  }
  if (!one.acts.includes('SETTLE')) return <span className="soft">{t('waiting')}</span>
  const { id, version: expectedVersion } = one.line
  const outcomes = (['STANDS', 'TO_BE_ENDED'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <Disclosure summary={t('SETTLE')}>
      <WrittenForm
        fields={[
          { name: 'outcome', label: t('outcome'), options: outcomes },
          { name: 'reason', label: t('reason') },
        ]}
        action={t('SETTLE')}
        busy={command.isPending}
        error={command.error}
        onSend={({ outcome, reason = '' }) =>
          command.mutate({
            params: { id },
            body: {
              ...{ act: 'SETTLE', expectedVersion, case: later.case, reason },
              outcome: outcome === 'STANDS' ? 'STANDS' : 'TO_BE_ENDED',
            },
          })
        }
      />
    </Disclosure>
  )
}
