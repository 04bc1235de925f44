import { texts } from '#contract'
import type { Store } from '../client.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import './store-banner.css'

/** Silhouettes along the lower edge of a banner, drawn so that no picture has to be fetched. */
const MOTIFS: Readonly<Record<Store['motif'], string>> = {
  HILLS: 'M0 90 Q60 30 130 70 T270 50 T400 74 T540 36 T680 70 T800 46 V100 H0Z',
  RIVER: 'M0 72 Q100 52 200 72 T400 72 T600 72 T800 72 V100 H0Z M0 86 Q100 70 200 86 T400 86 T600 86 T800 86 V100 H0Z',
  CITY: 'M0 100 V66 H50 V44 H90 V66 H140 V28 H180 V58 H240 V38 H290 V70 H360 V20 H400 V54 H470 V40 H520 V66 H590 V30 H630 V60 H700 V46 H750 V70 H800 V100Z',
  FIELDS:
    'M0 60 H800 V100 H0Z M0 100 L260 60 H300 L120 100Z M360 100 L390 60 H430 L460 100Z M700 100 L520 60 H560 L800 92 V100Z',
  PLAIN: '',
}

const words = texts({ phone: '咨询电话 {phone}' }, { phone: 'Questions: {phone}' })

interface BannerProps {
  readonly store: Pick<Store, 'name' | 'slogan' | 'colour' | 'motif' | 'phone'> & {
    readonly organName: Store['organName']
  }
  /** Shown while it is being described: a page has one title, and this is not it. */
  readonly preview?: boolean
}

/** The face of a store: its name, its word and its colour. */
export function StoreBanner({ store, preview = false }: BannerProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const Heading = preview ? 'h4' : 'h1'
  return (
    <section className={`store-banner store-${store.colour.toLowerCase()}`}>
      <svg viewBox="0 0 800 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d={MOTIFS[store.motif]} fillRule="evenodd" />
      </svg>
      <p className="store-organ">{inLanguage(store.organName, language)}</p>
      <Heading className="store-name">{inLanguage(store.name, language)}</Heading>
      <p className="store-slogan">{inLanguage(store.slogan, language)}</p>
      {store.phone !== '' && <p className="small">{t('phone', { phone: store.phone })}</p>}
    </section>
  )
}
