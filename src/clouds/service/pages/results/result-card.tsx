import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField, OneOfField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { service } from '../client.ts'
import type { Result } from '../client.ts'
import { resultTexts } from './texts.ts'

export function ResultCard({ result }: { readonly result: Result }) {
  const t = useTexts(resultTexts)
  const { language } = useLanguage()
  const session = useSession()
  const { party, standing } = result
  const fell = standing !== 'IN_FORCE'
  const period = t('period', {
    from: formatDate(result.noticeFrom, language),
    until: formatDate(result.noticeUntil, language),
  })
  return (
    <article className="result-card">
      <h2>
        <Link to="/items/$code" params={{ code: result.item.code }}>
          {inLanguage(result.item.name, language)}
        </Link>
      </h2>
      <p className="row">
        <Status tone={result.outcome === 'GRANTED' ? 'good' : 'off'}>{t(result.outcome)}</Status>
        {fell && <Status tone="bad">{t(standing)}</Status>}
        <Status tone={result.onNotice ? 'wait' : 'off'}>{t(result.onNotice ? 'onNotice' : 'noticeOver')}</Status>
      </p>
      <p>
        <strong>{party.name === '' ? t('removedName') : party.name}</strong>
        {party.creditCode !== null && (
          <span className="soft small">
            {' '}
            {t('creditCode')} <code>{party.creditCode}</code>
          </span>
        )}
      </p>
      <p className="soft small">
        {t('number')} <code>{result.caseNumber}</code> · {inLanguage(result.organ.name, language)} · {t('decidedOn')}{' '}
        {formatDate(result.decidedOn, language)} · {t('notice')} {period}
      </p>
      <Disclosure summary={t('versions')}>
        <ol className="small">
          {result.versions.map(({ version, at, change, basis }) => (
            <li key={version}>
              {formatMoment(at, language)} {t(change)}
              {basis !== '' && `：${basis}`}
            </li>
          ))}
        </ol>
        {sessionMay(session, 'service.edit') && standing !== 'REMOVED' && <MarkForm result={result} />}
      </Disclosure>
      {result.onNotice && (
        <p className="small">
          <Link to="/ask" search={{ case: result.caseNumber, kind: 'COMPLAINT' }}>
            {t('object')}
          </Link>
        </p>
      )}
    </article>
  )
}

const MARKS = ['ANNULLED', 'SET_ASIDE', 'REMOVED'] as const

/** For the service desk, which reads the same page as everybody. */
function MarkForm({ result }: { readonly result: Result }) {
  const t = useTexts(resultTexts)
  const queries = useQueryClient()
  const [mark, setMark] = useState<(typeof MARKS)[number]>('ANNULLED')
  const [basis, setBasis] = useState('')
  const command = useCommand(service.markResult, () => void queries.invalidateQueries({ queryKey: ['results'] }))
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWritten(basis)) return
        const body = { expectedVersion: result.version, mark, basis: basis.trim() }
        command.mutate({ params: { id: result.id }, body })
      }}
    >
      <OneOfField
        label={t('mark')}
        hint={t('markHint')}
        value={mark}
        options={MARKS.map((value) => ({ value, label: t(value) }))}
        onChange={setMark}
      />
      <LineField label={t('basis')} value={basis} maxLength={300} onChange={setBasis} />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('doMark')}
      </Button>
    </form>
  )
}
