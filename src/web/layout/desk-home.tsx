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
      <ul>
        {DESK_DOORS.filter(({ to, action }) => to !== '/desk' && sessionMay(session, action)).map(({ to, word }) => (
          <li key={to}>
            <Link to={to}>{t(word)}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
