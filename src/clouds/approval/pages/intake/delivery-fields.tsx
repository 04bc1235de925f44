import type { ItemStandard } from '#catalogue/standard'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Choice, RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { DraftContent } from '../apply/draft-store.ts'
import { errorFinder } from '../apply/questions-step.tsx'
import { intakeTexts } from './texts.ts'

interface DeliveryFieldsProps {
  readonly standard: ItemStandard
  readonly content: DraftContent
  readonly errors: readonly FormError[]
  readonly onChange: (content: DraftContent) => void
}

const changesOne = ({ changeKind = 'NEW' }: ItemStandard): boolean => changeKind !== 'NEW'

/** Which certificate it is about, what was promised in writing (告知承诺), and how the result is to arrive. */
export function DeliveryFields({ standard, content, errors, onChange }: DeliveryFieldsProps) {
  const t = useTexts(intakeTexts)
  const { language } = useLanguage()
  const errorOf = errorFinder(errors)
  const { commitment, delivery: offered = ['DOWNLOAD'] } = standard
  const { delivery = { means: 'DOWNLOAD', address: '' } } = content
  return (
    <>
      {changesOne(standard) && (
        <Field id="certificate" label={t('certificate')}>
          {(control) => (
            <TextInput
              {...control}
              className="mono"
              maxLength={100}
              value={content.certificate ?? ''}
              onChange={(event) => {
                const { certificate: _, ...rest } = content
                const certificate = event.currentTarget.value.trim()
                onChange(certificate === '' ? rest : { ...rest, certificate })
              }}
            />
          )}
        </Field>
      )}
      {commitment !== undefined && (
        <Panel title={t('commitmentTitle')}>
          <p className="reading">{inLanguage(commitment.text, language)}</p>
          <p className="soft small reading">{inLanguage(commitment.consequences, language)}</p>
          <Choice
            type="checkbox"
            name="commitment"
            option={{ value: 'signed', label: t('commitment', { version: commitment.version }) }}
            checked={content.commitment !== undefined}
            onToggle={(on) => {
              const { commitment: _, ...rest } = content
              onChange(on ? { ...rest, commitment: commitment.version } : rest)
            }}
          />
        </Panel>
      )}
      <Panel title={t('deliveryTitle')}>
        <RadioGroup
          inline
          name="delivery"
          legend={t('deliveryTitle')}
          value={delivery.means}
          options={offered.map((value) => ({ value, label: t(value) }))}
          onChange={(chosen) =>
            onChange({
              ...content,
              delivery: { ...delivery, means: chosen },
            })
          }
        />
        {delivery.means === 'COURIER' && (
          <LineField
            id="delivery-address"
            label={t('address')}
            error={errorOf('delivery-address')}
            maxLength={200}
            value={delivery.address}
            onChange={(value) => onChange({ ...content, delivery: { ...delivery, address: value } })}
          />
        )}
      </Panel>
    </>
  )
}
