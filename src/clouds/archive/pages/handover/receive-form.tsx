import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { archive } from '../client.ts'
import type { ArchiveList } from '../client.ts'
import { archiveTexts } from '../texts.ts'

interface ReceiveFormProps {
  readonly list: ArchiveList
  readonly onDone: (list: ArchiveList) => void
}

/** Counted anew: the numbers on the list are not offered as the answer. */
export function ReceiveForm({ list, onDone }: ReceiveFormProps) {
  const t = useTexts(archiveTexts)
  const [typed, setTyped] = useState({ count: '', pages: '', note: '' })
  const [missing, setMissing] = useState<readonly string[]>([])
  const receive = useCommand(archive.receiveList, onDone)
  const giveBack = useCommand(archive.returnList, onDone)
  const [count, pages] = [Number(typed.count), Number(typed.pages)]
  const counted = typed.count !== '' && typed.pages !== '' && Number.isInteger(count) && Number.isInteger(pages)
  const text = (name: keyof typeof typed, label: string, required: boolean) => (
    <LineField
      label={label}
      required={required}
      maxLength={name === 'note' ? 500 : 7}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  )
  return (
    <form
      className="archive-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        const note = typed.note.trim()
        if (counted) receive.mutate({ params: { id: list.id }, body: { count, pages, missing: [...missing], note } })
      }}
    >
      {text('count', t('count'), true)}
      {text('pages', t('pages'), true)}
      <CheckboxGroup
        name={`missing-${list.id}`}
        legend={t('missing')}
        values={missing}
        options={list.records.map(({ number, title }) => ({ value: number, label: `${number} ${title}` }))}
        onChange={setMissing}
      />
      {text('note', t('note'), false)}
      <RefusalNotice error={receive.error ?? giveBack.error} />
      <p className="row">
        <Button kind="primary" type="submit" busy={receive.isPending} disabled={!counted}>
          {t('signReceipt')}
        </Button>
        <Button
          kind="danger"
          busy={giveBack.isPending}
          disabled={typed.note.trim().length < 2}
          onClick={() => giveBack.mutate({ params: { id: list.id }, body: { reason: typed.note.trim() } })}
        >
          {t('refuse')}
        </Button>
      </p>
    </form>
  )
}
