import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { supervision } from '../client.ts'
import type { Interaction } from '../client.ts'
import { InteractionHead } from '../interaction-head.tsx'
import { interactionTexts } from '../interaction-texts.ts'

/** 互动环节: where the department is told, asked, taken along or asked to confirm while a case runs. */
export function Interactions() {
  const t = useTexts(interactionTexts)
  const query = useQuery({ queryKey: ['interactions'], queryFn: () => supervision.interactions({}) })
  return (
    <div className="stack reading">
      <p className="soft">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="form" title={t('none')} />
          ) : (
            <ul className="plain stack">
              {items.map((interaction) => (
                <li key={interaction.id} className="duty-record stack-tight">
                  <InteractionHead interaction={interaction} />
                  {interaction.answered === null && <Answer interaction={interaction} />}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

function Answer({ interaction }: { readonly interaction: Interaction }) {
  const t = useTexts(interactionTexts)
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const command = useCommand(supervision.answerInteraction, () => {
    void queries.invalidateQueries({ queryKey: ['interactions'] })
  })
  const { id, version, mode, answers } = interaction
  return (
    <div className="stack-tight">
      {mode !== 'INFORM' && (
        <TextField
          label={t('text')}
          hint={t('textHint')}
          required={false}
          rows={2}
          maxLength={1000}
          value={text}
          onChange={setText}
        />
      )}
      <div className="row">
        {answers.map((answer) => (
          <Button
            key={answer}
            kind={answer === 'OBJECTS' ? 'danger' : 'primary'}
            busy={command.isPending}
            onClick={() =>
              command.mutate({ params: { id }, body: { expectedVersion: version, answer, text: text.trim() } })
            }
          >
            {t(answer)}
          </Button>
        ))}
      </div>
      <RefusalNotice error={command.error} />
    </div>
  )
}
