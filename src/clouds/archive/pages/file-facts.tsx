import { formatBytes, formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { ArchiveFile } from './client.ts'
import { archiveTexts } from './texts.ts'

const TONES = {
  PACKAGED: 'wait',
  WANTING: 'bad',
  COMPLETE: 'wait',
  HANDED_OVER: 'good',
  TO_BE_REMOVED: 'warn',
  REMOVED: 'off',
} as const
const CHECKS = { AUTHENTIC: 'AUTHENTIC', COMPLETE: 'WHOLE', USABLE: 'USABLE', SAFE: 'SAFE' } as const

/** What every list of files says of one: number, item, whose it was, how long it is kept. */
export function FileHead({ file }: { readonly file: ArchiveFile }) {
  const t = useTexts(archiveTexts)
  const { language } = useLanguage()
  const { caseNumber, itemName, applicant, stage, ended, retention, retainUntil, concludedAt } = file
  return (
    <>
      <p className="row">
        <strong className="mono">{caseNumber}</strong>
        <Status tone={ended ? 'warn' : TONES[stage]}>{t(ended ? 'ENDED' : stage)}</Status>
      </p>
      <p>
        {itemName} · {applicant ?? t('applicantGone')}
      </p>
      <p className="small soft">
        {t('concluded', { at: formatMoment(concludedAt, language) })} · {t(retention)}
        {retainUntil !== null && ` ${t('until', { date: formatDate(retainUntil, language) })}`}
      </p>
    </>
  )
}

/** Packages with the four tests, each finding by its code: what is wanting is to be found again in the verifier's words. */
export function Packages({ file, keeps }: { readonly file: ArchiveFile; readonly keeps: boolean }) {
  const t = useTexts(archiveTexts)
  return (
    <Disclosure summary={t('details')} open={file.stage === 'WANTING'}>
      <ul className="plain-list stack-tight">
        {file.packages.map(({ number, sizeBytes, sm3, checks }) => (
          <li key={number} className="stack-tight">
            <p className="row">
              <strong>{t(number === 1 ? 'packageOf' : 'supplement', { number })}</strong>
              <span className="small soft">{formatBytes(sizeBytes)}</span>
              {keeps && file.stage !== 'REMOVED' && (
                <a href={`/api/v1/archive/files/${file.id}/packages/${String(number)}`} download>
                  {t('download')}
                </a>
              )}
            </p>
            <p className="row">
              {(checks ?? []).map(({ check, ok }) => (
                <Status key={check} tone={ok ? 'good' : 'bad'}>
                  {t(CHECKS[check])}
                </Status>
              ))}
            </p>
            {(checks ?? [])
              .flatMap(({ findings }) => findings)
              .map((finding) => (
                <p key={finding} className="small mono">
                  {finding}
                </p>
              ))}
            <p className="small soft mono" style={{ overflowWrap: 'anywhere' }}>
              SM3 {sm3}
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
