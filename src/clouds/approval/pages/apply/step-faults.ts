import { formUnder, isAskedFor } from '#catalogue/standard'
import type { ItemStandard, Material } from '#catalogue/standard'
import {
  identifierFaultText,
  localDate,
  parseCitizenId,
  parseMobileNumber,
  parseUnifiedSocialCreditCode,
} from '#kernel'
import { fieldFaults, withTitle } from '#web/form/field-faults.ts'
import type { FieldFault } from '#web/form/field-faults.ts'
import { fieldId } from '#web/form/field-id.ts'
import { nodeOf, onlyAskedFor, schemaInLanguage } from '#web/form/schema-nodes.ts'
import type { SchemaNode } from '#web/form/schema-nodes.ts'
import { inLanguage } from '#web/i18n/index.ts'
import type { Language, Translate } from '#web/i18n/index.ts'
import type { FormError } from '#web/ui/notice.tsx'
import { questionId } from '../scenario-questions.tsx'
import { materialId } from '../material-upload.tsx'
import type { DraftContent } from './draft-store.ts'
import type { ApplyWord } from './texts.ts'
import { actsOnCertificate } from './way.ts'

export type Step = 'certificate' | 'questions' | 'form' | 'materials' | 'check'

export const CERTIFICATE_FIELD = 'own-certificate'

/** What acts on a certificate begins with choosing it; items without questions begin with the form. */
export const stepsOf = (standard: ItemStandard): readonly Step[] => [
  ...(actsOnCertificate(standard) ? (['certificate'] as const) : []),
  ...(standard.questions.length > 0 ? (['questions'] as const) : []),
  'form',
  'materials',
  'check',
]

/**
 * The declaration of truth is made once, at the end, where everything can be seen (行政许可法第三十一条);
 * a form that carries it as a field does not ask for it a second time.
 */
export const DECLARATION = 'truthful'

/** The form as it is shown and checked under these answers. */
export function askedForm(standard: ItemStandard, answers: Readonly<Record<string, string>>): SchemaNode {
  const schema = formUnder(standard.form, answers)
  const { [DECLARATION]: _declared, ...properties } = nodeOf(schema['properties'])
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return { ...schema, properties, required: required.filter((name) => name !== DECLARATION) }
}

export const declaresTruth = (standard: ItemStandard): boolean =>
  DECLARATION in nodeOf(nodeOf(standard.form)['properties'])

export const askedMaterials = (
  standard: ItemStandard,
  answers: Readonly<Record<string, string>>,
): readonly Material[] => standard.materials.filter(({ when }) => isAskedFor(when, answers))

export interface ApplyContext {
  readonly standard: ItemStandard
  readonly content: DraftContent
  readonly language: Language
  readonly t: Translate<ApplyWord>
}

export function questionFaults({ standard, content, language, t }: ApplyContext): readonly FormError[] {
  return standard.questions
    .filter(({ id, options }) => !options.some(({ value }) => value === content.answers[id]))
    .map(({ id, text }) => ({
      target: questionId(id),
      text: t('pleaseAnswer', { question: inLanguage(text, language) }),
    }))
}

export function applicantFaults({ content: { applicant }, language, t }: ApplyContext): readonly FormError[] {
  const faults: FormError[] = []
  const person = applicant.kind === 'PERSON'
  if (applicant.name.trim().length < 2) {
    faults.push({ target: 'applicant-name', text: t('needName', { label: t(person ? 'name' : 'nameOrg') }) })
  }
  const number = numberFault(applicant.kind, applicant.idNumber, language)
  if (applicant.idNumber.trim() === '') {
    faults.push({ target: 'applicant-number', text: t('needNumber', { label: t(person ? 'idNumber' : 'creditCode') }) })
  } else if (number !== undefined) faults.push({ target: 'applicant-number', text: number })
  const phone = parseMobileNumber(applicant.phone)
  if (applicant.phone.trim() === '')
    faults.push({ target: 'applicant-phone', text: t('needNumber', { label: t('phone') }) })
  else if (!phone.ok)
    faults.push({ target: 'applicant-phone', text: identifierFaultText('mobileNumber', phone.code, language) })
  return faults
}

function numberFault(
  kind: DraftContent['applicant']['kind'],
  idNumber: string,
  language: Language,
): string | undefined {
  if (kind === 'PERSON') {
    const found = parseCitizenId(idNumber, localDate(new Date().toISOString()))
    return found.ok ? undefined : identifierFaultText('citizenId', found.code, language)
  }
  const found = parseUnifiedSocialCreditCode(idNumber)
  return found.ok ? undefined : identifierFaultText('unifiedSocialCreditCode', found.code, language)
}

export function formFaults({ standard, content, language }: ApplyContext): readonly FieldFault[] {
  const schema = schemaInLanguage(askedForm(standard, content.answers), language)
  // What other answers asked for, and the declaration of an earlier attempt, stay in the draft: nobody could mend them.
  return fieldFaults(schema, onlyAskedFor(schema, content.form), standard.formLayout.order, language)
}

export const formErrors = (context: ApplyContext): readonly FormError[] =>
  formFaults(context).map((fault) => ({ target: fieldId(fault.path), text: withTitle(fault, context.language) }))

const certificateFaults = ({ content, t }: ApplyContext): readonly FormError[] =>
  content.certificate === undefined || content.certificate === ''
    ? [{ target: CERTIFICATE_FIELD, text: t('needCertificate') }]
    : []

/** 容缺: what may follow after acceptance keeps nobody from submitting now. */
export function materialFaults({ standard, content, language, t }: ApplyContext): readonly FormError[] {
  const handed = new Set(content.materials.map(({ material }) => material))
  return askedMaterials(standard, content.answers)
    .filter(
      ({ required, source, deferrableDays }) => required && source === 'APPLICANT' && deferrableDays === undefined,
    )
    .filter(({ id }) => !handed.has(id))
    .map(({ id, name }) => ({ target: materialId(id), text: t('needMaterial', { name: inLanguage(name, language) }) }))
}

/** What stands in the way of leaving a step, in screen order. */
export function stepFaults(step: Step, context: ApplyContext): readonly FormError[] {
  switch (step) {
    case 'certificate':
      return certificateFaults(context)
    case 'questions':
      return questionFaults(context)
    case 'form':
      return [...applicantFaults(context), ...formErrors(context)]
    case 'materials':
      return materialFaults(context)
    case 'check':
      return []
  }
}
