import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { DeskFaq, DeskRequest } from '../client.ts'
import { ItemPicker } from '../parts/item-picker.tsx'
import type { PickedItem } from '../parts/item-picker.tsx'
import { deskFaqTexts } from './texts.ts'

interface FaqFormProps {
  readonly faq: DeskFaq | undefined
  /** The request it is made of. */
  readonly request: DeskRequest | undefined
  readonly onDone: () => void
}

function begin(faq: DeskFaq | undefined, request: DeskRequest | undefined) {
  const written = {
    question: faq?.question.zh ?? request?.proposed?.question ?? '',
    questionEn: faq?.question.en ?? '',
    answer: faq?.answer.zh ?? request?.proposed?.answer ?? '',
    answerEn: faq?.answer.en ?? '',
    basis: faq?.basis ?? '',
  }
  const about: readonly PickedItem[] =
    request === undefined || request.subject.kind === 'NONE'
      ? []
      : [{ code: request.subject.itemCode, name: request.subject.itemName }]
  return { written, items: faq?.items ?? about }
}

const bilingual = (zh: string, en: string) => ({ zh: zh.trim(), ...(en.trim() === '' ? {} : { en: en.trim() }) })

export function FaqForm({ faq, request, onDone }: FaqFormProps) {
  const t = useTexts(deskFaqTexts)
  const [start] = useState(() => begin(faq, request))
  const [written, setWritten] = useState(start.written)
  const [items, setItems] = useState<readonly PickedItem[]>(start.items)
  const [tried, setTried] = useState(false)
  const draft = useCommand(service.draftFaq, onDone)
  const revise = useCommand(service.reviseFaq, onDone)
  const complete = isWritten(written.question) && isWritten(written.answer) && items.length > 0
  const write = (key: keyof typeof written) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const send = () => {
    setTried(true)
    if (!complete) return
    const body = {
      question: bilingual(written.question, written.questionEn),
      answer: bilingual(written.answer, written.answerEn),
      basis: written.basis.trim(),
      items: items.map(({ code }) => code),
    }
    if (faq !== undefined) revise.mutate({ params: { id: faq.id }, body: { ...body, expectedVersion: faq.version } })
    else draft.mutate({ body: request === undefined ? body : { ...body, request: request.id } })
  }
  return (
    <form
      className="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <LineField label={t('question')} value={written.question} maxLength={300} onChange={write('question')} />
      <TextField label={t('answer')} value={written.answer} maxLength={3000} rows={5} onChange={write('answer')} />
      <LineField
        label={t('basis')}
        hint={t('basisHint')}
        required={false}
        value={written.basis}
        maxLength={300}
        onChange={write('basis')}
      />
      <Items id={`faq-items-${faq?.id ?? 'new'}`} items={items} onChange={setItems} />
      <LineField
        label={t('questionEn')}
        required={false}
        value={written.questionEn}
        maxLength={300}
        onChange={write('questionEn')}
      />
      <TextField
        label={t('answerEn')}
        required={false}
        value={written.answerEn}
        maxLength={3000}
        rows={3}
        onChange={write('answerEn')}
      />
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={draft.error ?? revise.error} />
      <Button kind="primary" type="submit" busy={draft.isPending || revise.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}

interface ItemsProps {
  readonly id: string
  readonly items: readonly PickedItem[]
  readonly onChange: (items: readonly PickedItem[]) => void
}

/** Items one after the other: the picker is empty again after each. */
function Items({ id, items, onChange }: ItemsProps) {
  const t = useTexts(deskFaqTexts)
  const { language } = useLanguage()
  return (
    <div className="stack-tight">
      <ul className="plain">
        {items.map((item) => {
          const name = inLanguage(item.name, language)
          return (
            <li key={item.code} className="row">
              {name}
              <Button kind="plain" onClick={() => onChange(items.filter(({ code }) => code !== item.code))}>
                {t('remove', { name })}
              </Button>
            </li>
          )
        })}
      </ul>
      <ItemPicker
        key={items.length}
        id={id}
        label={t('items')}
        hint={t('itemHint')}
        value={null}
        onChange={(item) => {
          if (item !== null && items.every(({ code }) => code !== item.code)) onChange([...items, item])
        }}
      />
    </div>
  )
}
