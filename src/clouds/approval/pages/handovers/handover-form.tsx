import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { FieldError } from '#web/ui/field.tsx'
import { ChoiceField, LineField, OneOfField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../counter/clients.ts'
import type { Handover } from './index.tsx'
import { handoverTexts } from './texts.ts'

const POSTS = ['WINDOW', 'BACK_OFFICE', 'ISSUE', 'ARCHIVE'] as const
type Post = (typeof POSTS)[number]
interface Packed {
  readonly papers: Output<typeof api.papersOfCase>
  readonly materials: readonly string[]
  readonly pieces: string
}

/** A slip is made case by case: scan the number on the cover, tick what travels, count it. */
export function HandoverForm({ onDone }: { readonly onDone: (made: Handover) => void }) {
  const t = useTexts(handoverTexts)
  const [from, setFrom] = useState<Post>('WINDOW')
  const [to, setTo] = useState<Post>('BACK_OFFICE')
  const [receiver, setReceiver] = useState('')
  const [packed, setPacked] = useState<readonly Packed[]>([])
  const [tried, setTried] = useState(false)
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: () => organisation.colleagues({}) })
  const command = useCommand(approval.handOver, (made) => {
    setPacked([])
    onDone(made)
  })
  const bundles = packed.map(({ papers, materials, pieces }) => ({
    caseNumber: papers.caseNumber,
    materials: [...materials],
    pieces: Number(pieces),
  }))
  const empty = bundles.length === 0 || bundles.some(({ pieces }) => !Number.isInteger(pieces) || pieces < 1)
  const post = (label: string, value: Post, set: (post: Post) => void, error?: string) => (
    <OneOfField
      label={label}
      error={error}
      value={value}
      options={POSTS.map((one) => ({ value: one, label: t(one) }))}
      onChange={set}
    />
  )
  return (
    <div className="stack-tight">
      <div className="pair">
        {post(t('from'), from, setFrom)}
        {post(t('to'), to, setTo, tried && from === to ? t('samePost') : undefined)}
        <ChoiceField
          label={t('receiver')}
          required={false}
          empty={t('anybody')}
          value={receiver}
          options={(colleagues.data?.items ?? []).map(({ id, name, post: at }) => ({
            value: id,
            label: `${name} ${at}`,
          }))}
          onChange={setReceiver}
        />
      </div>
      <AddCase
        onFound={(papers) =>
          setPacked((before) => [
            ...before.filter((one) => one.papers.caseNumber !== papers.caseNumber),
            { papers, materials: [], pieces: '1' },
          ])
        }
      />
      {packed.map((one) => (
        <PackedCase
          key={one.papers.caseNumber}
          packed={one}
          onChange={(next) =>
            setPacked((before) => before.map((other) => (other.papers === one.papers ? next : other)))
          }
          onRemove={() => setPacked((before) => before.filter((other) => other.papers !== one.papers))}
        />
      ))}
      {tried && empty && <FieldError id="handover-cases" text={t('needCase')} />}
      <RefusalNotice error={command.error} />
      <Button
        kind="primary"
        busy={command.isPending}
        onClick={() => {
          setTried(true)
          if (!empty && from !== to)
            command.mutate({ body: { from, to, ...(receiver === '' ? {} : { receiver }), bundles } })
        }}
      >
        {t('handOver')}
      </Button>
    </div>
  )
}

function AddCase({ onFound }: { readonly onFound: (papers: Packed['papers']) => void }) {
  const t = useTexts(handoverTexts)
  const [caseNumber, setCaseNumber] = useState('')
  const look = useCommand(approval.papersOfCase, (papers) => {
    setCaseNumber('')
    onFound(papers)
  })
  return (
    <form
      className="counter-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (caseNumber.trim() !== '') look.mutate({ query: { caseNumber: caseNumber.trim() } })
      }}
    >
      <LineField label={t('caseNumber')} className="mono" maxLength={60} value={caseNumber} onChange={setCaseNumber} />
      <Button type="submit" busy={look.isPending}>
        {t('addCase')}
      </Button>
      <RefusalNotice error={look.error} />
    </form>
  )
}

interface PackedCaseProps {
  readonly packed: Packed
  readonly onChange: (packed: Packed) => void
  readonly onRemove: () => void
}

function PackedCase({ packed, onChange, onRemove }: PackedCaseProps) {
  const t = useTexts(handoverTexts)
  const { language } = useLanguage()
  const { papers, materials, pieces } = packed
  return (
    <div className="counter-card stack-tight">
      <CheckboxGroup
        name={`papers-${papers.caseNumber}`}
        legend={`${papers.caseNumber} ${inLanguage(papers.itemName, language)}`}
        values={materials}
        options={papers.materials.map(({ id, name, handedIn }) => ({
          value: id,
          label: inLanguage(name, language),
          ...(handedIn ? { hint: t('handedIn') } : {}),
        }))}
        onChange={(chosen) => onChange({ ...packed, materials: chosen })}
      />
      <div className="row">
        <LineField
          label={t('pieces')}
          inputMode="numeric"
          maxLength={5}
          value={pieces}
          onChange={(value) => onChange({ ...packed, pieces: value.trim() })}
        />
        <Button kind="plain" aria-label={t('remove', { number: papers.caseNumber })} onClick={onRemove}>
          {t('remove', { number: '' })}
        </Button>
      </div>
    </div>
  )
}
