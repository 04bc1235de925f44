import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatDay, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { Outside } from '../client.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { Compare } from './compare.tsx'
import { Systems } from './systems.tsx'
import { outsideTexts } from './texts.ts'
import '../paper.css'

/** 局外审批: what was issued past the bureau, and systems that have to report. */
export default function OutsidePage() {
  const t = useTexts(outsideTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({ queryKey: ['outside'], queryFn: () => oversight.outside({}) })
  const onDone = (outside: Outside, sentence: string) => {
    setDone(sentence)
    queries.setQueryData(['outside'], outside)
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={10}>
        {(outside) => (
          <>
            <Panel title={t('permits')}>
              {outside.permits.length === 0 && <p className="soft">{t('permitsNone')}</p>}
              {outside.permits.map((permit) => (
                <PermitPaper key={permit.id} permit={permit} onDone={(after) => onDone(after, t('done'))} />
              ))}
              <Disclosure summary={t('compare')}>
                <Compare
                  key={outside.comparisons.length}
                  organs={outside.organs}
                  onDone={(after) => onDone(after, t('compared'))}
                />
              </Disclosure>
              <Comparisons comparisons={outside.comparisons} />
            </Panel>
            <Systems outside={outside} onDone={onDone} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Comparisons({ comparisons }: Pick<Outside, 'comparisons'>) {
  const t = useTexts(outsideTexts)
  if (comparisons.length === 0) return null
  return (
    <Disclosure summary={t('comparisons')}>
      <ul className="plain stack-tight">
        {comparisons.map(({ id, at, by, organ, source, lines, matched, unmatched, left }) => (
          <li key={id}>
            {source} · {organ}
            <div className="soft small">
              {t('comparison', { lines, matched, unmatched, left })} · {by} · {formatShortMoment(at)}
            </div>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

interface PermitProps {
  readonly permit: Outside['permits'][number]
  readonly onDone: (outside: Outside) => void
}
function PermitPaper({ permit, onDone }: PermitProps) {
  const t = useTexts(outsideTexts)
  const { language } = useLanguage()
  const { id, version, number, item, organ, issuedOn, source, exception } = permit
  const command = useCommand(oversight.registerException, onDone)
  return (
    <article className="paper stack-tight">
      <p className="row">
        <Status tone={exception === null ? 'bad' : 'good'}>{t(exception === null ? 'waiting' : 'explained')}</Status>
        <code>{number}</code>
      </p>
      <p>{item}</p>
      <p className="soft small">{t('issued', { organ, source, day: formatDay(issuedOn, language) })}</p>
      {exception !== null && <p>{t('exceptionBy', exception)}</p>}
      {exception === null && (
        <Disclosure summary={t('except')}>
          <WrittenForm
            fields={[
              { name: 'reason', label: t('reason') },
              { name: 'basis', label: t('basis') },
            ]}
            action={t('doExcept')}
            busy={command.isPending}
            error={command.error}
            onSend={({ reason = '', basis = '' }) =>
              command.mutate({ params: { id }, body: { expectedVersion: version, reason, basis } })
            }
          />
        </Disclosure>
      )}
    </article>
  )
}
