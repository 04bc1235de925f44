import { lazy, Suspense, useEffect } from 'react'
import { Link, Outlet } from '@tanstack/react-router'
import { useTexts } from '../i18n/index.ts'
import { useSignInAgain } from '../session/ended-session.ts'
import { ProofDialog } from '../session/proof-dialog.tsx'
import { useOrganName } from '../organs.ts'
import { useSession } from '../session/session.ts'
import { OfflineBanner } from '../ui/offline-banner.tsx'
import { useBureauName } from './bureau-name.ts'
import { DeskMenu } from './desk-menu.tsx'
import { layoutTexts } from './layout-texts.ts'
import { Logo } from './logo.tsx'
import { useNotedPrints } from './noted-prints.ts'
import { PageFocus } from './page-focus.tsx'
import { LanguageSwitch } from './reading-tools.tsx'
import { SessionMenu } from './session-menu.tsx'
import './desk-layout.css'

/** Only desks carry what signing needs. */
const ActSigning = lazy(() => import('../signing/act-signing.tsx'))

/** The desk: dense and quiet; the doors on the left are those the policy opens to whoever is signed in. */
export function DeskLayout() {
  const t = useTexts(layoutTexts)
  const session = useSession()
  useSignInAgain()
  useNotedPrints()
  const bureau = useBureauName()
  const organName = useOrganName()
  const organ = session?.organ?.name
  // The root element, not only a wrapper: dialogs and pop-ups stand outside the wrapper.
  useEffect(() => {
    document.body.classList.add('desk')
    return () => document.body.classList.remove('desk')
  }, [])
  return (
    <div className="desk-frame">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <header className="desk-head">
        <Link to="/desk" className="brand">
          <Logo />
          <span className="brand-bureau">{organ === undefined ? bureau : organName(organ)}</span>
          <span className="soft">{t('desk')}</span>
        </Link>
        <div className="masthead-tools">
          <Link to="/">{t('toHall')}</Link>
          <LanguageSwitch />
          <SessionMenu />
        </div>
      </header>
      <OfflineBanner />
      <div className="desk-body">
        <DeskMenu />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Suspense fallback={null}>
        <ActSigning />
      </Suspense>
      <ProofDialog />
      <PageFocus />
    </div>
  )
}
