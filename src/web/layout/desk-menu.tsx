import { useState } from 'react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useTexts } from '../i18n/index.ts'
import { deskTexts } from './desk-texts.ts'
import { layoutTexts } from './layout-texts.ts'
import { useOpenDoors } from './open-doors.ts'
import './desk-menu.css'

/** So many doors are seen at one look; with more, only the group somebody stands in is open. */
const AT_ONE_LOOK = 12

/** A page below a door's own page belongs to that door, unless another door leads there more closely. */
const leadsTo = (path: string, to: string): boolean => path === to || path.startsWith(`${to}/`)
function nearest(path: string, doors: readonly string[]): string | undefined {
  return doors.filter((to) => leadsTo(path, to)).sort((a, b) => b.length - a.length)[0]
}

/** The desk's doors, grouped by work. On a phone all of them stand behind one button that names where one is. */
export function DeskMenu() {
  const t = useTexts(layoutTexts)
  const d = useTexts(deskTexts)
  const groups = useOpenDoors()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [unfolded, setUnfolded] = useState(false)
  /** Whoever went through a door sees the page, not the menu above it. */
  const fold = () => setUnfolded(false)
  const doors = groups.flatMap((group) => group.doors)
  const here = nearest(
    path,
    doors.map(({ to }) => to),
  )
  const few = doors.length <= AT_ONE_LOOK
  return (
    <nav className={unfolded ? 'desk-menu desk-menu-unfolded' : 'desk-menu'} aria-label={t('mainMenu')}>
      <button
        type="button"
        className="desk-menu-button"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {d(doors.find(({ to }) => to === here)?.word ?? 'home')}
      </button>
      <div className="desk-menu-doors">
        <Link to="/desk" activeOptions={{ exact: true }} onClick={fold}>
          {d('home')}
        </Link>
        {groups.map((group) => (
          <details key={group.word} open={few || group.doors.some(({ to }) => to === here)}>
            <summary>{d(group.word)}</summary>
            {group.doors.map(({ to, word }) => (
              <Link
                key={to}
                to={to}
                activeOptions={{ exact: true }}
                aria-current={to === here ? 'page' : undefined}
                onClick={fold}
              >
                {d(word)}
              </Link>
            ))}
          </details>
        ))}
      </div>
    </nav>
  )
}
