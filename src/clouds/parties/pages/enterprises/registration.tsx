import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { parties } from '../client.ts'
import { enterprisesTexts } from './texts.ts'

const CODE_CHARACTERS = 18

export function Registration({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(enterprisesTexts)
  const queries = useQueryClient()
  const [creditCode, setCreditCode] = useState('')
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(parties.registerEnterprise, ({ name }) => {
    setCreditCode('')
    setAttempt(0)
    onDone(t('doneRegistered', { name }))
    void queries.invalidateQueries({ queryKey: ['parties'] })
  })
  const wrong = creditCode.length === CODE_CHARACTERS ? undefined : t('creditCodeWrong')
  return (
    <form
      className="stack reading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
        if (wrong === undefined) command.mutate({ body: { creditCode } })
      }}
    >
      <LineField
        label={t('creditCode')}
        hint={t('creditCodeHint')}
        error={attempt > 0 ? wrong : undefined}
        className="mono"
        maxLength={CODE_CHARACTERS}
        spellCheck={false}
        value={creditCode}
        onChange={(value) => setCreditCode(value.trim().toUpperCase())}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('doRegister')}
        </Button>
      </p>
    </form>
  )
}
