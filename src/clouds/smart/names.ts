import type { RequestContext } from '#frame'
import type { Withheld } from './domain/events.ts'
import type { Said } from './domain/rule-book.ts'
import type { VerificationRow } from './projections/verification.ts'

const WITHHELD: Readonly<Record<Withheld, Said>> = {
  STOPPED: {
    zh: '该事项的自动审批已停用，由工作人员办理',
    en: 'Automatic approval of this item is stopped: an officer handles it',
  },
  OUTSIDE_SHARE: { zh: '试运行期间按比例由工作人员办理', en: 'During roll-out this share is handled by officers' },
  NO_AUTHORISATION: {
    zh: '没有有效的审批授权，由工作人员办理',
    en: 'No authorisation is in force: an officer handles it',
  },
  DAILY_MAX: {
    zh: '当日自动审批已达授权上限，由工作人员办理',
    en: 'The authorisation’s limit for the day is reached: an officer handles it',
  },
  QUOTA_USED_UP: {
    zh: '额度已被先到的申请用完，由工作人员办理',
    en: 'Earlier applications used up the quota: an officer handles it',
  },
  ON_REQUEST: { zh: '工作人员要求的核验，只供审查参考', en: 'Asked for by an officer, for the examination' },
  NOT_POSSIBLE: {
    zh: '决策表适用于另一版本的标准，由工作人员办理',
    en: 'The table is for another version of the standard: an officer handles it',
  },
}
const FAILED: Said = {
  zh: '依规则不能自动决定，由工作人员办理',
  en: 'The rules do not let a table decide this: an officer handles it',
}

/** A verification as all three read it. */
export async function verificationView({ office }: Pick<RequestContext, 'office'>, row: VerificationRow) {
  const item = await office.catalogue.findItem(row.itemCode, row.itemVersion)
  const automatic = row.outcome === 'APPROVE' && row.withheld === null && row.failed === null
  return {
    case: row.caseId,
    version: row.version,
    caseNumber: row.caseNumber,
    itemName: item?.standard.name ?? { zh: row.itemCode },
    table: row.table,
    verifiedAt: row.verifiedAt.toISOString(),
    outcome: row.outcome,
    reasons: [...row.reasons],
    withheld: row.withheld === null ? null : WITHHELD[row.withheld],
    failed: row.failed === null ? null : FAILED,
    automatic,
    authorisedBy:
      automatic && row.authorityOfficer !== null ? office.catalogue.officerName(row.authorityOfficer) : null,
    facts: row.facts.map(({ id, label, shown, value, source, asOf }) => ({
      ...{ id, label, shown, source, asOf },
      found: value !== null,
    })),
    comparisons: [...row.comparisons],
    fired: row.fired.map((rule) => ({ ...rule, conditions: [...rule.conditions] })),
  }
}
