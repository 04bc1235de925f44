import { canonicalJson, isJsonObject } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import * as cell from './cell-codecs.ts'
import type { StandardColumn } from './standard-sheets.ts'

/** A form and how it is laid out; many items share one, so each is kept once under a number. */
export interface FormOfItem {
  readonly form: Json
  readonly formLayout: Json
}

export const FORM_SHEET = '表单'
/** The row that holds what belongs to no single field. */
const WHOLE = '（整表）'
const MEDIUM = 22
const LONG = 44
const column = (path: string, zh: string, en: string, codec: cell.CellCodec, width: number): StandardColumn => ({
  path,
  zh,
  en,
  codec,
  width,
})

export const FORM_NUMBER: StandardColumn = column('number', '表单编号', 'Form number', cell.text, 12)
export const FORM_COLUMNS: readonly StandardColumn[] = [
  column('field', '字段', 'Field', cell.text, MEDIUM),
  column('title', '字段名称', 'Field name', cell.text, LONG),
  column('x-en', '字段名称（英文）', 'Field name (English)', cell.text, LONG),
  column('required', '必填', 'Required', cell.yesNo, 12),
  column('x-when', '适用情形', 'When', cell.condition, MEDIUM),
  column('rest', '字段定义', 'Definition (JSON)', cell.json, LONG),
]

/** Numbers forms in the order they are first met. */
export function createFormNumbers(): {
  readonly numberOf: (form: FormOfItem) => string
  readonly forms: () => Iterable<readonly [number: string, form: FormOfItem]>
} {
  const byText = new Map<string, string>()
  // Standards on the general form hold the very same object: its text need not be made a thousand times.
  const byObject = new Map<Json, string>()
  const forms = new Map<string, FormOfItem>()
  return {
    numberOf: (item) => {
      const known = byObject.get(item.form)
      if (known !== undefined && cell.sameJson(forms.get(known)?.formLayout, item.formLayout)) return known
      const text = canonicalJson([item.form, item.formLayout])
      const number = byText.get(text) ?? `F${String(byText.size + 1).padStart(3, '0')}`
      byText.set(text, number)
      byObject.set(item.form, number)
      if (!forms.has(number)) forms.set(number, item)
      return number
    },
    forms: () => forms.entries(),
  }
}

type Row = Readonly<Record<string, Json>>

/** A form as rows: one for the whole, one for each field. */
export function formRows({ form, formLayout }: FormOfItem): readonly Row[] {
  if (!isJsonObject(form)) return [{ field: WHOLE, rest: { form, formLayout } }]
  const { properties, ...whole } = form
  const required = Array.isArray(form['required']) ? form['required'] : []
  const fields = isJsonObject(properties) ? Object.entries(properties) : []
  return [
    { field: WHOLE, rest: { form: whole, formLayout } },
    ...fields.map(([field, definition]): Row => {
      if (!isJsonObject(definition)) return { field, rest: definition }
      const { title, 'x-en': en, 'x-when': when, ...rest } = definition
      return {
        field,
        ...(title === undefined ? {} : { title }),
        ...(en === undefined ? {} : { 'x-en': en }),
        ...(when === undefined ? {} : { 'x-when': when }),
        required: required.includes(field),
        rest,
      }
    }),
  ]
}

/** The form its rows say; a field ticked 必填 is required whatever the whole says, in the order it has there. */
export function formOfRows(rows: readonly Row[]): FormOfItem | undefined {
  const rest = rows.find(({ field }) => field === WHOLE)?.['rest']
  if (!isJsonObject(rest)) return undefined
  const { form: whole = null, formLayout = null } = rest
  const fields = rows.filter(({ field }) => field !== WHOLE)
  if (!isJsonObject(whole)) return { form: whole, formLayout }
  const properties = Object.fromEntries(
    fields.map(({ field, title, 'x-en': en, 'x-when': when, rest: definition }) => [
      cell.plain(field),
      isJsonObject(definition)
        ? {
            ...definition,
            ...(title === undefined ? {} : { title }),
            ...(en === undefined ? {} : { 'x-en': en }),
            ...(when === undefined ? {} : { 'x-when': when }),
          }
        : (definition ?? null),
    ]),
  )
  const ticked = fields.filter((row) => row['required'] === true).map(({ field }) => cell.plain(field))
  const before = Array.isArray(whole['required']) ? whole['required'].map(String) : []
  const required = [
    ...before.filter((name) => ticked.includes(name)),
    ...ticked.filter((name) => !before.includes(name)),
  ]
  const form: JsonObject = {
    ...whole,
    ...(required.length === 0 && whole['required'] === undefined ? {} : { required }),
    properties,
  }
  return { form, formLayout }
}
