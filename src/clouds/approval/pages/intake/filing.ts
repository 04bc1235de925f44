import type { Input } from '#contract'
import type { api } from '#clouds/approval/api'
import type { ItemStandard } from '#catalogue/standard'
import { onlyAskedFor } from '#web/form/schema-nodes.ts'
import type { Language, Translate } from '#web/i18n/index.ts'
import type { FormError } from '#web/ui/notice.tsx'
import type { DraftContent } from '../apply/draft-store.ts'
import {
  applicantFaults,
  askedForm,
  askedMaterials,
  declaresTruth,
  DECLARATION,
  formErrors,
  materialFaults,
  questionFaults,
} from '../apply/step-faults.ts'
import type { ApplyContext } from '../apply/step-faults.ts'
import { materialId } from '../material-upload.tsx'
import type { Reception } from './channel-fields.tsx'
import type { intakeTexts } from './texts.ts'

export interface Filing {
  readonly content: DraftContent
  readonly reception: Reception
  readonly papers: readonly string[]
  readonly truthSigned: boolean
}
type Words = Translate<keyof typeof intakeTexts.zh>

export const emptyFiling = ({ audience }: ItemStandard): Filing => ({
  content: {
    applicant: { kind: audience.includes('PERSON') ? 'PERSON' : 'ENTERPRISE', name: '', idNumber: '', phone: '' },
    answers: {},
    form: {},
    materials: [],
  },
  reception: { channel: 'WINDOW', point: undefined, slipNumber: '', slipTime: '' },
  papers: [],
  truthSigned: false,
})

/** What may follow later does not keep anybody from applying now (容缺). */
const mayFollow = ({ materials }: ItemStandard, target: string): boolean =>
  materials.some(({ id, deferrableDays }) => deferrableDays !== undefined && materialId(id) === target)

/** Everything wanting, in screen order, so that the officer tells the person at once. */
export function filingFaults(context: ApplyContext, { reception, truthSigned, content }: Filing, t: Words) {
  const { channel, point, slipNumber, slipTime } = reception
  const fault = (wrong: boolean, target: string, text: string): readonly FormError[] =>
    wrong ? [{ target, text }] : []
  return [
    ...fault(channel === 'SERVICE_POINT' && point === undefined, 'point', t('pointNeeded')),
    ...fault((slipNumber === '') !== (slipTime === ''), 'slip-number', t('slipNeeded')),
    ...questionFaults(context),
    ...applicantFaults(context),
    ...formErrors(context),
    ...materialFaults(context).filter(({ target }) => !mayFollow(context.standard, target)),
    ...fault(
      content.delivery?.means === 'COURIER' && content.delivery.address.trim() === '',
      'delivery-address',
      t('addressNeeded'),
    ),
    ...fault(!truthSigned, 'truth', t('truthNeeded')),
  ]
}

/** `datetime-local` knows no zone; a counter in China means China's time. */
const instantOf = (local: string): string => new Date(`${local}:00+08:00`).toISOString()

export function filingBody(
  standard: ItemStandard,
  { content, reception, papers, truthSigned }: Filing,
): Input<typeof api.fileAtWindow>['body'] {
  const asked = new Set(askedMaterials(standard, content.answers).map(({ id }) => id))
  const form = onlyAskedFor(askedForm(standard, content.answers), content.form)
  const { channel, point, slipNumber, slipTime } = reception
  return {
    itemCode: standard.code,
    content: {
      ...content,
      form: declaresTruth(standard) ? { ...form, [DECLARATION]: true } : { ...form },
      materials: content.materials.filter(({ material }) => asked.has(material)),
    },
    channel,
    ...(channel === 'SERVICE_POINT' && point !== undefined ? { point } : {}),
    ...(slipNumber === '' ? {} : { slip: { number: slipNumber, receivedAt: instantOf(slipTime) } }),
    papers: papers.filter((id) => asked.has(id)),
    truthSigned,
  }
}

export const contextOf = (
  standard: ItemStandard,
  content: DraftContent,
  language: Language,
  t: ApplyContext['t'],
): ApplyContext => ({ standard, content, language, t })
