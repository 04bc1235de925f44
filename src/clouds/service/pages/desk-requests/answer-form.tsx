import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { DeskRequest } from '../client.ts'
import { requestWords } from '../parts/request-words.ts'
import { deskRequestTexts } from './texts.ts'

export interface FormProps {
  readonly request: DeskRequest
  readonly onDone: () => void
}
const MEASURES = ['MATERIALS', 'VISITS', 'DAYS', 'STEPS'] as const
type Typed = Readonly<Record<(typeof MEASURES)[number], { readonly before: string; readonly after: string }>>
const NOTHING = { before: '', after: '' }
const EMPTY: Typed = { MATERIALS: NOTHING, VISITS: NOTHING, DAYS: NOTHING, STEPS: NOTHING }
const isNumber = (text: string) => /^\d{1,4}$/.test(text.trim())

/** Only what was typed at both ends is a measure. */
const measuresOf = (typed: Typed) =>
  MEASURES.flatMap((what) => {
    const { before, after } = typed[what]
    return isNumber(before) && isNumber(after) ? [{ what, before: Number(before), after: Number(after) }] : []
  })

interface Story {
  readonly before: string
  readonly after: string
}
interface ToldProps {
  readonly story: Story
  readonly onChange: (story: Story) => void
}

/** How it was, and how it is now. */
function Told({ story, onChange }: ToldProps) {
  const t = useTexts(deskRequestTexts)
  const field = (part: keyof Story) => (
    <TextField
      label={t(part)}
      value={story[part]}
      maxLength={1000}
      rows={2}
      onChange={(value) => onChange({ ...story, [part]: value })}
    />
  )
  return (
    <>
      {field('before')}
      {field('after')}
    </>
  )
}

/** Each kind asks for what it must be answered with. */
export function AnswerForm({ request, onDone }: FormProps) {
  const t = useTexts(deskRequestTexts)
  const [text, setText] = useState('')
  const [adopted, setAdopted] = useState<string | undefined>(undefined)
  const [reason, setReason] = useState('')
  const [story, setStory] = useState({ before: '', after: '' })
  const [typed, setTyped] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const command = useCommand(service.answerRequest, onDone)
  const isSuggestion = request.kind === 'SUGGESTION'
  const isPain = request.kind === 'PAIN_POINT'
  const measures = measuresOf(typed)
  const complete =
    isWritten(text) &&
    (!isSuggestion || (adopted !== undefined && isWritten(reason))) &&
    (!isPain || (isWritten(story.before) && isWritten(story.after) && measures.length > 0))
  const send = () => {
    setTried(true)
    if (!complete) return
    const adoption = isSuggestion ? { adopted: adopted === 'yes', reason: reason.trim() } : null
    const resolution = isPain ? { ...story, measures } : null
    const body = { expectedVersion: request.version, text: text.trim(), adoption, resolution }
    command.mutate({ params: { id: request.id }, body })
  }
  return (
    <form
      className="stack desk-form"
      aria-label={t('AnswerRequest')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField
        label={t('answerText')}
        hint={t('answerHint')}
        value={text}
        maxLength={4000}
        rows={6}
        onChange={setText}
      />
      {isSuggestion && (
        <>
          <RadioGroup
            name="adopted"
            legend={t('adopted')}
            inline
            options={[
              { value: 'yes', label: t('yes') },
              { value: 'no', label: t('no') },
            ]}
            value={adopted}
            onChange={setAdopted}
          />
          <TextField label={t('adoptionReason')} value={reason} maxLength={1000} rows={2} onChange={setReason} />
        </>
      )}
      {isPain && (
        <>
          <Told story={story} onChange={setStory} />
          <Measures typed={typed} onChange={setTyped} />
        </>
      )}
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doAnswer')}
      </Button>
    </form>
  )
}

function Measures({ typed, onChange }: { readonly typed: Typed; readonly onChange: (typed: Typed) => void }) {
  const t = useTexts(deskRequestTexts)
  const w = useTexts(requestWords)
  return (
    <fieldset className="stack-tight">
      <legend className="choice-legend">{t('measures')}</legend>
      {MEASURES.map((what) => (
        <div key={what} className="side-by-side">
          {(['before', 'after'] as const).map((end) => (
            <LineField
              key={end}
              label={t(end === 'before' ? 'measureBefore' : 'measureAfter', { what: w(what) })}
              value={typed[what][end]}
              maxLength={4}
              inputMode="numeric"
              onChange={(value) => onChange({ ...typed, [what]: { ...typed[what], [end]: value } })}
            />
          ))}
        </div>
      ))}
    </fieldset>
  )
}
