import type { Eligibility } from '#catalogue/eligibility'
import type { ItemStandard } from '#catalogue/standard'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'

const words = texts(
  {
    MET: '符合',
    UNMET: '不符合',
    PERSON: '由审查人员核对',
    CHECK: '按所填：{seen}',
    CERTIFICATE: '证照库已有证照证明',
    MATERIAL: '凭提交的材料',
    NOTHING: '',
  },
  {
    MET: 'Met',
    UNMET: 'Not met',
    PERSON: 'Checked by an examiner',
    CHECK: 'as filled in: {seen}',
    CERTIFICATE: 'proved by a certificate in the library',
    MATERIAL: 'by the document handed in',
    NOTHING: '',
  },
)
const TONES: Readonly<Record<Eligibility['verdict'], Tone>> = { MET: 'good', UNMET: 'bad', PERSON: 'wait' }

interface EligibilityListProps {
  readonly conditions: ItemStandard['conditions']
  readonly found: readonly Eligibility[]
}

/** Every condition with what a machine can say of it; the applicant and the officer see the same lines (ST-05). */
export function EligibilityList({ conditions, found }: EligibilityListProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  return (
    <ul className="plain stack">
      {conditions.flatMap(({ id, text }) => {
        const one = found.find((each) => each.id === id)
        if (one === undefined) return []
        const how = t(one.by, { seen: one.seen.join(language === 'zh' ? '；' : '; ') })
        return (
          <li key={id}>
            <Status tone={TONES[one.verdict]}>{t(one.verdict)}</Status> {inLanguage(text, language)}
            {how !== '' && <span className="soft small">（{how}）</span>}
          </li>
        )
      })}
    </ul>
  )
}
