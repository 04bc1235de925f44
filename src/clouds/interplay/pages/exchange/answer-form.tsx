import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { interplay } from '../client.ts'
import type { Exchange } from '../client.ts'
import { WORDLESS } from '../../domain/kinds.ts'
import { PaperField } from '../paper-field.tsx'
import type { HandedPaper } from '../paper-field.tsx'
import { wordTexts } from '../word-texts.ts'
import { exchangeTexts } from './texts.ts'

const MEANS = ['PHONE', 'MEETING', 'VISIT'] as const
const ABOUT = ['CONDITIONS', 'MATERIALS', 'OTHER'] as const
const ABOUT_WORDS = { CONDITIONS: 'POINT_CONDITIONS', MATERIALS: 'POINT_MATERIALS', OTHER: 'POINT_OTHER' } as const
interface Point {
  readonly on: (typeof ABOUT)[number]
  readonly text: string
}
interface Props {
  readonly one: Exchange
  readonly done: (next: Exchange) => void
}

/** What this organ may say now, with the fields each answer needs. */
export function AnswerForm({ one, done }: Props) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const [chosen, setChosen] = useState(one.words[0] ?? 'STATEMENT')
  const [text, setText] = useState('')
  const [ground, setGround] = useState('')
  const [talk, setTalk] = useState({ on: '', with: '', means: 'PHONE' })
  const [points, setPoints] = useState<readonly Point[]>([{ on: 'CONDITIONS', text: '' }])
  const [papers, setPapers] = useState<readonly HandedPaper[]>([])
  const command = useCommand(interplay.actOnExchange, done)
  const picked = one.grounds.find((known) => known === ground)
  const send = () =>
    command.mutate({
      params: { id: one.id },
      body: {
        ...{ act: 'ANSWER', expectedVersion: one.version, word: chosen, text: text.trim() },
        ...(chosen === 'OBJECTS' && picked !== undefined ? { ground: picked } : {}),
        ...(chosen === 'REPLY' ? { points: points.filter((point) => point.text.trim().length > 1) } : {}),
        ...(chosen === 'TALK' ? { talk: { ...talk, means: MEANS.find((one) => one === talk.means) ?? 'PHONE' } } : {}),
        ...(papers.length === 0 ? {} : { papers: [...papers] }),
      },
    })
  return (
    <Panel title={t('answer')}>
      <RadioGroup
        name="word"
        legend={t('word')}
        inline
        value={chosen}
        options={one.words.map((value) => ({ value, label: word(value) }))}
        onChange={(next) => setChosen(one.words.find((known) => known === next) ?? chosen)}
      />
      {chosen === 'OBJECTS' && (
        <ChoiceField
          label={t('ground')}
          value={ground}
          options={one.grounds.map((value) => ({ value, label: word(value) }))}
          onChange={setGround}
        />
      )}
      {chosen === 'TALK' && <TalkFields talk={talk} onChange={setTalk} />}
      <TextField
        label={t(WORDLESS.includes(chosen) ? 'textOptional' : 'text')}
        required={!WORDLESS.includes(chosen)}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={setText}
      />
      {chosen === 'REPLY' && <PointFields points={points} onChange={setPoints} />}
      <PaperField label={t('papers')} required={false} papers={papers} onChange={setPapers} />
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" busy={command.isPending} onClick={send}>
          {t('send')}
        </Button>
      </p>
    </Panel>
  )
}

interface Talk {
  readonly on: string
  readonly with: string
  readonly means: string
}
function TalkFields({ talk, onChange }: { readonly talk: Talk; readonly onChange: (talk: Talk) => void }) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  return (
    <>
      <DayField label={t('talkDay')} value={talk.on} onChange={(value) => onChange({ ...talk, on: value })} />
      <LineField
        label={t('talkWith')}
        maxLength={100}
        value={talk.with}
        onChange={(value) => onChange({ ...talk, with: value })}
      />
      <ChoiceField
        label={t('talkMeans')}
        empty={null}
        value={talk.means}
        options={MEANS.map((value) => ({ value, label: word(value) }))}
        onChange={(value) => onChange({ ...talk, means: value })}
      />
    </>
  )
}

interface PointProps {
  readonly points: readonly Point[]
  readonly onChange: (points: readonly Point[]) => void
}
function PointFields({ points, onChange }: PointProps) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const put = (index: number, changes: Partial<Point>) =>
    onChange(points.map((point, i) => (i === index ? { ...point, ...changes } : point)))
  return (
    <fieldset className="exchange-form">
      <legend className="field-label">{t('points')}</legend>
      {points.map((point, index) => (
        <div key={index} className="exchange-search">
          <ChoiceField
            label={t('pointOn')}
            empty={null}
            value={point.on}
            options={ABOUT.map((value) => ({ value, label: word(ABOUT_WORDS[value]) }))}
            onChange={(value) => put(index, { on: ABOUT.find((one) => one === value) ?? 'OTHER' })}
          />
          <LineField
            label={`${t('text')} ${String(index + 1)}`}
            maxLength={1000}
            value={point.text}
            onChange={(value) => put(index, { text: value })}
          />
        </div>
      ))}
      <p>
        <Button kind="plain" onClick={() => onChange([...points, { on: 'CONDITIONS', text: '' }])}>
          {t('addPoint')}
        </Button>
      </p>
    </fieldset>
  )
}
