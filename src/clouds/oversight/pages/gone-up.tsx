import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Order } from './client.ts'
import { oversightTexts } from './oversight-texts.ts'

/** 逐级上报, to whom by name; and clearly where nobody stood between, or nobody stands above. */
export function GoneUp({ to: { to, at, person, instead } }: { readonly to: Order['escalated'][number] }) {
  const t = useTexts(oversightTexts)
  const said = person === '' ? 'NOBODY' : instead ? 'INSTEAD' : to
  return <Status tone="bad">{t(said, { when: formatShortMoment(at), person })}</Status>
}
