import type { ReactNode } from 'react'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { Duty } from '../client.ts'
import { stepTexts } from '../step-texts.ts'
import { useTrail } from './duty-forms.tsx'
import { useLag } from './lag.ts'
import { dutyTexts } from './texts.ts'

const MEANS = { PORTAL: 'means_PORTAL', API: 'means_API', WEBHOOK: 'means_WEBHOOK' } as const
const isMeans = (means: string): means is keyof typeof MEANS => means in MEANS

/** Who is supervised, why it came to this department, and how far it has come. */
export function DutyFacts({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts)
  const lag = useLag()
  const { language } = useLanguage()
  const { object, basis, acknowledgedAt, acknowledgedMeans } = duty
  const words = { list: duty.list ?? 0, line: duty.line ?? '' }
  const means = acknowledgedMeans !== null && isMeans(acknowledgedMeans) ? t(MEANS[acknowledgedMeans]) : ''
  const optional = (label: string, value: ReactNode | null) =>
    value === null || value === '' ? [] : [{ label, value }]
  return (
    <Facts
      facts={[
        { label: t('object'), value: object.name },
        { label: t('idNumber'), value: <code>{object.idNumber}</code> },
        ...optional(t('address'), object.address),
        ...optional(t('region'), duty.region),
        ...optional(t('industry'), duty.industry),
        { label: t('caseNumber'), value: <code>{duty.caseNumber}</code> },
        ...optional(t('certificate'), duty.certificateIdentifier && <code>{duty.certificateIdentifier}</code>),
        ...optional(t('validUntil'), duty.validUntil && formatDate(duty.validUntil, language)),
        { label: t('decidedBy'), value: `${duty.decidedBy} · ${formatMoment(duty.decidedAt, language)}` },
        {
          label: t('openedAt'),
          value: `${formatMoment(duty.openedAt, language)}（${t('lag', { lag: lag(duty.lagMs) })}）`,
        },
        ...optional(t('basis'), basis && t(basis, words)),
        ...optional(t('alsoWith'), duty.alsoWith.join(language === 'zh' ? '、' : ', ')),
        {
          label: t('acknowledgedAt'),
          value:
            acknowledgedAt === null ? (
              <span className="soft">{t('notAcknowledged')}</span>
            ) : (
              `${formatMoment(acknowledgedAt, language)} ${means}`
            ),
        },
        ...optional(t('claimDue'), duty.claimDue && formatMoment(duty.claimDue, language)),
        { label: t('claimedBy'), value: duty.claimedBy ?? <span className="soft">{t('nobody')}</span> },
        ...optional(t('inspectedOn'), duty.inspectedOn && formatDate(duty.inspectedOn, language)),
      ]}
    />
  )
}

/** 有痕联动: every push, receipt, claim and answer, with its time and its person. */
export function DutyTrail({ id, version }: { readonly id: string; readonly version: number }) {
  const t = useTexts(dutyTexts)
  const s = useTexts(stepTexts)
  const { language } = useLanguage()
  const query = useTrail(id, version)
  return (
    <Loaded query={query} lines={3}>
      {({ items }) => (
        <Timeline
          label={t('trail')}
          entries={items.map(({ at, by, act, note }, index) => ({
            key: `${String(index)} ${at}`,
            title: isStep(act) ? s(act) : act,
            when: `${formatMoment(at, language)} · ${by}`,
            detail: note === '' || isMeans(note) ? undefined : <p className="small">{note}</p>,
            state: 'done',
          }))}
        />
      )}
    </Loaded>
  )
}
const isStep = (act: string): act is keyof typeof stepTexts.zh => act in stepTexts.zh
