import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import { answerRows, formRows } from '../apply/check-rows.tsx'
import { applyTexts } from '../apply/texts.ts'
import { useGuideVersion } from '../case-flow.tsx'
import type { OpinionRow } from './opinion-card.tsx'

type Asked = Pick<OpinionRow, 'itemCode' | 'itemVersion' | 'applicantName' | 'answers' | 'form' | 'materials'>

/** The form as its own standard names the fields; who applies stands in the card's head. */
export function AskedForm({ row }: { readonly row: Asked }) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  const { data: guide } = useGuideVersion(row.itemCode, row.itemVersion)
  if (guide === undefined) return null
  const applicant = { kind: 'PERSON' as const, name: row.applicantName, idNumber: '', phone: '' }
  const { answers, form, materials } = row
  const context = { standard: guide.standard, content: { applicant, answers, form, materials }, language, t }
  return <Facts facts={[...answerRows(context), ...formRows(context)]} />
}
