import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { DeskPoint } from '../client.ts'
import { pointWords } from '../parts/point-words.ts'
import { HoursEditor, newHours, newWindow, WindowsEditor } from './point-parts.tsx'
import { deskPointTexts } from './texts.ts'

type Facts = DeskPoint['facts']
const KINDS = ['HALL', 'TOWNSHIP_CENTRE', 'VILLAGE_STATION', 'ENTERPRISE_STATION'] as const

const bilingual = (zh: string, en: string) => ({ zh: zh.trim(), ...(en.trim() === '' ? {} : { en: en.trim() }) })

function begin(facts: Facts | undefined) {
  return {
    name: facts?.name.zh ?? '',
    nameEn: facts?.name.en ?? '',
    region: facts?.region ?? '',
    address: facts?.address.zh ?? '',
    addressEn: facts?.address.en ?? '',
    phone: facts?.phone ?? '',
    longitude: facts === undefined ? '' : String(facts.longitude),
    latitude: facts === undefined ? '' : String(facts.latitude),
    booking: facts?.bookingUrl ?? '',
    park: facts?.park?.zh ?? '',
    services: (facts?.services ?? []).map(({ zh }) => zh).join('\n'),
  }
}
type Written = ReturnType<typeof begin>

/** What was typed, as the door takes it; undefined while something is missing. English names of lines that stay are kept. */
function factsOf(
  written: Written,
  rest: Pick<Facts, 'kind' | 'hours' | 'windows'>,
  before: Facts | undefined,
): Facts | undefined {
  const { longitude, latitude } = written
  const numbers = [longitude, latitude].map((text) => Number(text))
  const isWhole =
    [written.name, written.address].every((text) => isWritten(text)) &&
    /^\d{6}(\d{3}){0,2}$/.test(written.region.trim()) &&
    [longitude, latitude].every((text) => text.trim() !== '') &&
    numbers.every(Number.isFinite) &&
    rest.hours.every(({ days, from, to }) => days.length > 0 && from !== '' && to !== '') &&
    rest.windows.every(({ number, name }) => number.trim() !== '' && isWritten(name.zh))
  if (!isWhole || rest.hours.length === 0 || rest.windows.length === 0) return undefined
  const services = written.services.split('\n').filter((line) => isWritten(line))
  const park = written.park.trim()
  return {
    ...rest,
    name: bilingual(written.name, written.nameEn),
    region: written.region.trim(),
    address: bilingual(written.address, written.addressEn),
    phone: written.phone.trim(),
    longitude: numbers[0] ?? 0,
    latitude: numbers[1] ?? 0,
    bookingUrl: written.booking.trim() === '' ? null : written.booking.trim(),
    park: park === '' ? null : before?.park?.zh === park ? before.park : { zh: park },
    services: services.map((zh) => before?.services.find((one) => one.zh === zh) ?? { zh: zh.trim() }),
  }
}

interface PointFormProps {
  readonly point: DeskPoint | undefined
  readonly onDone: () => void
}

export function PointForm({ point, onDone }: PointFormProps) {
  const t = useTexts(deskPointTexts)
  const p = useTexts(pointWords)
  const before = point?.facts
  const [written, setWritten] = useState(() => begin(before))
  const [kind, setKind] = useState<Facts['kind']>(before?.kind ?? 'TOWNSHIP_CENTRE')
  const [hours, setHours] = useState(before?.hours ?? [newHours()])
  const [windows, setWindows] = useState(before?.windows ?? [newWindow()])
  const [tried, setTried] = useState(false)
  const register = useCommand(service.registerPoint, onDone)
  const change = useCommand(service.changePoint, onDone)
  const facts = factsOf(written, { kind, hours, windows }, before)
  const line = (key: keyof Written, max: number, hint?: string) => (
    <LineField
      label={t(key === 'region' ? 'regionCode' : key)}
      {...(hint === undefined ? {} : { hint })}
      value={written[key]}
      maxLength={max}
      onChange={(value) => setWritten((one) => ({ ...one, [key]: value }))}
    />
  )
  const send = () => {
    setTried(true)
    if (facts === undefined) return
    if (point === undefined) register.mutate({ body: { facts } })
    else change.mutate({ params: { id: point.id }, body: { expectedVersion: point.version, facts } })
  }
  return (
    <form
      className="stack-tight desk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="side-by-side">
        {line('name', 80)}
        {line('nameEn', 80)}
        <OneOfField
          label={t('kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: p(value) }))}
          onChange={setKind}
        />
        {line('region', 12, t('regionHint'))}
      </div>
      <div className="side-by-side">
        {line('address', 200)}
        {line('addressEn', 200)}
        {line('phone', 40)}
        {line('longitude', 12)}
        {line('latitude', 12)}
        {line('booking', 300)}
        {line('park', 60)}
      </div>
      <TextField
        label={t('services')}
        required={false}
        value={written.services}
        maxLength={2000}
        rows={2}
        onChange={(services) => setWritten((one) => ({ ...one, services }))}
      />
      <HoursEditor hours={hours} onChange={setHours} />
      <WindowsEditor windows={windows} onChange={setWindows} />
      {tried && facts === undefined && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={register.error ?? change.error} />
      <Button kind="primary" type="submit" busy={register.isPending || change.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}
