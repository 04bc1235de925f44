import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  TemplatesType,
} from '@rjsf/utils'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { FieldError } from '../ui/field.tsx'
import { formTexts } from './form-texts.ts'

/** Widgets draw label, hint and error themselves; a field is only its place in the grid. */
const FieldTemplate = ({ children, hidden }: FieldTemplateProps) =>
  hidden === true ? <div hidden>{children}</div> : children

function ObjectFieldTemplate({ properties, title, fieldPathId, uiSchema }: ObjectFieldTemplateProps) {
  const wide: unknown = uiSchema?.['ui:options']?.['wide']
  const isWide = (name: string) => Array.isArray(wide) && wide.includes(name)
  const fields = properties
    .filter(({ hidden }) => !hidden)
    .map(({ name, content }) => (
      <div key={name} className={isWide(name) ? 'form-cell form-cell-wide' : 'form-cell'}>
        {content}
      </div>
    ))
  if (fieldPathId.path.length === 0) return <div className="form-grid">{fields}</div>
  return (
    <fieldset className="form-part">
      <legend>{title}</legend>
      <div className="form-grid">{fields}</div>
    </fieldset>
  )
}

function ArrayFieldTemplate({
  items,
  title,
  canAdd,
  onAddClick,
  rawErrors,
  fieldPathId,
  disabled,
}: ArrayFieldTemplateProps) {
  const t = useTexts(formTexts)
  const id = fieldPathId.$id
  const error = rawErrors?.[0]
  return (
    <fieldset
      className="form-part"
      id={id}
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend>{title}</legend>
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
      <div className="stack">{items}</div>
      {canAdd === true && (
        <Button disabled={disabled} onClick={onAddClick}>
          {t('add')}
          <span className="visually-hidden">{title}</span>
        </Button>
      )}
    </fieldset>
  )
}

function ArrayFieldItemTemplate({ children, index, hasToolbar, buttonsProps, disabled }: ArrayFieldItemTemplateProps) {
  const t = useTexts(formTexts)
  const name = t('nth', { number: index + 1 })
  return (
    <div className="form-item" role="group" aria-label={name}>
      <div className="form-item-head">
        <strong>{name}</strong>
        {hasToolbar && buttonsProps.hasRemove && (
          <Button
            kind="plain"
            disabled={disabled}
            aria-label={`${t('remove')} ${name}`}
            onClick={buttonsProps.onRemoveItem}
          >
            {t('remove')}
          </Button>
        )}
      </div>
      {children}
    </div>
  )
}

export const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
}
