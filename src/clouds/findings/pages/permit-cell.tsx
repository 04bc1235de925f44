import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { FindingLine, ProcedureLine } from './client.ts'
import { wordTexts } from './word-texts.ts'

/** Which permit: what it is for, whose it is, and the number on its paper. */
export function PermitCell({ permit }: { readonly permit: FindingLine['permit'] }) {
  const { itemName, identifier, caseNumber } = permit
  return (
    <>
      {itemName}
      <br />
      <code className="small">{identifier ?? caseNumber}</code>
    </>
  )
}

export function FindingStage({ line: { stage, overdue } }: { readonly line: FindingLine }) {
  const word = useTexts(wordTexts)
  const tone: Tone = overdue ? 'bad' : stage === 'OPEN' ? 'wait' : stage === 'ANSWERED' ? 'good' : 'off'
  return <Status tone={tone}>{overdue ? word('overdue') : word(`finding${stage}`)}</Status>
}

const TONES: Readonly<Record<ProcedureLine['phase'], Tone>> = {
  OPEN: 'wait',
  ANNOUNCED: 'wait',
  DECIDED: 'warn',
  CLOSED: 'good',
  DROPPED: 'off',
}
export function ProcedurePhase({ line: { phase, overdue, owes } }: { readonly line: ProcedureLine }) {
  const word = useTexts(wordTexts)
  const said = phase === 'DECIDED' && owes !== null ? `${word('kindDECIDED')} · ${word(owes)}` : word(`kind${phase}`)
  return <Status tone={overdue ? 'bad' : TONES[phase]}>{overdue ? `${word('overdue')} · ${said}` : said}</Status>
}
