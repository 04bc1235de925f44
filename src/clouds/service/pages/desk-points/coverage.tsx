import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { service } from '../client.ts'
import { deskPointTexts } from './texts.ts'

type Report = Awaited<ReturnType<typeof service.deskPoints>>
const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${String(Math.round((part / whole) * 100))}%`

export function CoverageReport({ coverage, onDone }: Pick<Report, 'coverage'> & { readonly onDone: () => void }) {
  const t = useTexts(deskPointTexts)
  const { language } = useLanguage()
  const rateOf = (level: 'TOWNSHIP' | 'VILLAGE') => {
    const own = coverage.filter((one) => one.level === level)
    return percent(own.filter(({ points, items }) => points > 0 && items > 0).length, own.length)
  }
  return (
    <div className="stack reading">
      <p role="status">{t('rate', { towns: rateOf('TOWNSHIP'), villages: rateOf('VILLAGE') })}</p>
      <Table
        caption={t('coverage')}
        captionHidden
        rows={coverage}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', label: t('region'), heading: true, cell: ({ name }) => inLanguage(name, language) },
          { key: 'level', label: t('level'), cell: ({ level }) => t(level) },
          { key: 'points', label: t('count'), numeric: true, cell: ({ points }) => points },
          { key: 'items', label: t('accepted'), numeric: true, cell: ({ items }) => items },
          {
            key: 'state',
            label: t('coverage'),
            cell: ({ points, items }) =>
              points > 0 && items > 0 ? (
                <Status tone="good">{t('covered')}</Status>
              ) : (
                <Status tone="bad">{t('gap')}</Status>
              ),
          },
        ]}
      />
      <Disclosure summary={t('plan')}>
        <PlanForm coverage={coverage} onDone={onDone} />
      </Disclosure>
    </div>
  )
}

const LINE = /^(\d{9}|\d{12})\s+(\S.*)$/
const TOWN_DIGITS = 9

function PlanForm({ coverage, onDone }: Pick<Report, 'coverage'> & { readonly onDone: () => void }) {
  const t = useTexts(deskPointTexts)
  const [typed, setTyped] = useState(() => coverage.map(({ code, name }) => `${code} ${name.zh}`).join('\n'))
  const [wrong, setWrong] = useState(0)
  const command = useCommand(service.planCoverage, onDone)
  const known = new Map(coverage.map(({ code, name }) => [code, name.en]))
  const send = () => {
    const lines = typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const parsed = lines.map((line) => LINE.exec(line))
    setWrong(parsed.indexOf(null) + 1)
    const regions = parsed.flatMap((found) => {
      const [, code = '', zh = ''] = found ?? []
      const en = known.get(code)
      const level = code.length === TOWN_DIGITS ? ('TOWNSHIP' as const) : ('VILLAGE' as const)
      return found === null ? [] : [{ code, level, name: { zh, ...(en === undefined ? {} : { en }) } }]
    })
    if (regions.length === lines.length && regions.length > 0) command.mutate({ body: { regions } })
  }
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField
        label={t('plan')}
        hint={t('planHint')}
        value={typed}
        maxLength={100_000}
        rows={8}
        onChange={setTyped}
      />
      {wrong > 0 && <Notice tone="bad">{t('planWrong', { line: wrong })}</Notice>}
      <RefusalNotice error={command.error} />
      <Button type="submit" busy={command.isPending}>
        {t('savePlan')}
      </Button>
    </form>
  )
}

export function ResidenceReport({ residence, total }: Pick<Report, 'residence' | 'total'>) {
  const t = useTexts(deskPointTexts)
  const { language } = useLanguage()
  const { items, resident, organsWithoutItems } = total
  return (
    <div className="stack reading">
      <p role="status">
        {t('residentRate', { rate: percent(resident, items), resident, items })}
        {organsWithoutItems > 0 && ` · ${t('withoutItems', { count: organsWithoutItems })}`}
      </p>
      <Table
        caption={t('residence')}
        captionHidden
        rows={residence}
        rowKey={({ organ }) => organ.id}
        columns={[
          { key: 'organ', label: t('organ'), heading: true, cell: ({ organ }) => inLanguage(organ.name, language) },
          { key: 'items', label: t('total'), numeric: true, cell: (row) => row.items },
          { key: 'resident', label: t('resident'), numeric: true, cell: (row) => percent(row.resident, row.items) },
          {
            key: 'absent',
            label: t('absent'),
            cell: ({ absent, items: own }) =>
              own === 0 ? (
                <Status tone="warn">{t('noItems')}</Status>
              ) : absent.length === 0 ? (
                <Status tone="good">0</Status>
              ) : (
                <Disclosure summary={String(absent.length)}>
                  <ul className="small">
                    {absent.map(({ code, name }) => (
                      <li key={code}>{inLanguage(name, language)}</li>
                    ))}
                  </ul>
                </Disclosure>
              ),
          },
        ]}
      />
    </div>
  )
}
