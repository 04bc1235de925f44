import { useState } from 'react'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import { answerRows, formRows } from '../apply/check-rows.tsx'
import { applyTexts } from '../apply/texts.ts'
import { useGuideVersion } from '../case-flow.tsx'
import { ShownInFull } from '#web/shown-in-full.tsx'
import type { LookPurpose } from '#web/shown-in-full.tsx'
import type { OpinionRow } from './opinion-card.tsx'

type Asked = Pick<
  OpinionRow,
  'itemCode' | 'itemVersion' | 'applicantName' | 'answers' | 'form' | 'materials' | 'masked'
>
type InFull = Pick<OpinionRow, 'form'>
interface AskedFormProps {
  readonly row: Asked
  readonly inFull: (purpose: LookPurpose) => Promise<InFull>
}

/** The form as its own standard names the fields; who applies stands in the card's head. */
export function AskedForm({ row, inFull }: AskedFormProps) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  const { data: guide } = useGuideVersion(row.itemCode, row.itemVersion)
  const [full, setFull] = useState<InFull>()
  if (guide === undefined) return null
  const applicant = { kind: 'PERSON' as const, name: row.applicantName, idNumber: '', phone: '' }
  const { answers, materials, masked } = row
  const { form } = full ?? row
  const context = { standard: guide.standard, content: { applicant, answers, form, materials }, language, t }
  return (
    <div className="stack-tight">
      <Facts facts={[...answerRows(context), ...formRows(context)]} />
      {masked.some((pointer) => pointer.startsWith('/form/')) && (
        <ShownInFull ask={inFull} shown={full} onShow={setFull} />
      )}
    </div>
  )
}
