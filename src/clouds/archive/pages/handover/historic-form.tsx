import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { FileField } from '#web/ui/file-field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { archive } from '../client.ts'
import type { ArchiveList } from '../client.ts'
import { archiveTexts } from '../texts.ts'

const LIST_BYTES_MAX = 500_000

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** The department's list as its registry wrote it; counts are declared beside it, so that a lost page shows. */
export function HistoricForm({ onDone }: { readonly onDone: (list: ArchiveList) => void }) {
  const t = useTexts(archiveTexts)
  const [typed, setTyped] = useState({ sender: '', count: '', pages: '' })
  const [list, setList] = useState('')
  const command = useCommand(archive.handOverHistoric, onDone)
  const [count, pages] = [Number(typed.count), Number(typed.pages)]
  const ready =
    typed.sender.trim().length >= 2 && list !== '' && Number.isInteger(count) && count > 0 && Number.isInteger(pages)
  const text = (name: keyof typeof typed, label: string, numeric: boolean) => (
    <LineField
      label={label}
      {...(numeric ? { inputMode: 'numeric' as const } : {})}
      maxLength={numeric ? 7 : 50}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  )
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) command.mutate({ body: { sender: typed.sender.trim(), count, pages, list } })
      }}
    >
      <p className="soft small">{t('historicHint')}</p>
      <FileField
        label={t('table')}
        accept=".xlsx,.csv"
        onFiles={([file]) => {
          if (file !== undefined && file.size <= LIST_BYTES_MAX) void base64Of(file).then(setList)
          else setList('')
        }}
      />
      {text('sender', t('sender'), false)}
      {text('count', t('count'), true)}
      {text('pages', t('pages'), true)}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending} disabled={!ready}>
        {t('handOverNow')}
      </Button>
    </form>
  )
}
