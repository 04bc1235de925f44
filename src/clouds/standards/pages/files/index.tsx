import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { standards } from '../client.ts'
import { bringIn } from './bring-in.ts'
import type { Run } from './bring-in.ts'
import { ImportReport } from './report.tsx'
import { isUnderWay, RunState } from './run-state.tsx'
import { fileTexts } from './texts.ts'
import './files.css'

/** What the door takes (20 MB); a province's catalogue packed into a workbook is below it. */
const BYTES_MAX = 20 * 1024 * 1024

const ASK_AGAIN_MS = 2000

export default function StandardFilesPage() {
  const t = useTexts(fileTexts)
  usePageTitle(t('title'))
  const { run } = useSearch({ from: '/desk/standards-files' })
  const session = useSession()
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="files-lead">{t('lead')}</p>
      {run !== undefined && <ImportReport key={run} id={run} />}
      {sessionMay(session, 'standard.draft') && <BringIn />}
      <SendOut />
      {sessionMay(session, 'standard.draft') && <Runs />}
    </div>
  )
}

function SendOut() {
  const t = useTexts(fileTexts)
  const files = [
    { word: t('allXlsx'), query: 'format=xlsx' },
    { word: t('fullXlsx'), query: 'format=xlsx&depth=FULL' },
    { word: t('allJson'), query: 'format=json' },
  ]
  return (
    <Panel title={t('out')}>
      <p className="files-lead">{t('outLead')}</p>
      <ul className="plain files-links">
        {files.map(({ word, query }) => (
          <li key={query}>
            <a className={buttonClass()} href={`/api/v1/standards-export?${query}`} download>
              <Icon name="download" />
              {word}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function BringIn() {
  const t = useTexts(fileTexts)
  const navigate = useNavigate()
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: bringIn,
    onSuccess: (run) => {
      void client.invalidateQueries({ queryKey: ['standard-imports'] })
      void navigate({ to: '/desk/standards-files', search: { run: run.id } })
    },
  })
  return (
    <Panel title={t('in')}>
      {sending.error !== null && <RefusalNotice error={sending.error} />}
      <FileDrop
        label={t('file')}
        accepted={{ accept: '.xlsx,.json', types: t('types'), bytesMax: BYTES_MAX }}
        onFiles={([file]) => {
          if (file !== undefined) sending.mutate(file)
        }}
      />
    </Panel>
  )
}

function Runs() {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  const runs = useQuery({
    queryKey: ['standard-imports'],
    queryFn: () => standards.imports({}),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? ASK_AGAIN_MS : false),
  })
  return (
    <Panel title={t('runs')}>
      <Loaded query={runs} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('none')}</p>
          ) : (
            <Table<Run>
              caption={t('runs')}
              captionHidden
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'file',
                  label: t('file'),
                  heading: true,
                  cell: ({ id, fileName }) => (
                    <Link to="/desk/standards-files" search={{ run: id }}>
                      {fileName}
                    </Link>
                  ),
                },
                { key: 'at', label: t('when'), cell: ({ startedAt }) => formatMoment(startedAt, language) },
                { key: 'state', label: t('verdict'), cell: (run) => <RunState run={run} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  )
}
