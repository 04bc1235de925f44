import type { Services } from '#frame'
import { parseUnifiedSocialCreditCode } from '#kernel'
import type { Finding } from './application-check.ts'
import type { Applicant, Handler } from './domain/events.ts'

/** For whom somebody files: under which mandate, and what stands against it. */
export interface FilingStanding {
  readonly findings: readonly Finding[]
  readonly handler?: Handler
}

/**
 * An enterprise's application is filed by its legal representative or under a mandate (民法典 165): the server looks at
 * the mandate that stands today, whatever the page has shown.
 */
export async function standingFor(
  { office }: Services,
  account: string,
  { kind, name, idNumber }: Applicant,
  itemCode: string,
): Promise<FilingStanding> {
  const creditCode = idNumber.trim().toUpperCase()
  // A code that is none is told of elsewhere.
  if (kind !== 'ENTERPRISE' || !parseUnifiedSocialCreditCode(creditCode).ok) return { findings: [] }
  const standing = await office.parties.mayActFor(account, creditCode, itemCode)
  if (standing === null) {
    const message =
      '您没有代表该单位办理本事项的权限：须为其法定代表人，或者持有其有效授权。请到「我的企业」登记或者请其授权。'
    const messageEn =
      'You may not file for this organisation: be its legal representative or hold its mandate. See “My enterprises”.'
    return { findings: [{ path: '/applicant/idNumber', message, messageEn }] }
  }
  if (name.trim() !== standing.enterpriseName) {
    const message = `单位名称与登记信息不一致，应为「${standing.enterpriseName}」`
    const messageEn = `The register has another name: “${standing.enterpriseName}”`
    return { findings: [{ path: '/applicant/name', message, messageEn }] }
  }
  if (standing.mandate === null) return { findings: [] }
  return { findings: [], handler: { ...standing.handler, mandate: standing.mandate } }
}
