import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { parseMobileNumber } from '#kernel'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatDay } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import { ItemPicker } from '../parts/item-picker.tsx'
import type { PickedItem } from '../parts/item-picker.tsx'
import { myWindowTexts } from './texts.ts'

/** Halls of this level; stations take people as they come. */
const useHalls = () =>
  useQuery({ queryKey: ['halls'], queryFn: () => service.points({ query: { kind: 'HALL' } }), staleTime: Infinity })

function useBooking(onBooked: (sentence: string) => void) {
  const t = useTexts(myWindowTexts)
  const { language } = useLanguage()
  const { hall: asked, item: code } = useSearch({ from: '/hall/account/my/windows' })
  const guide = useQuery({
    queryKey: ['guide', code],
    queryFn: () => approval.guide({ params: { code: code ?? '' } }),
    enabled: code !== undefined,
  })
  const halls = useHalls().data?.items ?? []
  const [chosen, setHall] = useState<string | undefined>(asked)
  // One hall is no choice.
  const hall = chosen ?? (halls.length === 1 ? halls[0]?.id : undefined)
  const days = useQuery({
    queryKey: ['window-days', hall],
    queryFn: () => service.windowDays({ params: { hall: hall ?? '' } }),
    enabled: hall !== undefined,
  })
  const [day, setDay] = useState<string | undefined>(undefined)
  const [slot, setSlot] = useState<string | undefined>(undefined)
  const [picked, setPicked] = useState<PickedItem | null | undefined>(undefined)
  const [contact, setContact] = useState({ name: '', phone: '' })
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(service.bookWindow, (made) =>
    onBooked(
      t('booked', {
        day: formatDay(made.day, language),
        slot: made.slot,
        hall: inLanguage(made.hallName, language),
      }),
    ),
  )
  const linked: PickedItem | null =
    guide.data === undefined ? null : { code: guide.data.code, name: guide.data.standard.name }
  const item = picked === undefined ? linked : picked
  const faults: readonly (readonly [boolean, string, string])[] = [
    [hall !== undefined, 'window-hall', t('hallMissing')],
    [day !== undefined, 'window-day', t('dayMissing')],
    [slot !== undefined, 'window-slot', t('slotMissing')],
    [isWritten(contact.name), 'window-name', t('nameShort')],
    [parseMobileNumber(contact.phone.trim()).ok, 'window-phone', t('phoneWrong')],
  ]
  const errors = faults.flatMap(([fine, target, text]) => (fine ? [] : [{ target, text }]))
  const send = () => {
    setAttempt(attempt + 1)
    if (errors.length > 0 || hall === undefined || day === undefined || slot === undefined) return
    const { name, phone } = contact
    command.mutate({ body: { hall, day, slot, itemCode: item?.code ?? null, name, phone: phone.trim() } })
  }
  const errorOf = (target: string) => (attempt > 0 ? errors.find((one) => one.target === target)?.text : undefined)
  const choose = { hall: setHall, day: setDay, slot: setSlot, item: setPicked, contact: setContact }
  return { halls, hall, days, day, slot, item, contact, choose, attempt, errors, errorOf, send, command }
}

export function BookingForm({ onBooked }: { readonly onBooked: (sentence: string) => void }) {
  const t = useTexts(myWindowTexts)
  const form = useBooking(onBooked)
  const { contact, choose, errorOf } = form
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
      <PlaceFields form={form} />
      <ItemPicker
        id="window-item"
        label={t('item')}
        hint={t('itemHint')}
        required={false}
        value={form.item}
        onChange={choose.item}
      />
      <LineField
        id="window-name"
        label={t('name')}
        error={errorOf('window-name')}
        value={contact.name}
        maxLength={50}
        onChange={(name) => choose.contact({ ...contact, name })}
      />
      <LineField
        id="window-phone"
        label={t('phone')}
        error={errorOf('window-phone')}
        value={contact.phone}
        maxLength={20}
        type="tel"
        inputMode="tel"
        onChange={(phone) => choose.contact({ ...contact, phone })}
      />
      <RefusalNotice error={form.command.error} />
      <Button kind="primary" type="submit" busy={form.command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}

function PlaceFields({ form }: { readonly form: ReturnType<typeof useBooking> }) {
  const t = useTexts(myWindowTexts)
  const { language } = useLanguage()
  const { halls, hall, days, day, slot, choose, errorOf } = form
  const open = days.data?.days ?? []
  const slots = open.find((one) => one.day === day)?.slots ?? []
  return (
    <>
      <RadioGroup
        name="window-hall"
        legend={t('hall')}
        error={errorOf('window-hall')}
        options={halls.map(({ id, name, address }) => ({
          value: id,
          label: inLanguage(name, language),
          hint: inLanguage(address, language),
        }))}
        value={hall}
        onChange={choose.hall}
      />
      {days.data !== undefined && open.length === 0 && <p>{t('noDays')}</p>}
      {open.length > 0 && (
        <RadioGroup
          name="window-day"
          legend={t('day')}
          inline
          error={errorOf('window-day')}
          options={open.map((one) => ({ value: one.day, label: formatDay(one.day, language) }))}
          value={day}
          onChange={(value) => {
            choose.day(value)
            choose.slot(undefined)
          }}
        />
      )}
      {slots.length > 0 && (
        <RadioGroup
          name="window-slot"
          legend={t('slot')}
          inline
          error={errorOf('window-slot')}
          options={slots.map((one) => ({
            value: one.slot,
            label: `${one.slot}　${t('left', { count: one.left })}`,
            disabled: one.left === 0,
          }))}
          value={slot}
          onChange={choose.slot}
        />
      )}
    </>
  )
}
