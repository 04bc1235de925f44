import { useState } from 'react'
import type { Input, Output } from '#contract'
import type { api } from '#clouds/certificate/api'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, LineField, TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { deskStatesTexts } from './texts.ts'

type Body = Input<typeof api.prepareStanding>['body']
type Act = Body['act']
type Standing = Output<typeof api.standing>
type Ground = Extract<Body, { act: 'DEREGISTER' }>['ground']
const GROUNDS: readonly Ground[] = ['EXPIRED', 'HOLDER_DIED', 'HOLDER_DISSOLVED', 'IMPOSSIBLE']

interface Words {
  readonly basis: string
  readonly reason: string
  readonly until: string
  readonly compensation: string
  readonly documentNumber: string
  readonly ground: Ground
}

function bodyOf(act: Act, { basis, reason, until, compensation, documentNumber, ground }: Words): Body {
  switch (act) {
    case 'SUSPEND':
      return { act, basis, reason, ...(until === '' ? {} : { until }) }
    case 'ANNOUNCE_WITHDRAWAL':
    case 'ANNOUNCE_REVOCATION':
      return { act, basis, reason }
    case 'WITHDRAW':
      return { act, reason, compensation }
    case 'REVOKE':
      return { act, reason, ...(documentNumber === '' ? {} : { documentNumber }) }
    case 'DEREGISTER':
      return { act, reason, ground }
    default:
      return { act, reason }
  }
}

const NEEDS: Readonly<Partial<Record<Act, readonly (keyof Words)[]>>> = {
  SUSPEND: ['basis', 'until'],
  ANNOUNCE_WITHDRAWAL: ['basis'],
  ANNOUNCE_REVOCATION: ['basis'],
  WITHDRAW: ['compensation'],
  REVOKE: ['documentNumber'],
  DEREGISTER: ['ground'],
}
const MAY_BE_EMPTY: readonly (keyof Words)[] = ['until', 'documentNumber', 'ground']

interface ActFormProps {
  readonly acts: Standing['acts']
  readonly state: Standing['certificate']['state']
  readonly busy: boolean
  readonly error: Error | null
  readonly onPrepare: (body: Body) => void
}
/** One act at a time: chosen first, and then only what it needs is asked for. */
export function ActForm({ acts, state, busy, error, onPrepare }: ActFormProps) {
  const t = useTexts(deskStatesTexts)
  const [act, setAct] = useState<Act | undefined>(acts.length === 1 ? acts[0] : undefined)
  const takenBack = state === 'ANNULLED' || state === 'WITHDRAWN' || state === 'REVOKED'
  const grounds: readonly Ground[] = takenBack ? ['TAKEN_BACK'] : GROUNDS
  const [words, setWords] = useState<Words>({
    basis: '',
    reason: '',
    until: '',
    compensation: '',
    documentNumber: '',
    ground: grounds[0] ?? 'EXPIRED',
  })
  const needs = act === undefined ? [] : (NEEDS[act] ?? [])
  const filled = [...needs, 'reason' as const].every(
    (need) => MAY_BE_EMPTY.includes(need) || words[need].trim().length > 1,
  )
  const set = (change: Partial<Words>) => setWords((before) => ({ ...before, ...change }))
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (act !== undefined) onPrepare(bodyOf(act, words))
      }}
    >
      <div className="row">
        {acts.map((one) => (
          <Button key={one} type="button" aria-pressed={one === act} onClick={() => setAct(one)}>
            {t(one === 'DEREGISTER' ? 'DEREGISTER_ACT' : one)}
          </Button>
        ))}
      </div>
      {needs.includes('ground') && (
        <ChoiceField
          label={t('ground')}
          value={words.ground}
          options={grounds.map((ground) => ({ value: ground, label: t(ground) }))}
          onChange={(value) => set({ ground: grounds.find((one) => one === value) ?? words.ground })}
        />
      )}
      {needs.includes('basis') && (
        <LineField
          label={t('basis')}
          hint={t('basisHint')}
          value={words.basis}
          onChange={(value) => set({ basis: value })}
        />
      )}
      {needs.includes('until') && (
        <LineField label={t('until')} type="date" value={words.until} onChange={(value) => set({ until: value })} />
      )}
      {(['compensation', 'documentNumber'] as const).map(
        (one) =>
          needs.includes(one) && (
            <LineField key={one} label={t(one)} value={words[one]} onChange={(value) => set({ [one]: value })} />
          ),
      )}
      {act !== undefined && (
        <>
          <TextField
            label={t(act === 'HEAR' ? 'minutes' : 'reason')}
            rows={3}
            value={words.reason}
            onChange={(value) => set({ reason: value })}
          />
          <RefusalNotice error={error} />
          <Button type="submit" kind="primary" busy={busy} disabled={!filled}>
            {t('prepare')}
          </Button>
        </>
      )}
    </form>
  )
}
