import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { useTexts } from '../i18n/index.ts'
import { sessionMay, useSession } from '../session/session.ts'
import { DESK_DOORS } from './desk-doors.ts'
import { deskTexts } from './desk-texts.ts'
import { useDoorCounts } from './door-counts.ts'

const words = texts({ waiting: '待办 {count} 件' }, { waiting: '{count} waiting' })

/** Where an officer lands: the doors of the posts held. */
export default function DeskHome() {
  const t = useTexts(deskTexts)
  const w = useTexts(words)
  const session = useSession()
  const counts = useDoorCounts()
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
              <span>
                {lead !== undefined && <span className="soft">{t(lead)}</span>}
                {(counts.get(to) ?? 0) > 0 && (
                  <strong className="door-count">{w('waiting', { count: counts.get(to) ?? 0 })}</strong>
                )}
              </span>
            </li>
          ),
        )}
      </ul>
    </div>
  )
}
