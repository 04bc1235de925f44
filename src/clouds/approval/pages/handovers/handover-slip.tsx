import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { CodeMark } from '../counter/code-mark.tsx'
import type { Handover } from './index.tsx'
import { handoverTexts } from './texts.ts'

export function Bundles({ handover }: { readonly handover: Handover }) {
  const t = useTexts(handoverTexts)
  const { language } = useLanguage()
  return (
    <ul className="small">
      {handover.bundles.map(({ caseNumber, itemName, materials, pieces }) => (
        <li key={caseNumber}>
          <span className="mono">{caseNumber}</span> {inLanguage(itemName, language)}
          {materials.length > 0 &&
            `：${materials.map((name) => inLanguage(name, language)).join(language === 'zh' ? '、' : ', ')}`}{' '}
          · {t('total', { pieces })}
        </li>
      ))}
    </ul>
  )
}

/** The slip that travels with the papers; its code opens it again at the other post. */
export function HandoverSlip({ handover, onClose }: { readonly handover: Handover; readonly onClose: () => void }) {
  const t = useTexts(handoverTexts)
  const { language } = useLanguage()
  const { from, to, receiver, handedBy, handedAt, pieces } = handover
  return (
    <div className="stack reading">
      <section className="slip stack-tight">
        <div className="slip-head">
          <h1>{t('slip')}</h1>
          <CodeMark text={handover.number} label={handover.number} />
        </div>
        <p>
          {t('way', { from: t(from), to: receiver ?? t(to) })} ·{' '}
          {t('by', { name: handedBy, at: formatMoment(handedAt, language) })}
        </p>
        <Bundles handover={handover} />
        <p>
          <strong>{t('total', { pieces })}</strong>
        </p>
        <p>
          {t('signFrom')}：________________　　{t('signTo')}：________________
        </p>
      </section>
      <div className="action-bar">
        <Button onClick={onClose}>{t('closePrint')}</Button>
        <Button kind="primary" onClick={() => window.print()}>
          <Icon name="print" />
          {t('print')}
        </Button>
      </div>
    </div>
  )
}
