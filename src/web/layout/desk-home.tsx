import { Link } from '@tanstack/react-router'
import { useTexts } from '../i18n/index.ts'
import { sessionMay, useSession } from '../session/session.ts'
import { DESK_DOORS, deskTexts } from './desk-doors.ts'

/** Where an officer lands: the doors of the posts held. */
export default function DeskHome() {
  const t = useTexts(deskTexts)
  const session = useSession()
  return (
    <div className="stack">
      <h1>{t('home')}</h1>
      <p className="soft">
        {session?.organ?.name} {session?.name}
      </p>
      <ul className="plain desk-doors">
        {DESK_DOORS.filter(({ to, actions }) => to !== '/desk' && actions.some((one) => sessionMay(session, one))).map(
          ({ to, word, lead }) => (
            <li key={to}>
              <Link to={to}>{t(word)}</Link>
              {lead !== undefined && <span className="soft">{t(lead)}</span>}
            </li>
          ),
        )}
      </ul>
    </div>
  )
}
