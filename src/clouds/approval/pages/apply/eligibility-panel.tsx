import { eligibilityOf } from '#catalogue/eligibility'
import { texts } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { EligibilityList } from '../eligibility-list.tsx'
import { useHeldCertificates } from './certificate-step.tsx'
import type { ApplyContext } from './step-faults.ts'

const words = texts(
  {
    title: '申请条件',
    unmet: '有条件不符合',
    unmetText: '按您填的内容，有条件不符合。请核对是否填错；照样可以提交，由审查人员决定。',
  },
  {
    title: 'Conditions',
    unmet: 'A condition is not met',
    unmetText:
      'By what you filled in, a condition is not met. Check for a slip; you may still submit, and an examiner decides.',
  },
)

/** The conditions held against the application before it is submitted, by the rule the desk uses. */
export function EligibilityPanel({ context: { standard, content } }: { readonly context: ApplyContext }) {
  const t = useTexts(words)
  const held = useHeldCertificates()
  if (standard.conditions.length === 0) return null
  const own = (held.data?.items ?? []).filter(({ holder }) => holder.idNumber === content.applicant.idNumber)
  const found = eligibilityOf(standard.conditions, {
    applicant: { ...content.applicant },
    form: content.form,
    materials: new Set(content.materials.map(({ material }) => material)),
    certificates: new Set(own.map(({ certificateType }) => certificateType)),
  })
  return (
    <Panel title={t('title')} level={3}>
      {found.some(({ verdict }) => verdict === 'UNMET') && (
        <Notice tone="warn" title={t('unmet')}>
          {t('unmetText')}
        </Notice>
      )}
      <EligibilityList conditions={standard.conditions} found={found} />
    </Panel>
  )
}
