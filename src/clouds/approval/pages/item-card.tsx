import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { formatDays } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { useOrganName } from '#web/organs.ts'
import { catalogueTexts, isItemKind } from './vocabulary-texts.ts'
import './item-card.css'

export type Card = Output<typeof api.hall>['fullItems'][number]

const words = texts(
  {
    promised: '承诺 {days}',
    sameDay: '当场办结',
    visits: '跑 {count} 次',
    noVisits: '不用跑',
    materials: '需提交 {count} 份',
    spared: '需提交 {count} 份，免交 {spared} 份',
    charged: '收费',
    free: '不收费',
    general: '通用表单',
  },
  {
    promised: '{days} promised',
    sameDay: 'on the spot',
    visits: 'visits: {count}',
    noVisits: 'no visit',
    materials: 'documents to hand in: {count}',
    spared: 'documents to hand in: {count}, not needed from you: {spared}',
    charged: 'fee',
    free: 'no fee',
    general: 'general form',
  },
)

/** One item in a list: its name leads to the guide, the line below answers what people ask first. */
export function ItemCardLine({ card, why }: { readonly card: Card; readonly why?: string | undefined }) {
  const t = useTexts(words)
  const c = useTexts(catalogueTexts)
  const { language } = useLanguage()
  const organName = useOrganName()
  const { promised } = card
  const facts = [
    promised.days === 0 ? t('sameDay') : t('promised', { days: formatDays(promised.days, promised.unit, language) }),
    card.visits === 0 ? t('noVisits') : t('visits', { count: card.visits }),
    t(card.spared > 0 ? 'spared' : 'materials', { count: card.materials, spared: card.spared }),
    t(card.charged ? 'charged' : 'free'),
  ]
  return (
    <li className="item-card">
      <Link to="/items/$code" params={{ code: card.code }} className="item-card-name">
        {inLanguage(card.name, language)}
      </Link>
      <p className="small soft">
        {organName(card.organ.name)}
        {isItemKind(card.kind) && ` · ${c(card.kind)}`}
      </p>
      <p className="small">{facts.join(' · ')}</p>
      {why !== undefined && <p className="small soft">{why}</p>}
    </li>
  )
}
