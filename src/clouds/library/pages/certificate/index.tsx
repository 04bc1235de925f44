import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { library } from '../client.ts'
import type { CertificateView } from '../client.ts'
import { StandingStatus, Validity } from '../parts.tsx'
import { libraryTexts } from '../texts.ts'

/** One certificate: what it says, how it came in, what became of it, and who used it. */
export default function LibraryCertificatePage() {
  const t = useTexts(libraryTexts)
  usePageTitle(t('certificate'))
  const { id } = useParams({ from: '/desk/library/$id' })
  const query = useQuery({
    queryKey: ['library-certificate', id],
    queryFn: () => library.libraryCertificate({ params: { id } }),
  })
  const [said, setSaid] = useState('')
  return (
    <div className="stack">
      <p>
        <Link to="/desk/library">{t('back')}</Link>
      </p>
      <DoneNotice sentence={said} />
      <Loaded query={query}>{(certificate) => <Certificate certificate={certificate} onDone={setSaid} />}</Loaded>
    </div>
  )
}

interface CertificateProps {
  readonly certificate: CertificateView
  readonly onDone: (sentence: string) => void
}

function Certificate({ certificate, onDone }: CertificateProps) {
  const t = useTexts(libraryTexts)
  const { id, name, number, identifier, holderName, holderCode, organName, way, system, batch, reason } = certificate
  const optional = [
    [t('identifier'), identifier],
    [t('system'), system],
    [t('batch'), batch === null ? null : t('batchRow', { row: batch.row })],
    [t('reason'), reason],
  ] as const
  return (
    <>
      <h1>{name}</h1>
      <p>
        <StandingStatus {...certificate} /> {t(way)}
      </p>
      {certificate.mayConfirm && <Decide certificate={certificate} onDone={onDone} />}
      <Panel
        title={t('facts')}
        aside={
          certificate.hasFile && (
            <a href={`/api/v1/library/certificates/${id}/file`} target="_blank" rel="noreferrer">
              {t('openFile')}
            </a>
          )
        }
      >
        <Facts
          facts={[
            { label: t('number'), value: <code>{number}</code> },
            { label: t('holder'), value: `${holderName} ${holderCode}` },
            { label: t('organ'), value: organName },
            { label: t('validity'), value: <Validity {...certificate} /> },
            { label: t('typeVersion'), value: t('version', { number: certificate.typeVersion }) },
            ...optional.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
          ]}
        />
      </Panel>
      <Panel title={t('lines')}>
        <Facts facts={certificate.rows.map(([label, value]) => ({ label, value: value === '' ? '—' : value }))} />
      </Panel>
      <History certificate={certificate} />
    </>
  )
}

function History({ certificate: { history, uses, codeChanges } }: Pick<CertificateProps, 'certificate'>) {
  const t = useTexts(libraryTexts)
  const { language } = useLanguage()
  const named = (type: string) => (isEvent(type) ? t(type) : t('otherEvent'))
  return (
    <>
      <Panel title={t('history')}>
        <ol className="plain stack-tight">
          {history.map(({ type, at, by, words }) => (
            <li key={`${type} ${at}`}>
              {formatMoment(at, language)} {named(type)}
              {words === '' ? '' : `：${words}`} <span className="soft">{by}</span>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={t('uses')}>
        {uses.length === 0 ? (
          <p className="soft">{t('noUses')}</p>
        ) : (
          <ul className="plain stack-tight">
            {uses.map((use) => (
              <li key={use.case}>
                {formatDate(use.at, language)} {use.itemName} <code>{use.caseNumber}</code>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {codeChanges.length > 0 && (
        <Panel title={t('codes')}>
          <ul className="plain stack-tight">
            {codeChanges.map((change) => (
              <li key={change.at}>
                {formatDate(change.at, language)} {t(change.kind)}：{change.from.join('、')} → {change.to.join('、')}，
                {change.basis}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

const EVENTS = [
  'CertificatePrepared',
  'SealUseBegan',
  'CertificateSealed',
  'CertificateEnded',
  'CertificateSupplied',
  'SuppliedConfirmed',
  'SuppliedRejected',
  'CertificateIngested',
  'HistoricCertificateEntered',
  'EnteredCertificateEnded',
] as const
const isEvent = (type: string): type is (typeof EVENTS)[number] => EVENTS.some((one) => one === type)

/** Confirming and rejecting stand side by side; each says on what ground. */
function Decide({ certificate: { id, version }, onDone }: CertificateProps) {
  const t = useTexts(libraryTexts)
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const done = (sentence: string) => () => {
    onDone(sentence)
    void queries.invalidateQueries({ queryKey: ['library-certificate', id] })
    void queries.invalidateQueries({ queryKey: ['library-certificates'] })
  }
  const confirm = useCommand(library.confirmSupplied, done(t('doneConfirmed')))
  const reject = useCommand(library.rejectSupplied, done(t('doneRejected')))
  const params = { id }
  const ground = words.trim()
  const short = ground.length < 2
  return (
    <Panel title={t('UNVERIFIED')}>
      <div className="stack reading">
        <p>{t('confirmLead')}</p>
        <LineField
          label={`${t('checkedAgainst')} / ${t('reason')}`}
          hint={t('checkedHint')}
          maxLength={500}
          value={words}
          onChange={setWords}
        />
        <RefusalNotice error={confirm.error ?? reject.error} />
        <p className="row">
          <Button
            kind="primary"
            busy={confirm.isPending}
            disabled={short}
            onClick={() => confirm.mutate({ params, body: { expectedVersion: version, checkedAgainst: ground } })}
          >
            {t('confirm')}
          </Button>
          <Button
            busy={reject.isPending}
            disabled={short}
            onClick={() => reject.mutate({ params, body: { expectedVersion: version, reason: ground } })}
          >
            {t('reject')}
          </Button>
        </p>
      </div>
    </Panel>
  )
}
