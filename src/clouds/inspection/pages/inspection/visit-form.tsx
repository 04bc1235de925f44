import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { newKey } from '#web/api/transport.ts'
import { uploadFile } from '#web/api/upload.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useOnline } from '#web/ui/offline-banner.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { METHODS } from '../../domain/codes.ts'
import { inspection } from '../client.ts'
import type { Inspection } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { PhotoField } from './photo-field.tsx'
import { SignaturePad } from './signature-pad.tsx'
import { visitTexts } from './texts.ts'
import { useVisitDraft } from './visit-draft.ts'
import type { AnswerDraft, VisitDraft } from './visit-draft.ts'

const send = async (file: File) =>
  (await uploadFile(file, { onProgress: () => undefined, signal: new AbortController().signal })).sha256

interface Props {
  readonly one: Inspection
  readonly onDone: (next: Inspection) => void
}
type Point = Inspection['checklist'][number]

/** The check list as it is filled in: every touch is kept in the browser, and nothing needs the net before the end. */
export function VisitForm({ one, onDone }: Props) {
  const t = useTexts(visitTexts)
  const word = useTexts(wordTexts)
  const online = useOnline()
  const { draft, kept, change, forget, latest } = useVisitDraft(one.id, one.visits.length + 1)
  const [key, setKey] = useState(newKey)
  const submit = useMutation({
    mutationFn: async () => {
      const photos: VisitDraft['photos'][number][] = []
      // What the net took once is not sent again when it breaks off.
      for (const photo of latest.current?.photos ?? []) {
        const sha256 = photo.sha256 ?? (photo.file === null ? null : await send(photo.file))
        photos.push({ ...photo, sha256 })
        change({ photos: [...photos, ...(latest.current?.photos.slice(photos.length) ?? [])] })
      }
      const now = latest.current
      if (now === undefined) throw new Error('There is no draft')
      const signature = now.signature === null ? null : await send(now.signature)
      const body = recordOf(one, now, signature)
      return inspection.act({ params: { id: one.id }, body }, { idempotencyKey: key })
    },
    onSuccess: (next) => {
      forget()
      onDone(next)
    },
    onError: () => setKey(newKey()),
  })
  if (draft === undefined) return null
  const points = one.checklist.filter(({ code }) => one.toVisit.includes(code))
  const answer = (code: string, changes: Partial<AnswerDraft>) => {
    const before = draft.answers[code] ?? { result: 'OK' as const, note: '' }
    const { result, note } = { ...before, ...changes }
    change({ answers: { ...draft.answers, [code]: { result, note } } })
  }
  return (
    <Panel title={t('fill')}>
      <p className="soft small" role="status">
        {t(kept ? 'draftKept' : 'draftLost')}
      </p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit.mutate()
        }}
      >
        <Field label={t('method')}>
          {(control) => (
            <Select
              {...control}
              empty={null}
              value={draft.method}
              options={METHODS.map((value) => ({ value, label: word(value) }))}
              onChange={(event) => {
                const method = METHODS.find((value) => value === event.currentTarget.value)
                if (method !== undefined) change({ method })
              }}
            />
          )}
        </Field>
        <div>
          {points.map((point) => (
            <PointField
              key={point.code}
              point={point}
              answer={draft.answers[point.code]}
              onChange={(changes) => answer(point.code, changes)}
            />
          ))}
        </div>
        <PhotoField photos={draft.photos} atLeast={one.flow.photosMin} onChange={(photos) => change({ photos })} />
        <TextField
          label={t('summary')}
          rows={3}
          maxLength={2000}
          value={draft.summary}
          onChange={(value) => change({ summary: value })}
        />
        <LineField
          label={t('checked')}
          maxLength={50}
          value={draft.name}
          onChange={(value) => change({ name: value })}
        />
        <SignaturePad file={draft.signature} onChange={(signature) => change({ signature })} />
        <LineField
          label={t('refusal')}
          required={false}
          maxLength={300}
          value={draft.refusal}
          onChange={(value) => change({ refusal: value })}
        />
        {!online && <Notice tone="warn">{t('offline')}</Notice>}
        <RefusalNotice error={submit.error} />
        <p>
          <Button kind="primary" type="submit" wide busy={submit.isPending} disabled={!online}>
            {t(submit.isPending ? 'submitting' : 'submit')}
          </Button>
        </p>
      </form>
    </Panel>
  )
}

interface PointProps {
  readonly point: Point
  readonly answer: VisitDraft['answers'][string] | undefined
  readonly onChange: (changes: Partial<AnswerDraft>) => void
}
const RESULTS = ['OK', 'PROBLEM', 'NOT_APPLICABLE'] as const
function PointField({ point: { code, text, basis, grave }, answer, onChange }: PointProps) {
  const t = useTexts(visitTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  return (
    <div className="inspection-point stack-tight">
      <RadioGroup
        name={`point-${code}`}
        legend={`${code} ${inLanguage(text, language)}${grave ? `（${t('grave')}）` : ''}`}
        {...(basis === null ? {} : { hint: t('basisOf', { basis }) })}
        inline
        value={answer?.result}
        options={RESULTS.map((value) => ({ value, label: word(value === 'PROBLEM' ? 'WRONG' : value) }))}
        onChange={(value) => {
          const result = RESULTS.find((one) => one === value)
          if (result !== undefined) onChange({ result })
        }}
      />
      {answer?.result === 'PROBLEM' && (
        <TextField
          label={t('note')}
          rows={2}
          maxLength={1000}
          value={answer.note}
          onChange={(value) => onChange({ note: value })}
        />
      )}
    </div>
  )
}

/** The draft as the door takes it. */
function recordOf(one: Inspection, draft: VisitDraft, signature: string | null) {
  const refusal = draft.refusal.trim()
  return {
    act: 'RECORD' as const,
    expectedVersion: one.version,
    method: draft.method,
    began: draft.began,
    ended: new Date().toISOString(),
    answers: one.toVisit.flatMap((code) => {
      const found = draft.answers[code]
      return found === undefined ? [] : [{ code, result: found.result, note: found.note.trim() }]
    }),
    photos: draft.photos.flatMap(({ sha256, takenAt, place }) =>
      sha256 === null ? [] : [{ sha256, code: null, takenAt, place }],
    ),
    checked: { name: draft.name.trim(), signature, refusal: refusal === '' ? null : refusal },
    summary: draft.summary.trim(),
  }
}
