import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { supervision } from '../client.ts'
import type { Duty, Queue } from '../client.ts'
import { linkageTexts } from './texts.ts'

interface Done {
  readonly onDone: (queue: Queue, sentence: string) => void
}

/** What a person must look at: pushes nobody but he can address, and what came back. */
export function Checks({ queue, onDone }: { readonly queue: Queue } & Done) {
  const t = useTexts(linkageTexts)
  return (
    <div className="stack">
      <Panel title={t('checks')}>
        {queue.checks.length === 0 && <p className="soft">{t('checksNone')}</p>}
        <ul className="plain reading">
          {queue.checks.map((check) => (
            <li key={check.id} className="linkage-line">
              <Check check={check} organs={queue.organs} onDone={onDone} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('returned')}>
        {queue.returned.length === 0 && <p className="soft">{t('returnedNone')}</p>}
        <ul className="plain reading">
          {queue.returned.map((duty) => (
            <li key={duty.id} className="linkage-line">
              <Returned duty={duty} organs={queue.organs} onDone={onDone} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

type OrganChoices = Queue['organs']
const DOUBTS = [
  'REGION_UNKNOWN',
  'REGION_AMBIGUOUS',
  'INDUSTRY_UNKNOWN',
  'SEVERAL_LEADS',
  'NOBODY',
  'ORGAN_GONE',
] as const

function Check({ check, organs, onDone }: { check: Queue['checks'][number]; organs: OrganChoices } & Done) {
  const t = useTexts(linkageTexts)
  const { language } = useLanguage()
  const command = useCommand(supervision.settlePush, (queue) => onDone(queue, t('sent')))
  const { id, version, itemName, caseNumber, doubts, candidates, address, at } = check
  return (
    <article className="stack-tight">
      <h3>{itemName}</h3>
      <p className="soft small">
        <code>{caseNumber}</code> · {formatMoment(at, language)}
      </p>
      {address !== '' && (
        <p>
          {t('address')}
          {language === 'zh' ? '：' : ': '}
          {address}
        </p>
      )}
      <ul>
        {DOUBTS.filter((doubt) => doubts.includes(doubt)).map((doubt) => (
          <li key={doubt}>{t(doubt)}</li>
        ))}
      </ul>
      <Addressing
        likely={candidates}
        organs={organs}
        chosen={[]}
        action={t('send')}
        busy={command.isPending}
        error={command.error}
        onSend={(to, reason) =>
          command.mutate({ params: { id }, body: { expectedVersion: version, organs: to, reason } })
        }
      />
    </article>
  )
}

function Returned({ duty, organs, onDone }: { duty: Duty; organs: OrganChoices } & Done) {
  const t = useTexts(linkageTexts)
  const { language } = useLanguage()
  const reroute = useCommand(supervision.rerouteDuty, (queue) => onDone(queue, t('sent')))
  const decline = useCommand(supervision.declineReturn, (queue) => onDone(queue, t('declined')))
  const { id, version, returned } = duty
  const proposed = returned?.proposes ?? null
  return (
    <article className="stack-tight">
      <h3>{duty.itemName}</h3>
      <p className="row">
        <span>{duty.object.name}</span>
        <Status tone="off">{duty.organ}</Status>
      </p>
      <p className="soft small">
        <code>{duty.caseNumber}</code> · {duty.object.address}
      </p>
      {returned !== null && (
        <p>
          {t('by', { by: returned.by, reason: returned.reason })}
          {language === 'zh' ? '。' : '. '}
          {proposed !== null && t('proposes', { organ: proposed.name })}
        </p>
      )}
      <Addressing
        likely={proposed === null ? [] : [proposed]}
        organs={organs}
        chosen={proposed === null ? [] : [proposed.id]}
        action={t('reroute')}
        busy={reroute.isPending}
        error={reroute.error ?? decline.error}
        onSend={(to, reason) =>
          reroute.mutate({ params: { id }, body: { expectedVersion: version, organs: to, reason } })
        }
        other={{
          label: t('decline'),
          busy: decline.isPending,
          onPress: (reason) => decline.mutate({ params: { id }, body: { expectedVersion: version, reason } }),
        }}
      />
    </article>
  )
}

interface AddressingProps {
  readonly likely: OrganChoices
  readonly organs: OrganChoices
  readonly chosen: readonly string[]
  readonly action: string
  readonly busy: boolean
  readonly error: unknown
  readonly onSend: (organs: string[], reason: string) => void
  readonly other?: { readonly label: string; readonly busy: boolean; readonly onPress: (reason: string) => void }
}

/** To whom, and why: likely departments to tick, all others in a list. */
function Addressing({ likely, organs, chosen, action, busy, error, onSend, other }: AddressingProps) {
  const t = useTexts(linkageTexts)
  const [to, setTo] = useState<readonly string[]>(chosen)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isSaid = reason.trim().length >= 2
  const added = organs.filter(({ id }) => to.includes(id) && !likely.some((one) => one.id === id))
  const shown = [...likely, ...added]
  return (
    <form
      className="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isSaid && to.length > 0) onSend([...to], reason.trim())
      }}
    >
      {shown.length > 0 && (
        <CheckboxGroup
          name="organs"
          legend={t('sendTo')}
          hint={t('sendToHint')}
          values={[...to]}
          options={shown.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTo}
        />
      )}
      <Field label={t('others')} required={false}>
        {(control) => (
          <Select
            {...control}
            value=""
            options={organs
              .filter(({ id }) => !shown.some((one) => one.id === id))
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => {
              const organ = event.currentTarget.value
              if (organ !== '') setTo((before) => [...before, organ])
            }}
          />
        )}
      </Field>
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        error={tried && (!isSaid || to.length === 0) ? t('missing') : undefined}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <RefusalNotice error={error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={busy}>
          {action}
        </Button>
        {other !== undefined && (
          <Button
            busy={other.busy}
            onClick={() => {
              setTried(true)
              if (isSaid) other.onPress(reason.trim())
            }}
          >
            {other.label}
          </Button>
        )}
      </div>
    </form>
  )
}
