import type { Input } from '#contract'
import type { api } from '#clouds/findings/api'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import type { WrittenField } from '#web/form/written-form.tsx'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { EVIDENCE_KINDS, OUTCOMES, SANCTION_CODES, SANCTIONS } from '../../domain/codes.ts'
import { accountabilityTexts } from '../accountability/texts.ts'
import { findings } from '../client.ts'
import type { Accountability } from '../client.ts'
import { sanctionName } from '../code-name.ts'
import { caseTexts } from './texts.ts'

type Body = Input<typeof api.actOnAccountability>['body']
type Act = Body['act']
type Values = Readonly<Record<string, string>>
const ORDER: readonly Act[] = ['STATE', 'DECIDE', 'TELL', 'ADD_EVIDENCE', 'REVIEW']

function bodyOf(act: Act, expectedVersion: number, values: Values): Body {
  const { text = '', reason = '', day = '', kind, evidence = '', outcome, sanction, authority = '' } = values
  const documentNumber = values['documentNumber'] ?? ''
  switch (act) {
    case 'ADD_EVIDENCE': {
      const sort = EVIDENCE_KINDS.find((one) => one === kind) ?? 'CASE'
      return { act, expectedVersion, evidence: [{ kind: sort, id: evidence }] }
    }
    case 'TELL':
      return { act, expectedVersion, replyUntil: day }
    case 'STATE':
      return { act, expectedVersion, text }
    case 'DECIDE':
      return {
        ...{ act, expectedVersion, authority, documentNumber, reason },
        outcome: OUTCOMES.find((one) => one === outcome) ?? 'NOT_ESTABLISHED',
        sanction: SANCTION_CODES.find((one) => one === sanction) ?? null,
      }
    case 'REVIEW':
      return {
        ...{ act, expectedVersion, documentNumber, reason },
        outcome: outcome === 'REVOKED' ? 'REVOKED' : 'UPHELD',
      }
  }
}

function useFieldsOf(one: Accountability): Readonly<Record<Act, readonly WrittenField[]>> {
  const t = useTexts(caseTexts)
  const list = useTexts(accountabilityTexts)
  const { language } = useLanguage()
  const isPerson = one.line.person !== null
  const fitting = SANCTION_CODES.filter((code) => {
    const { on } = SANCTIONS[code]
    return on === 'BOTH' || (on === 'PERSON') === isPerson
  })
  const document = { name: 'documentNumber', label: t('documentNumber'), kind: 'line' } as const
  const reason = { name: 'reason', label: t('reason') }
  return {
    ADD_EVIDENCE: [
      {
        ...{ name: 'kind', label: list('evidenceKind') },
        options: EVIDENCE_KINDS.map((value) => ({ value, label: list(value) })),
      },
      { name: 'evidence', label: list('evidenceId'), hint: list('evidenceHint'), kind: 'line' },
    ],
    TELL: [{ name: 'day', label: t('tellDay'), kind: 'date' }],
    STATE: [{ name: 'text', label: t('stateText') }],
    DECIDE: [
      {
        ...{ name: 'outcome', label: t('outcome') },
        options: OUTCOMES.map((value) => ({ value, label: list(value) })),
      },
      {
        ...{ name: 'sanction', label: t('sanction'), optional: true },
        options: fitting.map((value) => ({ value, label: sanctionName(value, language) })),
      },
      { name: 'authority', label: t('authority'), hint: t('authorityHint'), kind: 'line' },
      { ...document, optional: true },
      reason,
    ],
    REVIEW: [
      {
        ...{ name: 'outcome', label: t('outcome') },
        options: (['UPHELD', 'REVOKED'] as const).map((value) => ({ value, label: t(value) })),
      },
      document,
      reason,
    ],
  }
}

interface ActsProps {
  readonly one: Accountability
  readonly onDone: (next: Accountability) => void
}
export function Acts({ one, onDone }: ActsProps) {
  const t = useTexts(caseTexts)
  const fields = useFieldsOf(one)
  const command = useCommand(findings.actOnAccountability, onDone)
  const { id, version } = one.line
  return (
    <div className="stack">
      {ORDER.filter((act) => one.acts.includes(act)).map((act) => (
        <Disclosure key={`${act} ${String(version)}`} summary={t(act)} open={act === 'STATE' || act === 'DECIDE'}>
          <WrittenForm
            fields={fields[act]}
            action={t(act)}
            busy={command.isPending}
            error={command.variables?.body.act === act ? command.error : null}
            onSend={(values) => command.mutate({ params: { id }, body: bodyOf(act, version, values) })}
          />
        </Disclosure>
      ))}
    </div>
  )
}
