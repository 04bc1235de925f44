import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { interplay } from '../client.ts'
import type { Exchange } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { exchangeTexts } from './texts.ts'

const ADOPTED = ['WHOLLY', 'PARTLY', 'NOT'] as const
interface Adoption {
  readonly organ: string
  readonly point: number
  readonly text: string
  readonly adopted: (typeof ADOPTED)[number]
  readonly reason: string
}
interface Props {
  readonly one: Exchange
  readonly done: (next: Exchange) => void
}

/** How it ends, and where it cannot end yet, why. */
export function ConcludeForm({ one, done }: Props) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const [picked, setPicked] = useState('')
  const [text, setText] = useState('')
  const [adoptions, setAdoptions] = useState<readonly Adoption[]>(pointsOf(one))
  const [agreed, setAgreed] = useState({ number: '', title: '', effectiveFrom: '', text: '' })
  const command = useCommand(interplay.actOnExchange, done)
  const outcome = one.outcomes.find((known) => known === picked)
  const withText = outcome === 'AGREED' && one.kind === 'TOPIC'
  const clause = { article: '第一条', text: agreed.text.trim(), items: one.itemCode === null ? [] : [one.itemCode] }
  const { number, title, effectiveFrom } = agreed
  const send = () => {
    if (outcome === undefined) return
    command.mutate({
      params: { id: one.id },
      body: {
        ...{ act: 'CONCLUDE', expectedVersion: one.version, outcome, text: text.trim() },
        ...(outcome === 'WITHDRAWN' ? {} : { adoptions: adoptions.map(({ text: _, ...adoption }) => adoption) }),
        ...(withText
          ? { agreed: { number: number.trim(), title: title.trim(), effectiveFrom, clauses: [clause] } }
          : {}),
      },
    })
  }
  return (
    <Panel title={t('conclude')}>
      {one.missing !== null && <Notice>{one.missing}</Notice>}
      {one.outcomes.length > 0 && (
        <>
          <ChoiceField
            label={t('outcome')}
            value={picked}
            options={one.outcomes.map((value) => ({ value, label: word(value) }))}
            onChange={setPicked}
          />
          {outcome !== 'WITHDRAWN' && <Adoptions adoptions={adoptions} onChange={setAdoptions} />}
          {withText && <AgreedFields agreed={agreed} onChange={setAgreed} />}
          <TextField label={t('text')} rows={3} maxLength={4000} value={text} onChange={setText} />
          <RefusalNotice error={command.error} />
          <p>
            <Button
              kind={outcome === 'ANNULLED' || outcome === 'WITHDRAWN' ? 'danger' : 'primary'}
              busy={command.isPending}
              disabled={outcome === undefined || text.trim().length < 2}
              onClick={send}
            >
              {t('concludeNow')}
            </Button>
          </p>
        </>
      )}
    </Panel>
  )
}

const pointsOf = ({ said }: Exchange): readonly Adoption[] =>
  said.flatMap(({ organId, points }) =>
    points.map(({ text }, point) => ({ organ: organId ?? '', point, text, adopted: 'WHOLLY' as const, reason: '' })),
  )

interface AdoptionsProps {
  readonly adoptions: readonly Adoption[]
  readonly onChange: (adoptions: readonly Adoption[]) => void
}
function Adoptions({ adoptions, onChange }: AdoptionsProps) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const put = (index: number, changes: Partial<Adoption>) =>
    onChange(adoptions.map((each, i) => (i === index ? { ...each, ...changes } : each)))
  return (
    <>
      {adoptions.map((adoption, index) => (
        <div key={index} className="exchange-search">
          <ChoiceField
            label={t('adoption', { text: adoption.text })}
            empty={null}
            value={adoption.adopted}
            options={ADOPTED.map((value) => ({ value, label: word(value) }))}
            onChange={(value) => put(index, { adopted: ADOPTED.find((each) => each === value) ?? 'WHOLLY' })}
          />
          {adoption.adopted !== 'WHOLLY' && (
            <LineField
              label={t('reason')}
              maxLength={1000}
              value={adoption.reason}
              onChange={(value) => put(index, { reason: value })}
            />
          )}
        </div>
      ))}
    </>
  )
}

interface Agreed {
  readonly number: string
  readonly title: string
  readonly effectiveFrom: string
  readonly text: string
}
function AgreedFields({ agreed, onChange }: { readonly agreed: Agreed; readonly onChange: (agreed: Agreed) => void }) {
  const t = useTexts(exchangeTexts)
  const line = (name: 'number' | 'title', label: string) => (
    <LineField
      label={label}
      maxLength={name === 'number' ? 60 : 200}
      value={agreed[name]}
      onChange={(value) => onChange({ ...agreed, [name]: value })}
    />
  )
  return (
    <>
      {line('number', t('agreedNumber'))}
      {line('title', t('agreedTitle'))}
      <DayField
        label={t('effectiveFrom')}
        value={agreed.effectiveFrom}
        onChange={(value) => onChange({ ...agreed, effectiveFrom: value })}
      />
      <TextField
        label={t('clause')}
        rows={4}
        maxLength={2000}
        value={agreed.text}
        onChange={(value) => onChange({ ...agreed, text: value })}
      />
    </>
  )
}
