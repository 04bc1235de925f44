import { useState } from 'react'
import { localDate } from '#kernel'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { AskedForm } from './asked-form.tsx'
import { GiveBackForm, HandOnForm } from './hand-on-form.tsx'
import { consultationTexts } from './texts.ts'

export type OpinionRow = Output<typeof api.opinionRequests>['items'][number]
const STANCES = ['AGREE', 'CONDITIONAL', 'OBJECT'] as const

interface OpinionCardProps {
  readonly row: OpinionRow
  readonly onDone: (sentence: string) => void
}

export function OpinionCard({ row, onDone }: OpinionCardProps) {
  const t = useTexts(consultationTexts)
  const { language } = useLanguage()
  const due = formatDate(row.due, language)
  const late = row.stance === null && row.due < localDate(new Date().toISOString())
  return (
    <article className={late ? 'counter-card counter-late stack-tight' : 'counter-card stack-tight'}>
      <p className="row">
        <strong>{inLanguage(row.itemName, language)}</strong>
        <span>{row.applicantName}</span>
        {row.stance === null ? (
          <Status tone={late ? 'bad' : 'wait'}>
            {late ? t('late', { due }) : t('asked', { date: formatDate(row.askedAt, language), due })}
          </Status>
        ) : (
          <Status tone={row.stance === 'OBJECT' ? 'warn' : 'good'}>
            {t('given')}：{t(row.stance)}
          </Status>
        )}
      </p>
      <p className="small mono">{row.caseNumber}</p>
      <p>
        <span className="soft">{t('question')}：</span>
        {row.question}
      </p>
      <Disclosure summary={t('form')}>
        <AskedForm
          row={row}
          inFull={(purpose) =>
            approval.opinionInFull({ params: { id: row.id }, query: { consultation: row.consultation, purpose } })
          }
        />
      </Disclosure>
      <ul className="plain small" aria-label={t('materials')}>
        {row.materials.length === 0 && <li className="soft">{t('noMaterials')}</li>}
        {row.materials.map(({ material, sha256, fileName }) => (
          <li key={`${material} ${sha256}`}>
            <a
              href={`/api/v1/cases/${row.id}/materials/${sha256}`}
              target="_blank"
              rel="noreferrer"
              aria-label={t('open', { name: fileName })}
            >
              {fileName}
            </a>
          </li>
        ))}
      </ul>
      <Place row={row} />
      {row.stance !== null && <p>{row.opinion}</p>}
      {row.stance === null && row.mine && <OpinionForm row={row} onDone={onDone} />}
      {row.stance === null && row.mine && row.unit !== null && <GiveBackForm row={row} onDone={onDone} />}
      {row.units.length > 0 && <HandOnForm row={row} onDone={onDone} />}
    </article>
  )
}

/** 转办: from whom it comes, and who in the department has it. */
function Place({ row: { unit, givenBack, handedOnBy, mine, stance } }: Pick<OpinionCardProps, 'row'>) {
  const t = useTexts(consultationTexts)
  const { language } = useLanguage()
  if (givenBack !== null)
    return (
      <p>
        <Status tone="warn">{t('givenBackBy', { unit: inLanguage(givenBack.unit.name, language) })}</Status>{' '}
        {givenBack.reason}
      </p>
    )
  if (handedOnBy !== null) return <p className="soft">{t('handedOnBy', { organ: inLanguage(handedOnBy, language) })}</p>
  if (unit === null) return null
  const named = { unit: inLanguage(unit.name, language) }
  return <p className="soft">{stance === null ? t(mine ? 'withYou' : 'withUnit', named) : t('byUnit', named)}</p>
}

function OpinionForm({ row, onDone }: OpinionCardProps) {
  const t = useTexts(consultationTexts)
  const [stance, setStance] = useState<(typeof STANCES)[number] | undefined>(undefined)
  const [opinion, setOpinion] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(approval.giveOpinion, () => onDone(t('done', { number: row.caseNumber })))
  const unwritten = opinion.trim().length < 2
  return (
    <form
      className="counter-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (stance === undefined || unwritten) return
        command.mutate({
          params: { id: row.id },
          body: { consultation: row.consultation, stance, opinion: opinion.trim() },
        })
      }}
    >
      <RadioGroup
        inline
        name={`stance-${row.consultation}`}
        legend={t('stance')}
        value={stance}
        error={tried && stance === undefined ? t('needStance') : undefined}
        options={STANCES.map((value) => ({ value, label: t(value) }))}
        onChange={setStance}
      />
      <TextField
        label={t('opinion')}
        error={tried && unwritten ? t('needOpinion') : undefined}
        rows={4}
        maxLength={2000}
        value={opinion}
        onChange={setOpinion}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}
