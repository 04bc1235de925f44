import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { parseMobileNumber } from '#kernel'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice, RadioGroup } from '#web/ui/choices.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { service } from '../client.ts'
import { isWritten, Line, Passage } from '../parts/fields.tsx'
import { ItemPicker } from '../parts/item-picker.tsx'
import type { PickedItem } from '../parts/item-picker.tsx'
import { KINDS } from '../parts/request-words.ts'
import { askTexts } from './texts.ts'

export type Filed = Output<typeof api.fileRequest>
const FROM = ['PERSON', 'ENTERPRISE'] as const
const TEXT_MIN = 5

interface AskFormProps {
  readonly item: string | undefined
  readonly caseNumber: string | undefined
  readonly kind: string | undefined
  readonly onFiled: (filed: Filed) => void
}

export function AskForm({ item: itemCode, caseNumber: about, kind: wanted, onFiled }: AskFormProps) {
  const t = useTexts(askTexts)
  const session = useSession()
  const signedIn = session !== undefined && session.kind !== 'stranger'
  const [kind, setKind] = useState(
    () => KINDS.find((known) => known === wanted) ?? (about === undefined ? 'ENQUIRY' : 'COMPLAINT'),
  )
  const [picked, setPicked] = useState<PickedItem | null | undefined>(undefined)
  const linked = useLinkedItem(itemCode)
  const item = picked === undefined ? linked : picked
  const [caseNumber, setCaseNumber] = useState(about ?? '')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [from, setFrom] = useState<(typeof FROM)[number]>('PERSON')
  const [publishable, setPublishable] = useState(true)
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(service.fileRequest, onFiled)
  const phoneNeeded = !signedIn || phone.trim() !== ''
  const errors = [
    ...(isWritten(text, TEXT_MIN) ? [] : [{ target: 'ask-text', text: t('textShort') }]),
    ...(phoneNeeded && !parseMobileNumber(phone.trim()).ok ? [{ target: 'ask-phone', text: t('phoneWrong') }] : []),
  ]
  const errorOf = (target: string) => (attempt > 0 ? errors.find((one) => one.target === target)?.text : undefined)
  const send = () => {
    setAttempt(attempt + 1)
    if (errors.length > 0) return
    const aboutCase = caseNumber.trim() === '' ? {} : { caseNumber: caseNumber.trim() }
    const aboutItem = item === null ? {} : { itemCode: item.code }
    command.mutate({
      body: {
        kind,
        ...aboutItem,
        ...aboutCase,
        text: text.trim(),
        name: name.trim(),
        phone: phone.trim(),
        from,
        publishable,
      },
    })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {attempt > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
      <RadioGroup
        name="ask-kind"
        legend={t('kind')}
        options={KINDS.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        value={kind}
        onChange={(value) => setKind(KINDS.find((known) => known === value) ?? kind)}
      />
      <ItemPicker
        id="ask-item"
        label={t('about')}
        hint={t('aboutHint')}
        required={false}
        value={item}
        onChange={setPicked}
      />
      {kind === 'ENQUIRY' && item !== null && <Known item={item.code} />}
      {(kind === 'COMPLAINT' || about !== undefined) && (
        <Line
          id="ask-case"
          label={t('caseNumber')}
          hint={t('caseHint')}
          required={false}
          value={caseNumber}
          max={40}
          onChange={setCaseNumber}
        />
      )}
      <Passage
        id="ask-text"
        label={t('text')}
        hint={t('textHint')}
        error={errorOf('ask-text')}
        value={text}
        max={2000}
        rows={5}
        onChange={setText}
      />
      <RadioGroup
        name="ask-from"
        legend={t('from')}
        inline
        options={FROM.map((value) => ({ value, label: t(value) }))}
        value={from}
        onChange={(value) => setFrom(FROM.find((known) => known === value) ?? from)}
      />
      <Line id="ask-name" label={t('name')} required={false} value={name} max={50} onChange={setName} />
      <Line
        id="ask-phone"
        label={t('phone')}
        hint={t('phoneHint')}
        error={errorOf('ask-phone')}
        required={!signedIn}
        value={phone}
        max={20}
        type="tel"
        inputMode="tel"
        onChange={setPhone}
      />
      <Choice
        type="checkbox"
        name="ask-publishable"
        option={{ value: 'yes', label: t('publishable') }}
        checked={publishable}
        onToggle={setPublishable}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}

/** The item an address names; null while it is looked up and when there is none. */
function useLinkedItem(code: string | undefined): PickedItem | null {
  const guide = useQuery({
    queryKey: ['guide', code],
    queryFn: () => approval.guide({ params: { code: code ?? '' } }),
    enabled: code !== undefined,
  })
  return guide.data === undefined ? null : { code: guide.data.code, name: guide.data.standard.name }
}

const KNOWN_MAX = 4

/** What others asked before, so that nobody has to wait for an answer that is there. */
function Known({ item }: { readonly item: string }) {
  const t = useTexts(askTexts)
  const { language } = useLanguage()
  const faq = useQuery({ queryKey: ['faq', '', item], queryFn: () => service.faq({ query: { item } }) })
  const items = faq.data?.items.slice(0, KNOWN_MAX) ?? []
  if (items.length === 0) return null
  return (
    <section aria-label={t('faqFirst')}>
      <p className="soft">{t('faqFirst')}</p>
      {items.map(({ id, question, answer }) => (
        <Disclosure key={id} summary={inLanguage(question, language)}>
          <p>{inLanguage(answer, language)}</p>
        </Disclosure>
      ))}
      <p className="small">
        <Link to="/faq" search={{ item }}>
          {t('moreFaq')}
        </Link>
      </p>
    </section>
  )
}
