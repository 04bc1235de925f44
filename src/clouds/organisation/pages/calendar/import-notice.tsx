import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { organisation } from '../client.ts'
import { Impact } from './impact.tsx'
import { calendarTexts } from './texts.ts'
import { YearCalendar } from './year-calendar.tsx'

type Preview = Output<typeof api.previewNotice>
export type Published = Output<typeof api.publishNotice>

const TEXT_CHARACTERS_MAX = 20_000
const FILES = { accept: '.csv,.json,.txt', types: 'CSV、JSON、TXT', bytesMax: 60_000 }

const EXAMPLE = `年份,2027
标题,国务院办公厅关于2027年部分节假日安排的通知
文号,国办发明电〔2026〕…号
放假,2027-01-01..2027-01-03,元旦
放假,2027-02-05..2027-02-13,春节
上班,2027-01-30
…`

/** First the text, then what it would do, then the act: nobody moves a county's deadlines blindly. */
export function ImportNotice({ onPublished }: { readonly onPublished: (published: Published) => void }) {
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<Preview | undefined>(undefined)
  if (preview !== undefined) {
    const publish = (published: Published) => {
      setText('')
      setPreview(undefined)
      onPublished(published)
    }
    return <Check text={text} preview={preview} onBack={() => setPreview(undefined)} onPublished={publish} />
  }
  return <NoticeText text={text} onText={setText} onPreview={setPreview} />
}

interface NoticeTextProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onPreview: (preview: Preview) => void
}

function NoticeText({ text, onText, onPreview }: NoticeTextProps) {
  const t = useTexts(calendarTexts)
  const [tried, setTried] = useState(false)
  const asking = useCommand(organisation.previewNotice, onPreview)
  const ask = () => {
    setTried(true)
    if (text.trim() !== '') asking.mutate({ body: { text } })
  }
  return (
    <Panel title={t('import')}>
      <form
        className="stack reading"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <p className="soft">{t('importLead')}</p>
        <FileDrop label={t('file')} accepted={FILES} onFiles={([file]) => void file?.text().then(onText)} />
        <TextField
          label={t('text')}
          error={tried && text.trim() === '' ? t('textMissing') : undefined}
          rows={8}
          maxLength={TEXT_CHARACTERS_MAX}
          spellCheck={false}
          value={text}
          onChange={onText}
        />
        <Disclosure summary={t('format')}>
          <div className="stack-tight">
            <p>{t('formatLead')}</p>
            <pre className="mono small notice-example">{EXAMPLE}</pre>
            <p>{t('formatRegion')}</p>
          </div>
        </Disclosure>
        <RefusalNotice error={asking.error} />
        <Button kind="primary" type="submit" busy={asking.isPending}>
          {t('preview')}
        </Button>
      </form>
    </Panel>
  )
}

interface CheckProps {
  readonly text: string
  readonly preview: Preview
  readonly onBack: () => void
  readonly onPublished: (published: Published) => void
}

function Check({ text, preview, onBack, onPublished }: CheckProps) {
  const t = useTexts(calendarTexts)
  const queries = useQueryClient()
  const { notice, replaces, workingDays, touched } = preview
  const publication = useCommand(organisation.publishNotice, (published) => {
    onPublished(published)
    void queries.invalidateQueries({ queryKey: ['calendar'] })
  })
  const { region, title, documentNumber, year } = notice
  return (
    <Panel title={t('checked', { number: documentNumber })}>
      <div className="stack">
        <Facts
          facts={[
            { label: t('year'), value: year },
            { label: t('region'), value: region === null ? t('country') : t('regionCode', { code: region }) },
            { label: t('noticeTitle'), value: title },
            ...(replaces === null ? [] : [{ label: t('replaces'), value: replaces }]),
            { label: t('workingDaysOf'), value: t('days', { count: workingDays }) },
          ]}
        />
        <YearCalendar year={year} holidays={notice.holidays} workdays={notice.workdays} />
        <h3>{t('impact')}</h3>
        <Impact touched={touched} done={false} />
        <RefusalNotice error={publication.error} />
        <p className="row">
          <Button kind="primary" busy={publication.isPending} onClick={() => publication.mutate({ body: { text } })}>
            {t('publish')}
          </Button>
          <Button onClick={onBack}>{t('back')}</Button>
        </p>
      </div>
    </Panel>
  )
}
