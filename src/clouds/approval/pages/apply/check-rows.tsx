import type { ReactNode } from 'react'
import { applyTexts } from './texts.ts'
import { useTexts } from '#web/i18n/index.ts'
import { inLanguage } from '#web/i18n/index.ts'
import { fieldId } from '#web/form/field-id.ts'
import { choiceTitle, fieldNames, isNode, nodeOf, schemaInLanguage, textOf } from '#web/form/schema-nodes.ts'
import type { SchemaNode } from '#web/form/schema-nodes.ts'
import { materialId } from '../material-upload.tsx'
import { questionId } from '../scenario-questions.tsx'
import { askedForm, askedMaterials, CERTIFICATE_FIELD } from './step-faults.ts'
import type { ApplyContext } from './step-faults.ts'

/** The key is the id of the field, so that the list of errors finds the row. */
export interface CheckRow {
  readonly key: string
  readonly label: string
  readonly value: ReactNode
}

function Missing() {
  const t = useTexts(applyTexts)
  return <span className="check-missing">{t('notGiven')}</span>
}
const shown = (value: string): ReactNode => (value === '' ? <Missing /> : value)

export function answerRows({ standard, content, language }: ApplyContext): readonly CheckRow[] {
  return standard.questions.map(({ id, text, options }) => {
    const chosen = options.find(({ value }) => value === content.answers[id])
    return {
      key: questionId(id),
      label: inLanguage(text, language),
      value: shown(chosen === undefined ? '' : inLanguage(chosen.label, language)),
    }
  })
}

export function certificateRows({ content: { certificate }, t }: ApplyContext): readonly CheckRow[] {
  return certificate === undefined
    ? []
    : [{ key: CERTIFICATE_FIELD, label: t('certificateChosen'), value: <code>{certificate}</code> }]
}

export function applicantRows({ content: { applicant }, t }: ApplyContext): readonly CheckRow[] {
  const person = applicant.kind === 'PERSON'
  return [
    { key: 'applicant-kind', label: t('kind'), value: t(applicant.kind) },
    { key: 'applicant-name', label: t(person ? 'name' : 'nameOrg'), value: shown(applicant.name) },
    { key: 'applicant-number', label: t(person ? 'idNumber' : 'creditCode'), value: shown(applicant.idNumber) },
    { key: 'applicant-phone', label: t('phone'), value: shown(applicant.phone) },
  ]
}

export function formRows({ standard, content, language }: ApplyContext): readonly CheckRow[] {
  const schema = schemaInLanguage(askedForm(standard, content.answers), language)
  const properties = nodeOf(schema['properties'])
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return fieldNames(schema, standard.formLayout.order).flatMap((name) => {
    const node = nodeOf(properties[name])
    const value = valueText(node, content.form[name], language)
    if (value === '' && !required.includes(name)) return []
    return [{ key: fieldId([name]), label: textOf(node['title']) ?? name, value: shown(value) }]
  })
}

/** A value as people read it: the titles of choices, parts of a whole one after the other. */
export function valueText(node: SchemaNode, value: unknown, language: 'zh' | 'en'): string {
  if (value === undefined || value === null) return ''
  const choice = choiceTitle(node, value)
  if (choice !== undefined) return choice
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'Yes') : language === 'zh' ? '否' : 'No'
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => valueText(nodeOf(node['items']), item, language))
      .join(language === 'zh' ? '、' : ', ')
  }
  if (isNode(value)) {
    const properties = nodeOf(node['properties'])
    return Object.entries(value)
      .map(
        ([name, inner]) =>
          `${textOf(nodeOf(properties[name])['title']) ?? name} ${valueText(nodeOf(properties[name]), inner, language)}`,
      )
      .join(language === 'zh' ? '，' : ', ')
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function materialRows({ standard, content, language, t }: ApplyContext): readonly CheckRow[] {
  return askedMaterials(standard, content.answers)
    .filter(({ source }) => source === 'APPLICANT')
    .map(({ id, name, required, deferrableDays }) => {
      const files = content.materials.filter(({ material }) => material === id).map(({ fileName }) => fileName)
      const wanting = required ? <span className="check-missing">{t('noFiles')}</span> : t('noFiles')
      const none = deferrableDays === undefined ? wanting : t('deferred', { days: deferrableDays })
      return {
        key: materialId(id),
        label: inLanguage(name, language),
        value: files.length === 0 ? none : files.join(language === 'zh' ? '、' : ', '),
      }
    })
}
