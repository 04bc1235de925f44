import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { texts } from '#contract'
import { parseMobileNumber } from '#kernel'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { service } from '../client.ts'
import type { Visit } from '../client.ts'
import { ItemPicker } from '../parts/item-picker.tsx'
import type { PickedItem } from '../parts/item-picker.tsx'
import { VisitFacts } from '../parts/visit-facts.tsx'
import { HALVES, VISIT_TONES, visitWords } from '../parts/visit-words.ts'
import '../parts/own-card.css'

const words = texts(
  {
    title: '预约上门办',
    lead: '不方便来大厅的，我们上门：现场核验身份、代填表格、收取材料，全程留有记录，不收费。',
    mine: '我的预约',
    none: '还没有预约。',
    book: '预约一次上门',
    item: '要办的事项',
    itemHint: '用您自己的话输入，例如：高龄津贴',
    name: '联系人',
    phone: '手机号码',
    address: '上门地址',
    addressHint: '写到门牌号',
    day: '希望哪一天',
    dayHint: '{earliest}至{latest}之间的工作日',
    half: '上午还是下午',
    why: '为什么需要上门',
    wish: '特别说明',
    send: '预约',
    cancel: '取消预约',
    booked: '已预约。我们会指派工作人员，并在上门前打电话与您确认。',
    cancelledDone: '已取消。',
    itemMissing: '请选择要办的事项',
    nameShort: '请填写联系人',
    phoneWrong: '请填写 11 位手机号码',
    addressShort: '请填写详细地址',
    dayMissing: '请选择日期',
    whyMissing: '请选择原因',
  },
  {
    title: 'Book a visit',
    lead: 'If you cannot come, we do: the identity is checked, the form filled in and papers taken at your door, recorded and free.',
    mine: 'My visits',
    none: 'No visit booked yet.',
    book: 'Book a visit',
    item: 'Service',
    itemHint: 'In your own words',
    name: 'Contact',
    phone: 'Mobile number',
    address: 'Address',
    addressHint: 'With the house number',
    day: 'On which day',
    dayHint: 'A working day from {earliest} to {latest}',
    half: 'Morning or afternoon',
    why: 'Why at your door',
    wish: 'Please note',
    send: 'Book',
    cancel: 'Cancel the visit',
    booked: 'Booked. An officer will be assigned and calls you before coming.',
    cancelledDone: 'Cancelled.',
    itemMissing: 'Please choose the service',
    nameShort: 'Please enter a contact',
    phoneWrong: 'Please enter an 11-digit mobile number',
    addressShort: 'Please enter the full address',
    dayMissing: 'Please choose a day',
    whyMissing: 'Please choose a reason',
  },
)
const WHYS = ['ELDERLY', 'DISABLED', 'ILL', 'ENTERPRISE', 'OTHER'] as const

