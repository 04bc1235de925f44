import { useQuery } from '@tanstack/react-query'
import { office } from '#web/api/clients.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import { oversightPageTexts } from './texts.ts'

const LOOK_AGAIN_MS = 60_000
/** A witness looks every minute; after an hour without him somebody should ask. */
const SILENT_MS_MAX = 3_600_000

/** Who outside keeps our word, and how far: what he cosigned cannot be rewritten unseen. */
export function Witnessed() {
  const t = useTexts(oversightPageTexts)
  const { language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['witnesses'],
    queryFn: () => office.witnesses({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  if (data === undefined) return null
  if (data.witnesses.length === 0) return <Status tone="off">{t('witnessNone')}</Status>
  return (
    <ul className="plain">
      {data.witnesses.map(({ name, size, at }) => {
        if (size === null || at === null)
          return (
            <li key={name}>
              <Status tone="wait">{t('witnessWaiting', { name })}</Status>
            </li>
          )
        const silent = size < data.size && Date.now() - Date.parse(at) > SILENT_MS_MAX
        const facts = { name, size, when: formatMoment(at, language), behind: data.size - size }
        return (
          <li key={name}>
            <Status tone={silent ? 'bad' : 'good'}>{t(silent ? 'witnessSilent' : 'witnessed', facts)}</Status>
          </li>
        )
      })}
    </ul>
  )
}
