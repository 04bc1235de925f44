import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Inspection } from '../client.ts'
import { measureName, wordTexts } from '../word-texts.ts'
import { placeText } from './place-text.ts'
import { visitTexts } from './texts.ts'

const fileOf = (id: string, sha256: string) => `/api/v1/inspection/inspections/${id}/files/${sha256}`

export function Visits({ one }: { readonly one: Inspection }) {
  return one.visits.map((visit) => <VisitPaper key={visit.round} one={one} visit={visit} />)
}

/** The record as it stands: what the device claimed beside what our own clock says. */
function VisitPaper({ one, visit }: { readonly one: Inspection; readonly visit: Inspection['visits'][number] }) {
  const t = useTexts(visitTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const moment = (at: string) => formatMoment(at, language)
  const texts = new Map(one.checklist.map(({ code, text }) => [code, inLanguage(text, language)]))
  const { checked, coSignedAt, coSignedBy } = visit
  return (
    <Panel title={t('round', { round: visit.round })}>
      <div className="stack-tight">
        <p>
          {coSignedBy === null || coSignedAt === null ? (
            <Status tone="wait">{t('notCoSigned')}</Status>
          ) : (
            <Status tone="good">{t('coSigned', { name: coSignedBy, at: moment(coSignedAt) })}</Status>
          )}
        </p>
        <p className="soft small">
          {t('recordedBy', { name: visit.by, at: moment(visit.recordedAt) })} · {word(visit.method)} ·{' '}
          {t('device', { began: moment(visit.began), ended: moment(visit.ended) })}
        </p>
        <ul className="plain">
          {visit.answers.map(({ code, result, note }) => (
            <li key={code}>
              <Status tone={result === 'OK' ? 'good' : result === 'PROBLEM' ? 'bad' : 'off'}>
                {word(result === 'PROBLEM' ? 'WRONG' : result)}
              </Status>{' '}
              {texts.get(code) ?? code}
              {note !== '' && <strong>：{note}</strong>}
            </li>
          ))}
        </ul>
        <p>{visit.summary}</p>
        <div className="inspection-photos">
          {visit.photos.map(({ sha256, takenAt, place }, index) => (
            <a key={sha256} href={fileOf(one.id, sha256)}>
              <img src={fileOf(one.id, sha256)} alt={t('photo', { n: index + 1 })} />
              <span className="small">
                {takenAt !== null && t('claimed', { at: moment(takenAt) })} {placeText(place, t)}
              </span>
            </a>
          ))}
        </div>
        <p>
          {checked.refusal === null
            ? t('signed', { name: checked.name })
            : t('refusedToSign', { name: checked.name, refusal: checked.refusal })}
        </p>
      </div>
    </Panel>
  )
}

export function Measures({ one }: { readonly one: Inspection }) {
  const t = useTexts(visitTexts)
  const { language } = useLanguage()
  if (one.measures.length === 0) return null
  return (
    <Panel title={t('measures')}>
      <ul>
        {one.measures.map(({ measure, documentNumber, document, basis, at, by, amountFen }) => (
          <li key={`${documentNumber} ${at}`}>
            <strong>{measureName(measure, language)}</strong>
            {amountFen !== null && ` ¥${(amountFen / 100).toFixed(2)}`} · {documentNumber} · {basis} · {by}{' '}
            {document !== null && <a href={fileOf(one.id, document)}>{t('openFile')}</a>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
