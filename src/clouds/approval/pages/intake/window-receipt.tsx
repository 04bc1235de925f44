import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import type { ItemStandard } from '#catalogue/standard'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Verdict } from '#web/ui/verdict.tsx'
import { askedMaterials } from '../apply/step-faults.ts'
import { CodeMark } from '../counter/code-mark.tsx'
import type { Filing } from './filing.ts'
import { intakeTexts } from './texts.ts'

export interface Filed {
  readonly standard: ItemStandard
  readonly filing: Filing
  readonly receipt: Output<typeof api.fileAtWindow>
}

/** 收件凭证 (WF-05): what was received, not that it was accepted. Printed and handed over before the next person. */
export function WindowReceipt({ filed, onNext }: { readonly filed: Filed; readonly onNext: () => void }) {
  const t = useTexts(intakeTexts)
  const { language } = useLanguage()
  const { standard, filing, receipt } = filed
  const { content, papers, reception } = filing
  const address = `${window.location.origin}/progress?code=${receipt.trackingCode}`
  const at = reception.slipTime === '' ? new Date().toISOString() : `${reception.slipTime}:00+08:00`
  const received = askedMaterials(standard, content.answers).flatMap(({ id, name }) => {
    const count = content.materials.filter(({ material }) => material === id).length
    return count === 0 && !papers.includes(id) ? [] : [{ id, name, count }]
  })
  return (
    <div className="stack reading">
      <h1 className="visually-hidden">{t('receiptTitle')}</h1>
      <Verdict tone="good" title={t('receiptTitle')}>
        <p>{t('received')}</p>
      </Verdict>
      <div className="row">
        <CodeMark text={address} label={t('scanToFollow')} shown={receipt.trackingCode} />
        <div className="stack-tight">
          <p className="mono">
            {t('caseNumber')} <strong>{receipt.caseNumber}</strong>
          </p>
          <p className="soft small">{t('scanToFollow')}</p>
        </div>
      </div>
      <Facts
        facts={[
          { label: t('item'), value: inLanguage(standard.name, language) },
          { label: t('applicant'), value: content.applicant.name },
          { label: t('at'), value: formatMoment(at, language) },
          { label: t('channel'), value: reception.point?.name ?? t(reception.channel) },
          ...(reception.slipNumber === '' ? [] : [{ label: t('slipNumber'), value: reception.slipNumber }]),
          { label: t('next'), value: inLanguage(receipt.next, language) },
        ]}
      />
      <h2>{t('receivedMaterials')}</h2>
      <ol>
        {received.map(({ id, name, count }) => (
          <li key={id}>
            {inLanguage(name, language)} <span className="soft small">{t('pieces', { count })}</span>
            {papers.includes(id) && <span className="small"> · {t('paperTaken')}</span>}
          </li>
        ))}
      </ol>
      <p className="print-only">
        {t('officerSign')}：________________　　{t('applicantSign')}：________________
      </p>
      <div className="action-bar">
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {t('print')}
        </Button>
        <Button kind="primary" onClick={onNext}>
          {t('nextPerson')}
        </Button>
      </div>
    </div>
  )
}
