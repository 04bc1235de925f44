import { isAskedFor } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { DraftContent } from './drafts.ts'

interface Bilingual {
  readonly zh: string
  readonly en: string
}
export interface MovedDraft {
  readonly content: DraftContent
  /** What was filled in and is not asked for any more, by name. */
  readonly dropped: readonly Bilingual[]
}

/**
 * A draft moves on to a newer version of its standard with everything that still fits. What the new version does not
 * know is left behind, by name, so that nothing is lost unseen and nothing is submitted that nobody asks for.
 */
export function moveDraft(content: DraftContent, before: ItemStandard | undefined, after: ItemStandard): MovedDraft {
  const answers = Object.entries(content.answers)
  const fits = ([question, value]: (typeof answers)[number]): boolean =>
    after.questions.some(({ id, options }) => id === question && options.some((option) => option.value === value))
  const kept = Object.fromEntries(answers.filter(fits))
  const asked = new Set(after.materials.filter(({ when }) => isAskedFor(when, kept)).map(({ id }) => id))
  // Fields that another answer would bring back stay in the draft, as they do when an answer is changed.
  const known = new Set(Object.keys(propertiesOf(after.form)))
  const form = Object.entries(content.form)
  const lostFields = form.filter(([name]) => !known.has(name))
  const lostMaterials = content.materials.filter(({ material }) => !asked.has(material))
  return {
    content: {
      ...content,
      answers: kept,
      form: Object.fromEntries(form.filter(([name]) => known.has(name))),
      materials: content.materials.filter(({ material }) => asked.has(material)),
    },
    dropped: [
      ...answers
        .filter((answer) => !fits(answer))
        .map(([question]) => said(before?.questions.find(({ id }) => id === question)?.text, question)),
      ...lostFields.map(([name]) => titleOf(before, name)),
      ...lostMaterials.map(({ material }) => said(before?.materials.find(({ id }) => id === material)?.name, material)),
    ],
  }
}

const said = (text: { readonly zh: string; readonly en?: string | undefined } | undefined, id: string): Bilingual =>
  text === undefined ? { zh: id, en: id } : { zh: text.zh, en: text.en ?? text.zh }

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const propertiesOf = (form: unknown): Readonly<Record<string, unknown>> => {
  const properties = isNode(form) ? form['properties'] : undefined
  return isNode(properties) ? properties : {}
}

function titleOf(standard: ItemStandard | undefined, name: string): Bilingual {
  const field = propertiesOf(standard?.form)[name]
  const [zh, en] = isNode(field) ? [field['title'], field['x-en']] : []
  return { zh: typeof zh === 'string' ? zh : name, en: typeof en === 'string' ? en : name }
}
