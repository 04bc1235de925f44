import { useState } from 'react'
import { localDate } from '#kernel'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import { ItemPicker } from '../parts/item-picker.tsx'
import type { PickedItem } from '../parts/item-picker.tsx'
import { guidanceTexts } from './texts.ts'

const MEANS = ['WINDOW', 'PHONE', 'ONLINE', 'ON_SITE'] as const

export function GuidanceForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(guidanceTexts)
  const [item, setItem] = useState<PickedItem | null>(null)
  const [heldOn, setHeldOn] = useState(() => localDate(new Date().toISOString()))
  const [means, setMeans] = useState<(typeof MEANS)[number]>('WINDOW')
  const [written, setWritten] = useState({ name: '', phone: '', asked: '', advice: '' })
  const [tried, setTried] = useState(false)
  const command = useCommand(service.recordGuidance, onDone)
  const advice = written.advice
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => isWritten(line))
  const complete = isWritten(written.name) && isWritten(written.asked) && advice.length > 0 && heldOn !== ''
  const write = (key: keyof typeof written) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const send = () => {
    setTried(true)
    if (!complete || item === null) return
    const { name, phone, asked } = written
    command.mutate({
      body: { itemCode: item.code, heldOn, means, name: name.trim(), phone: phone.trim(), asked: asked.trim(), advice },
    })
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
      <ItemPicker id="guidance-item" label={t('item')} hint={t('itemHint')} value={item} onChange={setItem} />
      <RadioGroup
        name="guidance-means"
        legend={t('means')}
        inline
        options={MEANS.map((value) => ({ value, label: t(value) }))}
        value={means}
        onChange={setMeans}
      />
      <div className="side-by-side">
        <DayField label={t('heldOn')} value={heldOn} onChange={setHeldOn} />
        <LineField label={t('name')} value={written.name} maxLength={50} onChange={write('name')} />
        <LineField
          label={t('phone')}
          required={false}
          value={written.phone}
          maxLength={20}
          type="tel"
          onChange={write('phone')}
        />
      </div>
      <TextField label={t('asked')} value={written.asked} maxLength={1000} rows={2} onChange={write('asked')} />
      <TextField label={t('advice')} value={written.advice} maxLength={5000} rows={4} onChange={write('advice')} />
      {tried && (!complete || item === null) && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doRecord')}
      </Button>
    </form>
  )
}
