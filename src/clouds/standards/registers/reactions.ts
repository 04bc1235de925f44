import type { ApplicationSubmitted, CaseGranted, CorrectionSubmitted } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { PermitNoticeCommand } from '../domain/permit-notice.ts'
import { permitsFor } from './permits-for-scope.ts'

const readFiled = eventReader<ApplicationSubmitted | CorrectionSubmitted>('ApplicationSubmitted', 'CorrectionSubmitted')
const readGrant = eventReader<CaseGranted>('CaseGranted')

/** What a business licence is called; its form has a field of this title. */
const BUSINESS_LICENCE = '营业执照'
const SCOPE_TITLE = '经营范围'

function scopeField(form: unknown): string | undefined {
  if (typeof form !== 'object' || form === null || !('properties' in form)) return undefined
  const { properties } = form
  if (typeof properties !== 'object' || properties === null) return undefined
  const fields: readonly (readonly [string, unknown])[] = Object.entries(properties)
  return fields.find(
    ([, field]) => typeof field === 'object' && field !== null && 'title' in field && field.title === SCOPE_TITLE,
  )?.[0]
}

/**
 * WF-22 双告知: once the licence is granted, whoever got it and the departments concerned are told which permits its
 * scope asks for — exactly once, for the notice's stream is made of the case.
 */
export const tellPermits: Reaction = {
  name: 'standards.tell-permits',
  types: ['CaseGranted'],
  react: async (entry, services) => {
    if (readGrant(entry) === undefined) return
    const { stream } = entry.envelope
    const filed = (await services.history(stream)).flatMap((each) => readFiled(each) ?? [])
    const opening = filed.find((event) => event.type === 'ApplicationSubmitted')
    if (opening?.type !== 'ApplicationSubmitted') return
    const { catalogue } = services.office
    const item = await catalogue.findItem(opening.standard.itemCode, opening.standard.version)
    if (item?.standard.result?.name.zh !== BUSINESS_LICENCE) return
    const scope = filed.at(-1)?.form[scopeField(item.standard.form) ?? '']
    if (typeof scope !== 'string') return
    const permits = permitsFor(scope, catalogue.scopePermits, catalogue.inForce())
    if (permits.length === 0) return
    const command: PermitNoticeCommand = {
      type: 'TellPermits',
      at: services.now(),
      by: '$actor',
      case: stream,
      caseNumber: opening.caseNumber,
      applicant: opening.by,
      holder: opening.applicant.name,
      scope,
      permits,
    }
    await services.run({
      life: 'permitNotice',
      stream: services.idFrom('permitNotice', stream),
      command: jsonObjectOf(command),
      by: { kind: 'system', id: services.idFrom('system', 'standards') },
    })
  },
}
