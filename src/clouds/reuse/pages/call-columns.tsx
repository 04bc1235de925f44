import type { ReactNode } from 'react'
import type { Output } from '#contract'
import { formatMoment } from '#web/i18n/format.ts'
import type { Language } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Column } from '#web/ui/table.tsx'
import type { api } from '../api.ts'
import type { callTexts } from './call-texts.ts'
import { wordOf } from './call-texts.ts'

export type Call = Output<typeof api.ownCalls>['items'][number]
type Say = (word: keyof typeof callTexts.zh, facts?: Readonly<Record<string, string>>) => string

const STANDING = ['IN_FORCE', 'NOT_YET', 'EXPIRED', 'ENDED', 'NOT_HELD']

/** Who, why, when, for which case: the same columns for the holder and for the bureau. */
export function callColumns<Row extends Call>(
  t: Say,
  language: Language,
  more?: (row: Row) => ReactNode,
): Column<Row>[] {
  const separator = language === 'zh' ? '、' : ', '
  return [
    { key: 'when', label: t('when'), heading: true, cell: ({ at }) => formatMoment(at, language) },
    {
      key: 'who',
      label: t('who'),
      cell: ({ organ, caller, callerKind }) => (
        <>
          {callerKind === 'FILING' || caller === organ ? organ : `${caller}（${organ}）`}
          <p className="small soft">{t(callerKind)}</p>
        </>
      ),
    },
    { key: 'why', label: t('why'), cell: ({ purpose }) => t(purpose) },
    { key: 'which', label: t('which'), cell: ({ caseNumber }) => <code>{caseNumber}</code> },
    {
      key: 'what',
      label: t('what'),
      cell: (row) => (
        <>
          {row.certificateName}
          {row.region !== null && <p className="small soft">{t('region', { name: row.region })}</p>}
          <p className="small soft">
            {row.fields.length === 0 ? t(row.mode) : `${t('fields')}：${row.fields.join(separator)}`}
          </p>
          {more?.(row)}
        </>
      ),
    },
    {
      key: 'outcome',
      label: t('outcome'),
      cell: ({ outcome }) => (
        <Status tone={outcome === 'IN_FORCE' ? 'good' : STANDING.includes(outcome) ? 'off' : 'warn'}>
          {t(wordOf(outcome))}
        </Status>
      ),
    },
  ]
}
