import { useTexts } from '#web/i18n/index.ts'
import { History } from '../history.tsx'
import { MinePage } from '../mine-page.tsx'
import { PostalAddress } from './postal-address.tsx'
import { Contacts } from './contacts.tsx'
import { RealName } from './real-name.tsx'
import { profileTexts } from './texts.ts'

export default function ProfilePage() {
  const t = useTexts(profileTexts)
  return (
    <MinePage title={t('title')} lead={t('lead')}>
      {(mine, onDone) => (
        <>
          <RealName mine={mine} onDone={onDone} />
          <Contacts mine={mine} onDone={onDone} />
          <PostalAddress mine={mine} onDone={onDone} />
          <History lines={mine.person.history} />
        </>
      )}
    </MinePage>
  )
}
