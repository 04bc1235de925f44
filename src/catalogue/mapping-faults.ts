import { parseUnifiedSocialCreditCode } from '#kernel'
import { checksOf } from './eligibility.ts'
import type { ConditionCheck } from './eligibility.ts'
import { fieldAt } from './form-fields.ts'
import type { PointedField } from './form-fields.ts'
import type { StandardFault } from './standard-faults.ts'
import type { ItemStandard } from './standard.ts'

/** Whatever takes a value out of the application must find one there, of the kind it can use. */
export const mappingFaults = (standard: ItemStandard): readonly StandardFault[] => [
  ...conditionFaults(standard),
  ...typeFaults(standard),
  ...fieldFaults(standard),
]

function conditionFaults({ form, conditions, materials }: ItemStandard): readonly StandardFault[] {
  // Only what the item fetches is there to prove anything.
  const fetched = new Set(materials.map(({ certificateType }) => certificateType))
  return conditions.flatMap(({ check, certificateType }, i): readonly StandardFault[] => {
    const place = `/conditions/${i}/check`
    const checks = check === undefined ? [] : checksOf(check)
    return [
      ...(certificateType === undefined || fetched.has(certificateType)
        ? []
        : [{ place: `/conditions/${i}/certificateType`, code: 'UNKNOWN_MATERIAL', detail: certificateType } as const]),
      ...checks.flatMap((one): readonly StandardFault[] => {
        const field = fieldAt(form, one.pointer)
        if (field === undefined) return [{ place, code: 'POINTER_NOWHERE', detail: one.pointer }]
        return isComparable(one, field) ? [] : [{ place, code: 'FIELD_TYPE', detail: one.pointer }]
      }),
    ]
  })
}

/** 数字比数字，日期比日期: a comparison of two kinds would never be true, and nobody would notice. */
function isComparable({ is, value }: ConditionCheck, { type }: PointedField): boolean {
  if (is === 'AT_LEAST' || is === 'AT_MOST')
    return typeof value === 'number' ? type === 'NUMBER' : typeof value === 'string' && type === 'DATE'
  if (typeof value === 'number') return type === 'NUMBER'
  return typeof value === 'boolean' ? type === 'OTHER' : type !== 'NUMBER'
}

function typeFaults({ result }: ItemStandard): readonly StandardFault[] {
  const types = [
    ['/result/certificateType', result?.certificateType],
    ['/result/filing/certificateType', result?.filing?.certificateType],
  ] as const
  return types.flatMap(([place, type]): readonly StandardFault[] =>
    type === undefined || isCertificateType(type) ? [] : [{ place, code: 'CERTIFICATE_TYPE', detail: type }],
  )
}
const isCertificateType = (type: string): boolean =>
  /^\d{3}$/.test(type.slice(18)) && parseUnifiedSocialCreditCode(type.slice(0, 18)).ok

/** A certificate shows only what every applicant must have filled in: no blank line on a sealed paper. */
function fieldFaults({ form, result }: ItemStandard): readonly StandardFault[] {
  return (result?.fields ?? []).flatMap(({ pointer, type }, i): readonly StandardFault[] => {
    const place = `/result/fields/${i}`
    const field = fieldAt(form, pointer)
    if (field?.always !== true) return [{ place, code: 'POINTER_NOWHERE', detail: pointer }]
    return type === undefined || field.type === type ? [] : [{ place, code: 'FIELD_TYPE', detail: pointer }]
  })
}
