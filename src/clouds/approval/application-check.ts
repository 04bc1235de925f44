import { isAskedFor, validateAnswers, validateForm } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { RefusalAnswer } from '#frame'
import { identifierFaultText, parseCitizenId, parseMobileNumber, parseUnifiedSocialCreditCode } from '#kernel'
import type { Applicant, Delivery } from './domain/events.ts'
import type { NamedFile } from './uploads.ts'

/** One thing to mend and where: /applicant/…, /answers/…, /form/… or /materials/<material id>. */
export type Finding = NonNullable<RefusalAnswer['fields']>[number]
type Answers = Readonly<Record<string, string>>

const finding = (path: string, message: string, messageEn: string): Finding => ({ path, message, messageEn })

const NAME_CHARACTERS_MIN = 2
const ADDRESS_CHARACTERS_MIN = 5

/** Who applies: the number is checked by the rules of its kind, so that a slip of the pen is found at once. */
export function checkApplicant(applicant: Applicant, standard: ItemStandard, today: string): readonly Finding[] {
  const { kind, name, idNumber, phone } = applicant
  const findings: Finding[] = []
  const enterprise = kind === 'ENTERPRISE'
  const welcome = standard.audience.some((audience) => audience === kind || (enterprise && audience === 'OTHER'))
  if (!welcome)
    findings.push(
      enterprise
        ? finding('/applicant/kind', '本事项面向个人办理', 'Only persons can apply for this item')
        : finding('/applicant/kind', '本事项面向企业、其他组织办理', 'Only organisations can apply for this item'),
    )
  if (name.trim().length < NAME_CHARACTERS_MIN)
    findings.push(
      enterprise
        ? finding('/applicant/name', '请填写单位名称', 'Enter the name of the organisation')
        : finding('/applicant/name', '请填写姓名', 'Enter the name of the applicant'),
    )
  findings.push(...(enterprise ? checkCreditCode(idNumber) : checkCitizenId(idNumber, today)))
  const mobile = parseMobileNumber(phone)
  if (!mobile.ok)
    findings.push(
      finding(
        '/applicant/phone',
        identifierFaultText('mobileNumber', mobile.code, 'zh'),
        identifierFaultText('mobileNumber', mobile.code, 'en'),
      ),
    )
  return findings
}

function checkCitizenId(number: string, today: string): readonly Finding[] {
  const parsed = parseCitizenId(number, today)
  if (parsed.ok) return []
  const text = (language: 'zh' | 'en') => identifierFaultText('citizenId', parsed.code, language)
  return [finding('/applicant/idNumber', text('zh'), text('en'))]
}

function checkCreditCode(code: string): readonly Finding[] {
  const parsed = parseUnifiedSocialCreditCode(code)
  if (parsed.ok) return []
  const text = (language: 'zh' | 'en') => identifierFaultText('unifiedSocialCreditCode', parsed.code, language)
  return [finding('/applicant/idNumber', text('zh'), text('en'))]
}

/** The form and the scenario answers, by the standard that binds the case. */
export function checkForm(standard: ItemStandard, form: unknown, answers: Answers): readonly Finding[] {
  return [
    ...validateAnswers(standard, answers).map(({ path, message, messageEn }) => ({ path, message, messageEn })),
    ...validateForm(standard, form, answers).map(({ path, message, messageEn }) => ({
      path: `/form${path}`,
      message,
      messageEn,
    })),
  ]
}

/** What is handed in is asked for, and is the applicant's own upload. */
export function checkMaterials(
  standard: ItemStandard,
  answers: Answers,
  named: readonly NamedFile[],
  foreign: readonly NamedFile[],
): readonly Finding[] {
  const asked = standard.materials.filter(({ when }) => isAskedFor(when, answers)).map(({ id }) => id)
  const unasked = named
    .filter(({ material }) => !asked.includes(material))
    .map(({ material }) => finding(`/materials/${material}`, '本事项不需要这份材料', 'This document is not asked for'))
  const strange = foreign.map(({ material }) =>
    finding(
      `/materials/${material}`,
      '没有找到您上传的这份文件，请重新上传',
      'Upload this document again: it was not found',
    ),
  )
  return [...unasked, ...strange]
}

/** Said at once instead of after five days: which required paper is still to be uploaded. */
export function checkComplete(
  standard: ItemStandard,
  required: readonly string[],
  named: readonly NamedFile[],
): readonly Finding[] {
  const given = new Set(named.map(({ material }) => material))
  return required
    .filter((material) => !given.has(material))
    .map((material) => {
      const name = standard.materials.find(({ id }) => id === material)?.name
      const zh = name?.zh ?? material
      return finding(`/materials/${material}`, `请上传「${zh}」`, `Upload “${name?.en ?? zh}”`)
    })
}

/** 告知承诺: a letter without a name under it binds nobody; a person signs for himself. */
export function checkSignature(
  { applicant, commitment }: { readonly applicant: Applicant; readonly commitment?: string },
  signedBy = '',
): readonly Finding[] {
  if (commitment === undefined) return []
  const name = signedBy.trim()
  if (name.length < NAME_CHARACTERS_MIN)
    return [
      finding('/commitment', '请填写告知承诺书的签署人姓名', 'Enter the name of who signs the letter of commitment'),
    ]
  return applicant.kind === 'PERSON' && name !== applicant.name.trim()
    ? [finding('/commitment', '告知承诺书的签署人应当是申请人本人', 'The applicant himself has to sign the letter')]
    : []
}

/** What is delivered in a way the item does not offer, or to nowhere, would never arrive. */
export function checkDelivery(standard: ItemStandard, delivery: Delivery | undefined): readonly Finding[] {
  if (delivery === undefined) return []
  const offered = standard.delivery ?? ['DOWNLOAD']
  if (!offered.includes(delivery.means))
    return [finding('/delivery/means', '本事项不提供这种领取方式', 'This item does not offer this way of delivery')]
  const nowhere = delivery.means === 'COURIER' && delivery.address.trim().length < ADDRESS_CHARACTERS_MIN
  return nowhere ? [finding('/delivery/address', '请填写收件地址', 'Enter the address to deliver to')] : []
}

export const refuseFields = (fields: readonly Finding[]): RefusalAnswer => ({
  refusal: { code: 'VALIDATION_FAILED' },
  fields,
})

/** Numbers as they are kept: what a person typed around them is not part of them. Call after `checkApplicant`. */
export function tidyApplicant({ kind, name, idNumber, phone }: Applicant): Applicant {
  const mobile = parseMobileNumber(phone)
  return {
    kind,
    name: name.trim(),
    idNumber: idNumber.trim().toUpperCase(),
    phone: mobile.ok ? mobile.value : phone.trim(),
  }
}
