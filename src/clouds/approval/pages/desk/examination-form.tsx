import { useState } from 'react'
import type { ItemStandard } from '#catalogue/standard'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { Basis } from '../legal-basis.tsx'
import { ActForm } from './act-form.tsx'
import { actTexts } from './act-texts.ts'
import { criteriaOf, useCaseWork } from './case-work.ts'
import { keptKey, useKept } from './kept.ts'

type Criterion = ItemStandard['criteria'][number]
const PROPOSALS = ['GRANT', 'REFUSE'] as const
type Proposal = (typeof PROPOSALS)[number]

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Every criterion one by one, then the opinion; the proposal follows from the findings until one says otherwise. */
export function ExaminationForm() {
  const t = useTexts(actTexts)
  const officer = useSession()?.id ?? ''
  const { file, done, findings } = useCaseWork()
  const criteria = criteriaOf(file)
  const [opinion, setOpinion] = useKept(keptKey(officer, file.id, 'opinion'), asText, '')
  const [chosen, setChosen] = useState<Proposal | undefined>(undefined)
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(approval.examine, (answer) => {
    setOpinion('')
    done(answer)
  })
  const found = criteria.map(({ id }) => findings[id] ?? { note: '' })
  const notMet = found.some(({ met }) => met === false)
  const allMet = found.every(({ met }) => met === true)
  const proposal = chosen ?? (notMet ? 'REFUSE' : allMet ? 'GRANT' : undefined)
  const wrong = {
    proposal:
      proposal === undefined ? t('proposalMissing') : notMet && proposal === 'GRANT' ? t('proposalAgainst') : undefined,
    opinion: isWritten(opinion) ? undefined : t('opinionShort'),
  }
  const errors = [
    ...found.flatMap(({ met, note }, index) => {
      if (met === undefined) return [{ target: criterionId(index), text: t('notTicked', { number: index + 1 }) }]
      const silent = !met && !isWritten(note)
      return silent ? [{ target: `${criterionId(index)}-note`, text: `${index + 1}. ${t('noteNeeded')}` }] : []
    }),
    ...(wrong.opinion === undefined ? [] : [{ target: 'examination-opinion', text: wrong.opinion }]),
    ...(wrong.proposal === undefined ? [] : [{ target: 'proposal', text: wrong.proposal }]),
  ]
  const send = () => {
    setAttempt(attempt + 1)
    if (errors.length > 0 || proposal === undefined) return
    const body = {
      expectedVersion: file.version,
      findings: criteria.map(({ id }, index) => ({
        criterion: id,
        met: found[index]?.met === true,
        note: found[index]?.note.trim() ?? '',
      })),
      opinion: opinion.trim(),
      proposal,
    }
    command.mutate({ params: { id: file.id }, body })
  }
  return (
    <ActForm title={t('criteria')} error={command.error} onSubmit={send}>
      <ErrorSummary errors={attempt > 0 ? errors : []} attempt={attempt} />
      <Criteria criteria={criteria} tried={attempt > 0} />
      <TextField
        id="examination-opinion"
        label={t('opinion')}
        error={attempt > 0 ? wrong.opinion : undefined}
        value={opinion}
        maxLength={2000}
        onChange={setOpinion}
      />
      <RadioGroup
        name="proposal"
        legend={t('proposal')}
        inline
        error={attempt > 0 ? wrong.proposal : undefined}
        options={[
          { value: 'GRANT', label: t('proposeGrant') },
          { value: 'REFUSE', label: t('proposeRefuse') },
        ]}
        value={proposal}
        onChange={(value) => setChosen(PROPOSALS.find((known) => known === value))}
      />
      <p className="soft">{t('examineWill')}</p>
      <Button kind="primary" type="submit" wide busy={command.isPending}>
        {t('doExamine')}
      </Button>
    </ActForm>
  )
}

const criterionId = (index: number): string => `criterion-${index + 1}`

function Criteria({ criteria, tried }: { readonly criteria: readonly Criterion[]; readonly tried: boolean }) {
  const t = useTexts(actTexts)
  const { findings } = useCaseWork()
  if (criteria.length === 0) return <p className="soft">{t('noCriteria')}</p>
  const checked = criteria.filter(({ id }) => findings[id]?.met !== undefined).length
  return (
    <>
      <p className="soft" role="status">
        {t('criteriaProgress', { done: checked, total: criteria.length })}
      </p>
      <ol className="plain criteria">
        {criteria.map((criterion, index) => (
          <CriterionFields key={criterion.id} criterion={criterion} index={index} tried={tried} />
        ))}
      </ol>
    </>
  )
}

interface CriterionFieldsProps {
  readonly criterion: Criterion
  readonly index: number
  readonly tried: boolean
}

function CriterionFields({ criterion, index, tried }: CriterionFieldsProps) {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const { findings, changeFindings } = useCaseWork()
  const { met, note } = findings[criterion.id] ?? { note: '' }
  const number = index + 1
  const [noting, setNoting] = useState(false)
  const change = (part: { met?: boolean; note?: string }) =>
    changeFindings({ ...findings, [criterion.id]: { ...(met === undefined ? {} : { met }), note, ...part } })
  const silent = met === false && !isWritten(note)
  return (
    <li className={met === undefined ? 'criterion' : `criterion criterion-${met ? 'met' : 'not-met'}`}>
      <RadioGroup
        name={criterionId(index)}
        legend={
          <>
            <kbd aria-hidden="true">{number}</kbd> {inLanguage(criterion.text, language)}
          </>
        }
        inline
        hint={criterion.basis === undefined ? undefined : <Basis basis={criterion.basis} />}
        error={tried && met === undefined ? t('notTicked', { number }) : undefined}
        options={[
          { value: 'met', label: t('met') },
          { value: 'not', label: t('notMet') },
        ]}
        value={met === undefined ? undefined : met ? 'met' : 'not'}
        onChange={(value) => change({ met: value === 'met' })}
      />
      {(met === false || note !== '' || noting) && (
        <TextField
          id={`${criterionId(index)}-note`}
          label={t('noteOf', { number })}
          error={tried && silent ? t('noteNeeded') : undefined}
          rows={2}
          value={note}
          maxLength={500}
          onChange={(text) => change({ note: text })}
        />
      )}
      {met === true && note === '' && !noting && (
        <Button kind="plain" onClick={() => setNoting(true)}>
          + {t('note')}
        </Button>
      )}
    </li>
  )
}
