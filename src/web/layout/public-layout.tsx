import { Link, Outlet } from '@tanstack/react-router'
import { useTexts } from '../i18n/index.ts'
import { ProofDialog } from '../session/proof-dialog.tsx'
import { useSession } from '../session/session.ts'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon.tsx'
import { OfflineBanner } from '../ui/offline-banner.tsx'
import { useBureauName } from './bureau-name.ts'
import { layoutTexts } from './layout-texts.ts'
import { Logo } from './logo.tsx'
import { PageFocus } from './page-focus.tsx'
import { ElderSwitch, LanguageSwitch, ReadAloud } from './reading-tools.tsx'
import { SessionMenu } from './session-menu.tsx'
import './public-layout.css'

type Key = keyof typeof layoutTexts.zh
interface Door {
  readonly to: '/' | '/items' | '/progress' | '/verify' | '/my'
  readonly word: Key
  readonly short: Key
  readonly icon: IconName
  readonly onPhone: boolean
}

const DOORS: readonly Door[] = [
  { to: '/', word: 'home', short: 'home', icon: 'home', onPhone: true },
  { to: '/items', word: 'items', short: 'items', icon: 'form', onPhone: true },
  { to: '/progress', word: 'progress', short: 'progressShort', icon: 'progress', onPhone: true },
  { to: '/verify', word: 'verify', short: 'verify', icon: 'shield', onPhone: false },
  { to: '/my', word: 'mine', short: 'mineShort', icon: 'person', onPhone: true },
]

/** The public hall: calm, one thing per page, phone first. */
export function PublicLayout() {
  const t = useTexts(layoutTexts)
  return (
    <div className="public">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <Masthead />
      <OfflineBanner />
      <main id="content" tabIndex={-1}>
        <div className="page">
          <Outlet />
        </div>
      </main>
      <Foot />
      <BottomBar />
      <ProofDialog />
      <PageFocus />
    </div>
  )
}

function Masthead() {
  const t = useTexts(layoutTexts)
  const bureau = useBureauName()
  const session = useSession()
  return (
    <header className="masthead">
      <div className="page masthead-row">
        <Link to="/" className="brand">
          <Logo />
          <span>
            <span className="brand-bureau">{bureau}</span>
            <span className="brand-hall">{t('hall')}</span>
          </span>
        </Link>
        <nav className="main-menu" aria-label={t('mainMenu')}>
          {DOORS.map(({ to, word }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
              {t(word)}
            </Link>
          ))}
        </nav>
        <div className="masthead-tools">
          <ReadAloud />
          <ElderSwitch />
          <LanguageSwitch />
          {session?.kind === 'officer' && <Link to="/desk">{t('toDesk')}</Link>}
          <SessionMenu />
        </div>
      </div>
    </header>
  )
}

function BottomBar() {
  const t = useTexts(layoutTexts)
  return (
    <nav className="bottom-bar" aria-label={t('mainMenu')}>
      {DOORS.filter(({ onPhone }) => onPhone).map(({ to, short, icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
          <Icon name={icon} size="1.5rem" />
          {t(short)}
        </Link>
      ))}
    </nav>
  )
}

function Foot() {
  const t = useTexts(layoutTexts)
  const bureau = useBureauName()
  return (
    <footer className="page-foot">
      <div className="page">
        <p>{t('footMain', { bureau })}</p>
        <p>{t('footPromise')}</p>
        <p className="row">
          <Link to="/verify">{t('verify')}</Link>
          <Link to="/lists">{t('lists')}</Link>
          <Link to="/inspections">{t('inspections')}</Link>
          <Link to="/faq">{t('faq')}</Link>
          <Link to="/pain-points">{t('painPoints')}</Link>
          <Link to="/report">{t('report')}</Link>
          <Link to="/commitments">{t('commitments')}</Link>
          <Link to="/open-data">{t('openData')}</Link>
          <Link to="/absurd-proofs">{t('absurdProofs')}</Link>
          <Link to="/my/visits">{t('visits')}</Link>
          <Link to="/my/benefits">{t('benefits')}</Link>
          <a href="/api/v1/trust">{t('footTrust')}</a>
          <a href="/api/openapi.json">{t('footApi')}</a>
        </p>
      </div>
    </footer>
  )
}
