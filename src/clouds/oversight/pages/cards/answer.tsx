import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { oversight } from '../client.ts'
import type { Card } from '../client.ts'
import { cardsTexts } from './texts.ts'

/** The interface's least length of an explanation. */
const LEAST = 5

export function Answer({ card, onDone }: { readonly card: Card; readonly onDone: () => void }) {
  const t = useTexts(cardsTexts)
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(oversight.answerCard, () => {
    onDone()
    void queries.invalidateQueries({ queryKey: ['cards'] })
  })
  const explanation = text.trim()
  const send = () => {
    setTried(true)
    if (explanation.length < LEAST) return
    command.mutate({ params: { id: card.id }, body: { expectedVersion: card.version, explanation } })
  }
  return (
    <Disclosure summary={t('explain')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextField
          label={t('explanation')}
          hint={t('explanationHint')}
          error={tried && explanation.length < LEAST ? t('short') : undefined}
          rows={3}
          maxLength={1000}
          value={text}
          onChange={setText}
        />
        <RefusalNotice error={command.error} />
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('send')}
        </Button>
      </form>
    </Disclosure>
  )
}
