import { conditionOf } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import { isJsonObject, jsonObjectOf } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import type { Booklet, BookletBlock } from '#seal'
import { askedWhen, facts, numbered, paragraphs, running, section, speechIn } from './paper.ts'
import type { PaperSource, Speech } from './paper.ts'

type FormField = Extract<BookletBlock, { kind: 'form' }>['fields'][number]

const head = (source: PaperSource, title: string, t: Speech['t']) => ({
  title,
  subtitle: t(`第 ${source.version} 版，与网上表单同步`, `Version ${source.version}, the same as on-line`),
  running: running(source),
  organName: source.bureau,
  date: source.inForceFrom,
  qrText: source.address,
  qrCaption: t('扫码网上填写', 'Fill it in on-line'),
})

/** 空白表: the form people fill in on-line, as paper; made from the same schema, so the two cannot differ (AP-18). */
export function blankForm(source: PaperSource): Booklet {
  const { standard, language } = source
  const speech = speechIn(language)
  const { say, t } = speech
  return {
    ...head(source, t(`${say(standard.name)}申请表`, `${say(standard.name)}: application form`), t),
    sections: [
      ...numbered(language, [
        ...section(t('申请人', 'Applicant'), { kind: 'form', fields: applicantFields(speech) }),
        ...(standard.questions.length === 0
          ? []
          : section(t('情形', 'Your situation'), { kind: 'form', fields: questionFields(standard, speech) })),
        ...section(t('申请内容', 'Application'), { kind: 'form', fields: schemaFields(standard, speech) }),
        ...section(t('提交的材料', 'Materials handed in'), {
          kind: 'form',
          fields: [materialField(standard, speech)],
        }),
      ]),
      ...section('', signature(t)),
    ],
  }
}

const blank = (label: string, hint = '', wide = false, choices: readonly string[] = []): FormField => ({
  label,
  hint,
  wide,
  choices,
})

const applicantFields = ({ t }: Speech): readonly FormField[] => [
  blank(t('姓名（名称）', 'Name')),
  blank(t('公民身份号码（统一社会信用代码）', 'Identity number (credit code)')),
  blank(t('申请人类型', 'Applicant'), '', false, [t('个人', 'Person'), t('企业', 'Business'), t('其他组织', 'Other')]),
  blank(t('手机号码', 'Mobile number')),
]

const questionFields = ({ questions }: ItemStandard, { say }: Speech): readonly FormField[] =>
  questions.map(({ text, options }) =>
    blank(
      say(text),
      '',
      true,
      options.map(({ label }) => say(label)),
    ),
  )

function schemaFields(standard: ItemStandard, speech: Speech): readonly FormField[] {
  const { form } = jsonObjectOf({ form: standard.form })
  const properties = isJsonObject(form) ? form['properties'] : undefined
  if (!isJsonObject(properties)) return []
  const { order, wide } = standard.formLayout
  return order.flatMap((name) => {
    const field = properties[name]
    return isJsonObject(field) ? [schemaField(standard, field, wide.includes(name), speech)] : []
  })
}

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

function schemaField(standard: ItemStandard, field: JsonObject, wide: boolean, speech: Speech): FormField {
  const { say, t } = speech
  const label = say({ zh: textOf(field['title']) ?? '', en: textOf(field['x-en']) })
  const description = textOf(field['description'])
  const hints = [
    description === undefined ? '' : say({ zh: description, en: textOf(field['x-en-description']) }),
    formatHint(field, speech),
    askedWhen(standard, conditionOf(field), speech),
  ].filter((hint) => hint !== '')
  const hint = hints.length === 0 ? '' : t(`（${hints.join('；')}）`, `(${hints.join('; ')})`)
  return blank(label, hint, wide, choicesOf(field, speech))
}

function formatHint(field: JsonObject, { t }: Speech): string {
  if (field['format'] === 'date') return t('年 月 日', 'year, month, day')
  if (field['type'] === 'array') return t('可多选', 'tick all that apply')
  return ''
}

function choicesOf(field: JsonObject, { say, t }: Speech): readonly string[] {
  if (field['const'] === true) return [t('本人确认', 'I confirm')]
  if (field['type'] === 'boolean') return [t('是', 'Yes'), t('否', 'No')]
  const holder = isJsonObject(field['items']) ? field['items'] : field
  const { oneOf, enum: values } = holder
  if (Array.isArray(oneOf)) {
    return oneOf.flatMap((option: Json) => {
      if (!isJsonObject(option)) return []
      const zh = textOf(option['title']) ?? textOf(option['const'])
      return zh === undefined ? [] : [say({ zh, en: textOf(option['x-en']) })]
    })
  }
  return Array.isArray(values) ? values.flatMap((value: Json) => textOf(value) ?? []) : []
}

function materialField(standard: ItemStandard, { say, t }: Speech): FormField {
  const asked = standard.materials.filter(({ source }) => source === 'APPLICANT').map(({ name }) => say(name))
  return blank(t('已附材料', 'Enclosed'), '', true, asked)
}

const signature = (t: Speech['t']): BookletBlock =>
  paragraphs(
    t(
      '本申请人对申请材料实质内容的真实性负责（行政许可法第三十一条）。',
      'The applicant answers for the truth of what is handed in (Licensing Law 31).',
    ),
    t(
      '申请人（签名或者盖章）：________________　　　　年　　月　　日',
      'Signature or seal: ________________   Date: ________',
    ),
  )

type Material = ItemStandard['materials'][number]

/** 示范文本: one material as a good one looks, from its own lines in the standard; none where none were written. */
export function filledSample(source: PaperSource, material: Material): Booklet | undefined {
  const { sample, name, note } = material
  if (sample === undefined || sample.length === 0) return undefined
  const { say, t } = speechIn(source.language)
  return {
    ...head(source, t(`${say(name)}（示范文本）`, `${say(name)}: filled sample`), t),
    subtitle: t(
      `${say(source.standard.name)}，第 ${source.version} 版`,
      `${say(source.standard.name)}, version ${source.version}`,
    ),
    sections: [
      ...section('', facts(...sample.map(({ label, value }) => [say(label), value] as const))),
      ...section(
        '',
        paragraphs(
          ...(note === undefined ? [] : [t(`填写要求：${say(note)}`, `Note: ${say(note)}`)]),
          t(
            '示范内容均为虚构，请按实际情况填写。',
            'Everything in the sample is invented; fill in what is true of you.',
          ),
        ),
      ),
    ],
  }
}

/** A material's own blank, where the standard gives its headings. */
export function blankMaterial(source: PaperSource, material: Material): Booklet | undefined {
  const { blank: headings, name, note } = material
  if (headings === undefined || headings.length === 0) return undefined
  const { say, t } = speechIn(source.language)
  return {
    ...head(source, t(`${say(name)}（空白）`, `${say(name)}: blank`), t),
    subtitle: t(
      `${say(source.standard.name)}，第 ${source.version} 版`,
      `${say(source.standard.name)}, version ${source.version}`,
    ),
    sections: [
      ...section('', note === undefined ? null : paragraphs(say(note)), {
        kind: 'form',
        fields: headings.map((heading) => blank(say(heading), '', true)),
      }),
      ...section('', signature(t)),
    ],
  }
}