export default function MyVisitsPage() {
  const t = useTexts(words)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const mine = useQuery({ queryKey: ['my-visits'], queryFn: () => service.myVisits({}) })
  const done = (said: string) => () => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['my-visits'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Loaded query={mine}>
        {({ items, earliest, latest }) => (
          <>
            <Panel title={t('mine')}>
              {items.length === 0 && <p className="soft">{t('none')}</p>}
              {items.map((visit) => (
                <VisitCard key={visit.id} visit={visit} onCancelled={done(t('cancelledDone'))} />
              ))}
            </Panel>
            <Panel title={t('book')}>
              <BookingForm key={items.length} earliest={earliest} latest={latest} onBooked={done(t('booked'))} />
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

function VisitCard({ visit, onCancelled }: { readonly visit: Visit; readonly onCancelled: () => void }) {
  const t = useTexts(words)
  const v = useTexts(visitWords)
  const { language } = useLanguage()
  const cancel = useCommand(service.cancelMyVisit, onCancelled)
  const mayCancel = visit.acts.some(({ act, allowed }) => act === 'CancelVisit' && allowed)
  return (
    <article className="stack-tight own-card">
      <div className="row">
        <h3>{inLanguage(visit.item.name, language)}</h3>
        <Status tone={VISIT_TONES[visit.stage]}>{v(visit.stage)}</Status>
      </div>
      <VisitFacts visit={visit} own />
      <RefusalNotice error={cancel.error} />
      {mayCancel && (
        <Button
          busy={cancel.isPending}
          onClick={() => {
            cancel.mutate({ params: { id: visit.id }, body: { expectedVersion: visit.version, reason: '' } })
          }}
        >
          {t('cancel')}
        </Button>
      )}
    </article>
  )
}

interface BookingProps {
  readonly earliest: string
  readonly latest: string
  readonly onBooked: () => void
}

function useBooking(onBooked: () => void) {
  const t = useTexts(words)
  const { item: code } = useSearch({ from: '/hall/account/my/visits' })
  const guide = useQuery({
    queryKey: ['guide', code],
    queryFn: () => approval.guide({ params: { code: code ?? '' } }),
    enabled: code !== undefined,
  })
  const linked: PickedItem | null =
    guide.data === undefined ? null : { code: guide.data.code, name: guide.data.standard.name }
  const [picked, setPicked] = useState<PickedItem | null | undefined>(undefined)
  const [written, setTexts] = useState({ name: '', phone: '', address: '', day: '', wish: '' })
  const [half, setHalf] = useState<(typeof HALVES)[number]>('MORNING')
  const [why, setWhy] = useState<(typeof WHYS)[number] | undefined>(undefined)
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(service.bookVisit, onBooked)
  const item = picked === undefined ? linked : picked
  const { name, phone, address, day, wish } = written
  const faults: readonly (readonly [boolean, string, string])[] = [
    [item !== null, 'visit-item', t('itemMissing')],
    [isWritten(name), 'visit-name', t('nameShort')],
    [parseMobileNumber(phone.trim()).ok, 'visit-phone', t('phoneWrong')],
    [isWritten(address, 5), 'visit-address', t('addressShort')],
    [day !== '', 'visit-day', t('dayMissing')],
    [why !== undefined, 'visit-why', t('whyMissing')],
  ]
  const errors = faults.flatMap(([fine, target, text]) => (fine ? [] : [{ target, text }]))
  const send = () => {
    setAttempt(attempt + 1)
    if (errors.length > 0 || item === null || why === undefined) return
    command.mutate({ body: { itemCode: item.code, name, phone: phone.trim(), address, day, half, why, wish } })
  }
  const write = (key: keyof typeof written) => (value: string) => setTexts((before) => ({ ...before, [key]: value }))
  const errorOf = (target: string) => (attempt > 0 ? errors.find((one) => one.target === target)?.text : undefined)
  return { item, setPicked, written, write, half, setHalf, why, setWhy, attempt, errors, errorOf, send, command }
}

function BookingForm({ earliest, latest, onBooked }: BookingProps) {
  const t = useTexts(words)
  const v = useTexts(visitWords)
  const { language } = useLanguage()
  const form = useBooking(onBooked)
  const { written, write, errorOf } = form
  const dayHint = t('dayHint', { earliest: formatDate(earliest, language), latest: formatDate(latest, language) })
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
      <ItemPicker
        id="visit-item"
        label={t('item')}
        hint={t('itemHint')}
        error={errorOf('visit-item')}
        value={form.item}
        onChange={form.setPicked}
      />
      <RadioGroup
        name="visit-why"
        legend={t('why')}
        inline
        error={errorOf('visit-why')}
        options={WHYS.map((value) => ({ value, label: v(value) }))}
        value={form.why}
        onChange={form.setWhy}
      />
      <ContactFields form={form} />
      <DayField
        id="visit-day"
        label={t('day')}
        hint={dayHint}
        error={errorOf('visit-day')}
        min={earliest}
        max={latest}
        value={written.day}
        onChange={(value) => write('day')(value)}
      />
      <RadioGroup
        name="visit-half"
        legend={t('half')}
        inline
        options={HALVES.map((value) => ({ value, label: v(value) }))}
        value={form.half}
        onChange={form.setHalf}
      />
      <TextField
        label={t('wish')}
        required={false}
        value={written.wish}
        maxLength={500}
        rows={2}
        onChange={write('wish')}
      />
      <RefusalNotice error={form.command.error} />
      <Button kind="primary" type="submit" busy={form.command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}

function ContactFields({ form }: { readonly form: ReturnType<typeof useBooking> }) {
  const t = useTexts(words)
  const { written, write, errorOf } = form
  return (
    <>
      <LineField
        id="visit-name"
        label={t('name')}
        error={errorOf('visit-name')}
        value={written.name}
        maxLength={50}
        onChange={write('name')}
      />
      <LineField
        id="visit-phone"
        label={t('phone')}
        error={errorOf('visit-phone')}
        value={written.phone}
        maxLength={20}
        type="tel"
        inputMode="tel"
        onChange={write('phone')}
      />
      <LineField
        id="visit-address"
        label={t('address')}
        hint={t('addressHint')}
        error={errorOf('visit-address')}
        value={written.address}
        maxLength={200}
        onChange={write('address')}
      />
    </>
  )
}
