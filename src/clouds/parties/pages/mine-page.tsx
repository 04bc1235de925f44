import { useState } from 'react'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { mineQuery } from './client.ts'
import type { Mine } from './client.ts'

interface MinePageProps {
  readonly title: string
  readonly lead: string
  readonly children: (mine: Mine, onDone: (sentence: string) => void) => ReactNode
}

/** A page of one's own data: whatever is changed on it is said above it. */
export function MinePage({ title, lead, children }: MinePageProps) {
  usePageTitle(title)
  const [done, setDone] = useState('')
  const query = useQuery(mineQuery)
  return (
    <div className="stack">
      <h1>{title}</h1>
      <AccountDoors />
      <p className="soft reading">{lead}</p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={8}>
        {(mine) => children(mine, setDone)}
      </Loaded>
    </div>
  )
}
