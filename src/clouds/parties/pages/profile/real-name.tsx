import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { parties } from '../client.ts'
import type { Mine } from '../client.ts'
import { useKeepMine } from '../use-mine.ts'
import { profileTexts } from './texts.ts'

export interface PartProps {
  readonly mine: Mine
  readonly onDone: (sentence: string) => void
}
const NUMBER_CHARACTERS = 18

export function RealName({ mine: { person }, onDone }: PartProps) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  if (person.name === null || person.verifiedAt === null) {
    return (
      <Panel title={t('realName')}>
        <p className="soft reading">{t('realNameLead')}</p>
        <Verification onDone={onDone} />
      </Panel>
    )
  }
  const provider = person.provider ?? ''
  const date = formatDate(person.verifiedAt, language)
  return (
    <Panel title={t('realName')} aside={<Status tone="good">{t('verified')}</Status>}>
      <Facts
        facts={[
          { label: t('name'), value: person.name },
          { label: t('idNumber'), value: <span className="mono">{masked(person.idNumber ?? '')}</span> },
          { label: t('checkedBy'), value: t('verifiedBy', { provider, date }) },
        ]}
      />
    </Panel>
  )
}

/** Birthday and serial stay covered on a screen that others may see. */
const masked = (number: string): string => `${number.slice(0, 6)}********${number.slice(-4)}`

function Verification({ onDone }: Pick<PartProps, 'onDone'>) {
  const t = useTexts(profileTexts)
  const keep = useKeepMine()
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(parties.verifyRealName, (mine) => {
    keep(mine)
    onDone(t('doneVerified'))
  })
  const wrongName = name.trim().length < 2 ? t('needName') : undefined
  const wrongNumber = idNumber.length === NUMBER_CHARACTERS ? undefined : t('needNumber')
  const errors = [
    ...(wrongName === undefined ? [] : [{ target: 'real-name', text: wrongName }]),
    ...(wrongNumber === undefined ? [] : [{ target: 'real-number', text: wrongNumber }]),
  ]
  const shown = (text: string | undefined) => (attempt > 0 ? text : undefined)
  return (
    <form
      className="stack reading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
        if (errors.length === 0) command.mutate({ body: { name: name.trim(), idNumber } })
      }}
    >
      <ErrorSummary errors={attempt > 0 ? errors : []} attempt={attempt} />
      <LineField
        id="real-name"
        label={t('name')}
        hint={t('nameHint')}
        error={shown(wrongName)}
        autoComplete="name"
        maxLength={50}
        value={name}
        onChange={setName}
      />
      <LineField
        id="real-number"
        label={t('idNumber')}
        error={shown(wrongNumber)}
        className="mono"
        maxLength={NUMBER_CHARACTERS}
        spellCheck={false}
        value={idNumber}
        onChange={(value) => setIdNumber(value.trim().toUpperCase())}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('verify')}
        </Button>
      </p>
    </form>
  )
}
