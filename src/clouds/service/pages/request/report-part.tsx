import { useState } from 'react'
import { texts } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { OwnRequest } from '../client.ts'
import { ReportFiles } from '../parts/report-files.tsx'
import type { ReportFile } from '../parts/report-files.tsx'
import { reportWords } from '../parts/report-words.ts'

const words = texts(
  {
    title: '核查情况',
    takeUp: '受理',
    takenUp: '已受理',
    waiting: '{day} 前告诉您是否受理',
    files: '已交附件',
    count: '{count} 个',
    DESK: '监督机构请您补充',
    REPORTER: '您补充的情况',
    add: '补充情况',
    text: '还有什么要说的',
    send: '提交补充',
    short: '请至少写 2 个字',
  },
  {
    title: 'What is looked into',
    takeUp: 'Taken up',
    takenUp: 'Yes',
    waiting: 'You learn by {day} whether it is taken up',
    files: 'Files handed in',
    count: '{count}',
    DESK: 'The inspectors ask you',
    REPORTER: 'You added',
    add: 'Add something',
    text: 'What else is to be said',
    send: 'Send',
    short: 'Please write at least 2 characters',
  },
)

interface ReportPartProps {
  readonly request: OwnRequest
  readonly report: NonNullable<OwnRequest['report']>
  readonly onKeep: (next: OwnRequest) => void
}

/** 举报: whether it was taken up, what was found, and both sides of the talk. */
export function ReportPart({ request, report, onKeep }: ReportPartProps) {
  const t = useTexts(words)
  const w = useTexts(reportWords)
  const { language } = useLanguage()
  const { finding, takenUp, takeUpBy, files, talk } = report
  return (
    <Panel title={t('title')}>
      <Facts
        facts={[
          ...(finding === null
            ? [
                {
                  label: t('takeUp'),
                  value: takenUp ? t('takenUp') : t('waiting', { day: formatDate(takeUpBy, language) }),
                },
              ]
            : [{ label: w('finding'), value: <strong>{w(finding)}</strong> }]),
          ...(files === 0 ? [] : [{ label: t('files'), value: t('count', { count: files }) }]),
          ...talk.map(({ from, at, text }) => ({ label: `${t(from)} ${formatMoment(at, language)}`, value: text })),
        ]}
      />
      {report.maySupplement && <Supplement request={request} onKeep={onKeep} open={talk.at(-1)?.from === 'DESK'} />}
    </Panel>
  )
}

interface SupplementProps extends Omit<ReportPartProps, 'report'> {
  readonly open: boolean
}
function Supplement({ request, onKeep, open }: SupplementProps) {
  const t = useTexts(words)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly ReportFile[]>([])
  const [tried, setTried] = useState(false)
  const command = useCommand(service.supplementReport, (next) => {
    setText('')
    setFiles([])
    setTried(false)
    onKeep(next)
  })
  return (
    <Disclosure summary={t('add')} open={open}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!isWritten(text)) return
          const body = { expectedVersion: request.version, text: text.trim(), evidence: [...files] }
          command.mutate({ params: { code: request.code }, body })
        }}
      >
        <TextField
          label={t('text')}
          error={tried && !isWritten(text) ? t('short') : undefined}
          value={text}
          maxLength={4000}
          onChange={setText}
        />
        <ReportFiles files={files} onChange={setFiles} />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending}>
          {t('send')}
        </Button>
      </form>
    </Disclosure>
  )
}
