import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { mineQuery } from '../client.ts'
import { History } from '../history.tsx'
import { PostalAddress } from './postal-address.tsx'
import { Contacts } from './contacts.tsx'
import { RealName } from './real-name.tsx'
import { profileTexts } from './texts.ts'

export default function ProfilePage() {
  const t = useTexts(profileTexts)
  usePageTitle(t('title'))
  const [done, setDone] = useState('')
  const query = useQuery(mineQuery)
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <AccountDoors />
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={8}>
        {(mine) => (
          <>
            <RealName mine={mine} onDone={setDone} />
            <Contacts mine={mine} onDone={setDone} />
            <PostalAddress mine={mine} onDone={setDone} />
            <History lines={mine.person.history} />
          </>
        )}
      </Loaded>
    </div>
  )
}
