import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { DOMAINS, isDomain } from '#contract'
import type { Output } from '#contract'
import { parseMobileNumber } from '#kernel'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice, RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, LineField, TextField } from '#web/ui/fields.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { service } from '../client.ts'
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

/** What is being written, what is wrong with it, and the sending. */
function useFiling({ item: itemCode, caseNumber: about, kind: wanted, onFiled }: AskFormProps) {
  const t = useTexts(askTexts)
  const session = useSession()
  const signedIn = session !== undefined && session.kind !== 'stranger'
  const known = KINDS.find((one) => one === wanted)
  const [kind, setKind] = useState(known ?? (about === undefined ? 'ENQUIRY' : 'COMPLAINT'))
  const [picked, setPicked] = useState<PickedItem | null | undefined>(undefined)
  const linked = useLinkedItem(itemCode)
  const item = picked === undefined ? linked : picked
  const [written, setWritten] = useState({ caseNumber: about ?? '', text: '', name: '', phone: '' })
  const [domain, setDomain] = useState('')
  const [from, setFrom] = useState<(typeof FROM)[number]>('PERSON')
  const [publishable, setPublishable] = useState(true)
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(service.fileRequest, onFiled)
  const phone = written.phone.trim()
  const phoneNeeded = !signedIn || phone !== ''
  const errors = [
    ...(isWritten(written.text, TEXT_MIN) ? [] : [{ target: 'ask-text', text: t('textShort') }]),
    ...(phoneNeeded && !parseMobileNumber(phone).ok ? [{ target: 'ask-phone', text: t('phoneWrong') }] : []),
  ]
  const send = () => {
    setAttempt(attempt + 1)
    if (errors.length > 0) return
    const number = written.caseNumber.trim()
    const concerned = {
      ...(number === '' ? {} : { caseNumber: number }),
      ...(item === null ? (isDomain(domain) ? { domain } : {}) : { itemCode: item.code }),
    }
    const said = { text: written.text.trim(), name: written.name.trim(), phone }
    command.mutate({ body: { kind, ...concerned, ...said, from, publishable } })
  }
  const write = (key: keyof typeof written) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const errorOf = (target: string) => (attempt > 0 ? errors.find((one) => one.target === target)?.text : undefined)
  const choices = { kind, setKind, item, setPicked, domain, setDomain, from, setFrom, publishable, setPublishable }
  return { ...choices, signedIn, written, write, attempt, errors, errorOf, send, command }
}
type Filing = ReturnType<typeof useFiling>

export function AskForm(props: AskFormProps) {
  const t = useTexts(askTexts)
  const form = useFiling(props)
  const { kind, item, written, write } = form
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.send()
      }}
    >
      {form.attempt > 0 && <ErrorSummary errors={form.errors} attempt={form.attempt} />}
      <RadioGroup
        name="ask-kind"
        legend={t('kind')}
        options={KINDS.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        value={kind}
        onChange={form.setKind}
      />
      <ItemPicker
        id="ask-item"
        label={t('about')}
        hint={t('aboutHint')}
        required={false}
        value={item}
        onChange={form.setPicked}
      />
      {item === null && <FieldChoice value={form.domain} onChange={form.setDomain} />}
      {kind === 'ENQUIRY' && item !== null && <Known item={item.code} />}
      {(kind === 'COMPLAINT' || props.caseNumber !== undefined) && (
        <LineField
          id="ask-case"
          label={t('caseNumber')}
          hint={t('caseHint')}
          required={false}
          value={written.caseNumber}
          maxLength={40}
          onChange={write('caseNumber')}
        />
      )}
      <TextField
        id="ask-text"
        label={t('text')}
        hint={t('textHint')}
        error={form.errorOf('ask-text')}
        value={written.text}
        maxLength={2000}
        rows={5}
        onChange={write('text')}
      />
      <WhoAsks form={form} />
      <RefusalNotice error={form.command.error} />
      <Button kind="primary" type="submit" busy={form.command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}

/** Who cannot name the item may name the field: it goes to that field's department at once (ST-35). */
function FieldChoice({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(askTexts)
  const { language } = useLanguage()
  const options = Object.entries(DOMAINS)
    .filter(([domain]) => domain !== 'UNCLASSIFIED')
    .map(([domain, name]) => ({ value: domain, label: inLanguage(name, language) }))
  return (
    <ChoiceField
      label={t('field')}
      hint={t('fieldHint')}
      required={false}
      empty={t('fieldNone')}
      value={value}
      options={options}
      onChange={onChange}
    />
  )
}

/** How to reach whoever asks, and what may be shown of it. */
function WhoAsks({ form }: { readonly form: Filing }) {
  const t = useTexts(askTexts)
  const { written, write, from } = form
  return (
    <>
      <RadioGroup
        name="ask-from"
        legend={t('from')}
        inline
        options={FROM.map((value) => ({ value, label: t(value) }))}
        value={from}
        onChange={form.setFrom}
      />
      <LineField
        id="ask-name"
        label={t('name')}
        required={false}
        value={written.name}
        maxLength={50}
        onChange={write('name')}
      />
      <LineField
        id="ask-phone"
        label={t('phone')}
        hint={t('phoneHint')}
        error={form.errorOf('ask-phone')}
        required={!form.signedIn}
        value={written.phone}
        maxLength={20}
        type="tel"
        inputMode="tel"
        onChange={write('phone')}
      />
      <Choice
        type="checkbox"
        name="ask-publishable"
        option={{ value: 'yes', label: t('publishable') }}
        checked={form.publishable}
        onToggle={form.setPublishable}
      />
    </>
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
