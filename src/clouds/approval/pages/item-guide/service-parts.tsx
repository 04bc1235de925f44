import { Link } from '@tanstack/react-router'
import { channelsOf, claimOf, CLAIMS, deliveryOf } from '#catalogue/claims'
import { CHANNEL_WORDS, CLAIM_WORDS, DELIVERY_WORDS } from '#catalogue/words'
import type { ItemStandard } from '#catalogue/standard'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { paperAddress } from '../paper-address.ts'
import { guideTexts } from './texts.ts'

interface PartProps {
  readonly standard: ItemStandard
}

/** Where it can be applied for, how the result comes, and which zeros the standard bears. */
export function ServicesPart({ standard }: PartProps) {
  const t = useTexts(guideTexts)
  const { language } = useLanguage()
  const comma = language === 'zh' ? '、' : ', '
  const held = CLAIMS.filter((claim) => claimOf(standard, claim).holds)
  const facts = [
    {
      label: t('channels'),
      value: channelsOf(standard)
        .map((channel) => inLanguage(CHANNEL_WORDS[channel], language))
        .join(comma),
    },
    {
      label: t('delivery'),
      value: deliveryOf(standard)
        .map((way) => inLanguage(DELIVERY_WORDS[way], language))
        .join(comma),
    },
  ]
  return (
    <Panel id="services" title={t('services')}>
      <Facts facts={facts} />
      {held.length > 0 && (
        <>
          <ul className="plain guide-zeros" aria-label={t('zeros')}>
            {held.map((claim) => (
              <li key={claim}>
                <Status tone="good">{inLanguage(CLAIM_WORDS[claim], language)}</Status>
                <span className="small soft">{inLanguage(claimOf(standard, claim).reason, language)}</span>
              </li>
            ))}
          </ul>
          <p className="small soft">
            {t('zerosLead')} <Link to="/lists/claims">{t('zerosList')}</Link>
          </p>
        </>
      )}
    </Panel>
  )
}

/** What is printed from this very version; the manual only for whoever may read it. */
export function PapersPart({ standard, version }: PartProps & { readonly version: number }) {
  const t = useTexts(guideTexts)
  const { language } = useLanguage()
  const session = useSession()
  const papers = [
    { kind: 'guide', word: t('guidePaper') },
    { kind: 'form', word: t('formPaper') },
    ...(sessionMay(session, 'standard.read') ? [{ kind: 'manual', word: t('manualPaper') }] : []),
  ]
  return (
    <Panel id="papers" title={t('papers')}>
      <p className="guide-lead">{t('papersLead', { version })}</p>
      <ul className="plain guide-papers">
        {papers.map(({ kind, word }) => (
          <li key={kind}>
            <a
              className={buttonClass()}
              href={paperAddress(standard.code, kind, language)}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="download" />
              {word}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
