import { useQuery } from '@tanstack/react-query'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { errorFinder } from '../apply/questions-step.tsx'
import { service } from '../counter/clients.ts'
import { intakeTexts } from './texts.ts'

const CHANNELS = ['WINDOW', 'SERVICE_POINT', 'VISIT'] as const
export interface Reception {
  readonly channel: (typeof CHANNELS)[number]
  readonly point: { readonly id: string; readonly name: string } | undefined
  readonly slipNumber: string
  /** As `datetime-local` writes it: minutes, China's own time. */
  readonly slipTime: string
}

interface ChannelFieldsProps {
  readonly itemCode: string
  readonly reception: Reception
  readonly errors: readonly FormError[]
  readonly onChange: (change: Partial<Reception>) => void
}

/** Where it was taken in (AP-37, AP-39, AP-43), and on which slip when the power was out. */
export function ChannelFields({ itemCode, reception, errors, onChange }: ChannelFieldsProps) {
  const t = useTexts(intakeTexts)
  const { language } = useLanguage()
  const errorOf = errorFinder(errors)
  const { channel, point, slipNumber, slipTime } = reception
  const points = useQuery({
    queryKey: ['points', itemCode],
    queryFn: () => service.points({ query: { item: itemCode } }),
    enabled: channel === 'SERVICE_POINT',
  })
  const known = points.data?.items ?? []
  return (
    <div className="stack-tight">
      <RadioGroup
        inline
        name="channel"
        legend={t('channel')}
        value={channel}
        options={CHANNELS.map((value) => ({ value, label: t(value) }))}
        onChange={(chosen) => onChange({ channel: chosen, point: undefined })}
      />
      {channel === 'SERVICE_POINT' && (
        <Field id="point" label={t('point')} error={errorOf('point')}>
          {(control) => (
            <Select
              {...control}
              value={point?.id ?? ''}
              options={known.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }))}
              onChange={(event) => {
                const chosen = known.find(({ id }) => id === event.currentTarget.value)
                onChange({ point: chosen && { id: chosen.id, name: chosen.name.zh } })
              }}
            />
          )}
        </Field>
      )}
      <Disclosure summary={t('slipTitle')} open={slipNumber !== ''}>
        <p className="soft small">{t('slipHint')}</p>
        <div className="pair">
          <LineField
            id="slip-number"
            label={t('slipNumber')}
            error={errorOf('slip-number')}
            className="mono"
            maxLength={20}
            value={slipNumber}
            onChange={(value) => onChange({ slipNumber: value.trim().toUpperCase() })}
          />
          <LineField
            id="slip-time"
            label={t('slipTime')}
            type="datetime-local"
            value={slipTime}
            onChange={(value) => onChange({ slipTime: value })}
          />
        </div>
      </Disclosure>
    </div>
  )
}
