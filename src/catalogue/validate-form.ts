import type { ErrorObject } from 'ajv'
import { formErrors, formatFault } from './form-schema.ts'
import { formUnder } from './standard.ts'
import type { ItemStandard } from './standard.ts'

/** One thing wrong at one field, said so that the applicant can mend it. */
export interface FieldFinding {
  /** JSON pointer into the form, e.g. `/premisesArea`; for answers `/answers/<question>`. */
  readonly path: string
  readonly code: string
  readonly message: string
  readonly messageEn: string
}
type Answers = Readonly<Record<string, string>>

/**
 * What is wrong with a form under these answers; empty when it may be submitted.
 * A field that is not asked for is refused, never dropped: what was signed is what is kept.
 */
export function validateForm(standard: ItemStandard, form: unknown, answers: Answers): readonly FieldFinding[] {
  const schema = formUnder(standard.form, answers)
  const found = new Map<string, FieldFinding>()
  for (const error of formErrors(schema, form)) {
    // The branches of a choice each say why they do not fit; the choice itself says it once.
    if (error.schemaPath.includes('/oneOf/')) continue
    const finding = findingOf(error, schema, form)
    if (!found.has(finding.path)) found.set(finding.path, finding)
  }
  // Looked for last: a form of the right shape is shallow, so walking it cannot exhaust the stack.
  for (const path of found.size === 0 ? unstorableTexts(form, '') : []) {
    const title = titleOf(schema, path)
    found.set(path, {
      path,
      code: 'CHARACTER',
      message: `「${title.zh}」含有无法保存的字符，请删除后重新填写`,
      messageEn: `“${title.en}” contains a character that cannot be kept: please delete it`,
    })
  }
  return [...found.values()]
}

/** Every scenario question is answered, with one of its options, and nothing else is. */
export function validateAnswers(standard: ItemStandard, answers: Answers): readonly FieldFinding[] {
  const findings: FieldFinding[] = []
  for (const { id, text, options } of standard.questions) {
    if (options.some(({ value }) => value === answers[id])) continue
    findings.push({
      path: `/answers/${id}`,
      code: 'ANSWER',
      message: `请回答：${text.zh}`,
      messageEn: `Please answer: ${text.en ?? text.zh}`,
    })
  }
  for (const id of Object.keys(answers)) {
    if (standard.questions.some((question) => question.id === id)) continue
    findings.push({
      path: `/answers/${escaped(id)}`,
      code: 'UNKNOWN',
      message: '没有这个问题',
      messageEn: 'There is no such question',
    })
  }
  return findings
}

interface Title {
  readonly zh: string
  readonly en: string
}

function findingOf(error: ErrorObject, schema: Readonly<Record<string, unknown>>, form: unknown): FieldFinding {
  const extra: unknown = error.params['missingProperty'] ?? error.params['additionalProperty']
  const path = typeof extra === 'string' ? `${error.instancePath}/${escaped(extra)}` : error.instancePath
  const title = titleOf(schema, path)
  const [zh, en] = sentenceOf(error, title, valueAt(form, path))
  return { path, code: error.keyword.toUpperCase(), message: zh, messageEn: en }
}

function sentenceOf(error: ErrorObject, { zh, en }: Title, value: unknown): readonly [zh: string, en: string] {
  const limit = String(error.params['limit'] ?? '')
  switch (error.keyword) {
    case 'required':
      return [`请填写「${zh}」`, `Please fill in “${en}”`]
    case 'additionalProperties':
      return [`本事项的表单没有「${zh}」这一项`, `The form has no field “${en}”`]
    case 'minLength':
      return value === ''
        ? [`请填写「${zh}」`, `Please fill in “${en}”`]
        : [`「${zh}」至少 ${limit} 个字`, `“${en}” needs at least ${limit} characters`]
    case 'maxLength':
      return [`「${zh}」最多 ${limit} 个字`, `“${en}” may have at most ${limit} characters`]
    case 'minimum':
      return [`「${zh}」不能小于 ${limit}`, `“${en}” may not be less than ${limit}`]
    case 'maximum':
      return [`「${zh}」不能大于 ${limit}`, `“${en}” may not be more than ${limit}`]
    case 'exclusiveMinimum':
      return [`「${zh}」应当大于 ${limit}`, `“${en}” must be more than ${limit}`]
    case 'minItems':
      return [`「${zh}」至少选择 ${limit} 项`, `Choose at least ${limit} for “${en}”`]
    case 'uniqueItems':
      return [`「${zh}」有重复的选项`, `“${en}” contains the same choice twice`]
    case 'enum':
    case 'oneOf':
      return [`「${zh}」请从列出的选项中选择`, `Choose one of the options for “${en}”`]
    case 'const':
      return [`请确认：${zh}`, `Please confirm: ${en}`]
    case 'format': {
      const fault = typeof value === 'string' ? formatFault(String(error.params['format']), value) : undefined
      return fault === undefined ? [`「${zh}」格式不对`, `“${en}” is not well formed`] : [fault.zh, fault.en]
    }
    default:
      return [`「${zh}」填写的内容不对`, `“${en}” is not of the right kind`]
  }
}

/** Names come from the whole path's first step: a choice inside a list is named as the list. */
function titleOf(schema: Readonly<Record<string, unknown>>, path: string): Title {
  const name = unescaped(path.split('/')[1] ?? '')
  const field = member(member(schema, 'properties'), name)
  const title = member(field, 'title')
  const english = member(field, 'x-en')
  const zh = typeof title === 'string' ? title : name || '表单'
  return { zh, en: typeof english === 'string' ? english : name || 'form' }
}

/** NUL and halves of surrogate pairs, which neither canonical JSON nor PostgreSQL can keep. */
const UNSTORABLE = /[\0\p{Surrogate}]/u
function* unstorableTexts(value: unknown, path: string): Generator<string> {
  if (typeof value === 'string' && UNSTORABLE.test(value)) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (UNSTORABLE.test(name)) yield path
    yield* unstorableTexts(inner, `${path}/${escaped(name)}`)
  }
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')
const valueAt = (form: unknown, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce((value, token) => member(value, unescaped(token)), form)
function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}
