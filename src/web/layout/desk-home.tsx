import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { useTexts } from '../i18n/index.ts'
import { useOrganName } from '../organs.ts'
import { useSession } from '../session/session.ts'
import { deskTexts } from './desk-texts.ts'
import { useDoorCounts } from './door-counts.ts'
import { useOpenDoors } from './open-doors.ts'

const words = texts({ waiting: '待办 {count} 件' }, { waiting: '{count} waiting' })

/** Where an officer lands: the doors of the posts held. */
export default function DeskHome() {
  const t = useTexts(deskTexts)
  const w = useTexts(words)
  const session = useSession()
  const organName = useOrganName()
  const counts = useDoorCounts()
  const groups = useOpenDoors()
  return (
    <div className="stack">
      <h1>{t('home')}</h1>
      <p className="soft">
        {organName(session?.organ?.name ?? '')} {session?.name}
      </p>
      {groups.map((group) => (
        <section key={group.word} aria-labelledby={`desk-${group.word}`}>
          <h2 id={`desk-${group.word}`} className="h3">
            {t(group.word)}
          </h2>
          <ul className="plain desk-doors">
            {group.doors.map(({ to, word }) => (
              <li key={to}>
                <Link to={to}>{t(word)}</Link>
                <span>
                  <span className="soft">{t(`${word}Lead`)}</span>
                  {(counts.get(to) ?? 0) > 0 && (
                    <strong className="door-count">{w('waiting', { count: counts.get(to) ?? 0 })}</strong>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
