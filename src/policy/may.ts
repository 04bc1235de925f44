import { ROLES } from './actor.ts'
import type { Actor, Role } from './actor.ts'

/** What an act is done to, as far as the policy needs to know it. */
export interface Subject {
  /** Organs concerned: the deciding organ of a case, the supervising organ of a duty. */
  readonly organs?: readonly string[]
  /** The account the subject belongs to (an applicant's case, draft or certificate). */
  readonly owner?: string
}

type Whose = 'anyone' | 'applicant' | 'signedIn' | { readonly roles: readonly Role[]; readonly anyOrgan?: true }

const desk: Role[] = ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper']
const standards: Role[] = ['standardEditor', 'standardReviewer']
/** Desks at which the bureau speaks to people about a matter. */
const counters: Role[] = ['intakeOfficer', 'serviceOfficer', 'examiner']

/**
 * Every action and who may do it. One table for the server's guard and the browser's menu; a route names its action,
 * and the policy test tries every role on every route. Administrators grant rights but hold none of the others.
 */
const RULES = {
  public: 'anyone',
  'session.use': 'signedIn',
  'draft.edit': 'applicant',
  'case.submit': 'applicant',
  'case.followOwn': 'applicant',
  'certificate.followOwn': 'applicant',
  'certificate.readState': { roles: ['issueOfficer', 'examiner', 'decider', 'supervisor', 'inspector'] },
  // Whose act it is, and of which organ, the life and the district's rule on revocation say.
  'certificate.changeState': { roles: ['examiner', 'decider', 'supervisor'] },
  'certificate.giveRevocationPower': { roles: ['decider'] },
  'file.upload': 'signedIn',
  'case.list': { roles: desk },
  'case.read': { roles: desk },
  'case.receive': { roles: ['intakeOfficer'] },
  'case.examine': { roles: ['examiner'] },
  'case.decide': { roles: ['decider'] },
  'case.issue': { roles: ['issueOfficer'] },
  'case.giveOpinion': { roles: ['supervisor'] },
  // 档案销毁: two of these together, never one alone.
  'case.erase': { roles: ['issueOfficer', 'decider'] },
  'case.takeOver': { roles: ['administrator'] },
  'paper.move': { roles: desk },
  'standard.read': { roles: [...desk, ...standards, 'serviceOfficer', 'supervisor', 'inspector'], anyOrgan: true },
  'standard.draft': { roles: ['standardEditor'] },
  'standard.review': { roles: ['standardReviewer'] },
  // Complaints and enquiries about a department's own work are dispatched to it, and its people answer them.
  'request.answer': { roles: [...counters, 'supervisor'] },
  'request.dispatch': { roles: ['serviceOfficer'] },
  'service.edit': { roles: ['serviceOfficer'] },
  'service.followOwn': 'applicant',
  'party.manage': 'applicant',
  'package.apply': 'applicant',
  'key.enrol': {
    roles: ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper', 'supervisor', 'inspector'],
  },
  'key.confirm': { roles: ['administrator'] },
  'organisation.manage': { roles: ['administrator'] },
  // 事项划转、下放: of the organs that give and take, those who answer for their powers.
  'power.move': { roles: ['decider', 'supervisor', ...standards] },
  // Whoever serves sees how the organs are built and which power lies where.
  // 账号一览: whoever grants, and whoever watches those who grant.
  'account.read': { roles: ['administrator', 'inspector', 'leader'], anyOrgan: true },
  'organ.read': { roles: ROLES, anyOrgan: true },
  'catalogue.import': { roles: ['administrator'] },
  // 安全事件: whoever notices says so; administrators mend it, and others say that it is mended.
  'incident.report': { roles: ROLES, anyOrgan: true },
  'incident.handle': { roles: ['administrator'] },
  'incident.close': { roles: ['inspector', 'leader'], anyOrgan: true },
  // Clocks, expiries and counts; of no person and no case.
  'security.read': { roles: ['administrator', 'inspector', 'leader'], anyOrgan: true },
  // Whoever works with a table, and whoever watches over it, sees how it decides.
  'smart.read': { roles: [...desk, ...standards, 'supervisor', 'inspector', 'leader'], anyOrgan: true },
  'smart.try': { roles: standards },
  // One act by whoever first sees that something is wrong.
  'smart.stop': { roles: ['decider', 'standardReviewer', 'inspector', 'leader'] },
  'smart.sample': { roles: ['examiner', 'inspector'] },
  'smart.seeCase': { roles: [...desk, 'supervisor', 'inspector'] },
  'case.verify': { roles: ['intakeOfficer', 'examiner'] },
  // 证照调用: whoever works on a case, or supervises what came of it.
  'certificate.call': { roles: ['intakeOfficer', 'examiner', 'decider', 'supervisor', 'inspector'] },
  'certificate.countCalls': { roles: ['decider', 'inspector', 'leader'], anyOrgan: true },
  'certificate.grantCalls': { roles: ['administrator'] },
  // 跨区域互认: two of these together, never one alone; inspectors see whom the bureau believes.
  'recognition.manage': { roles: ['administrator'] },
  'recognition.read': { roles: ['administrator', 'inspector'] },
  // 证照库: who reads, who confirms for the issuing organ, who brings in old stock and who signs for it.
  'library.types': { roles: [...desk, ...standards, 'supervisor', 'inspector'], anyOrgan: true },
  'library.draftType': { roles: ['standardEditor'] },
  'library.publishType': { roles: ['standardReviewer'] },
  'library.read': { roles: [...desk, 'supervisor', 'inspector'] },
  'library.confirm': { roles: ['issueOfficer', 'supervisor'] },
  'library.stock': { roles: ['issueOfficer', 'supervisor'] },
  'library.signOff': { roles: ['decider', 'supervisor'] },
  // 制式凭证: kept, used and voided where certificates go out; inspectors count with them.
  'blanks.read': { roles: ['issueOfficer', 'sealKeeper', 'decider', 'inspector'] },
  'blanks.keep': { roles: ['issueOfficer', 'sealKeeper'] },
  'library.holder': { roles: ['issueOfficer'] },
  'seal.read': { roles: ['sealKeeper', 'inspector'], anyOrgan: true },
  'seal.authorise': { roles: ['sealKeeper'] },
  'duty.work': { roles: ['supervisor'] },
  // 监管检查: departments inspect what is theirs; whoever watches over them reads along.
  'inspection.see': { roles: ['supervisor', 'inspector'], anyOrgan: true },
  'inspection.work': { roles: ['supervisor'] },
  // 监管反馈与许可终止: departments send, the organ that decides handles, both sides and whoever watches over them read.
  'finding.read': { roles: ['examiner', 'decider', 'supervisor', 'inspector', 'leader'] },
  'finding.send': { roles: ['supervisor'] },
  'finding.handle': { roles: ['examiner', 'decider', 'supervisor'] },
  'finding.setRules': { roles: ['decider'] },
  'finding.followOwn': 'applicant',
  // 问责: who accuses, who judges and who answers are three; whoever answers sees his own case and no other.
  'accountability.see': { roles: ROLES, anyOrgan: true },
  'accountability.open': { roles: ['inspector'], anyOrgan: true },
  'accountability.decide': { roles: ['leader'], anyOrgan: true },
  'accountability.count': { roles: ['inspector', 'leader'], anyOrgan: true },
  // 审管联动: the bureau checks, sends on and answers; both sides and those above them read the same report.
  'linkage.handle': { roles: ['examiner', 'decider'] },
  'linkage.read': {
    roles: ['examiner', 'decider', 'supervisor', 'inspector', 'leader', 'administrator'],
    anyOrgan: true,
  },
  'linkage.name': { roles: ['examiner', 'decider', 'supervisor'] },
  // 审管互动: both sides speak; whoever watches over them reads along.
  'interplay.see': {
    roles: ['examiner', 'decider', 'standardEditor', 'standardReviewer', 'supervisor', 'inspector', 'leader'],
    anyOrgan: true,
  },
  'interplay.work': { roles: ['examiner', 'decider', 'standardEditor', 'standardReviewer', 'supervisor'] },
  'bulletin.publish': { roles: ['decider'] },
  'boundary.read': {
    roles: ['examiner', 'decider', 'standardEditor', 'standardReviewer', 'supervisor', 'inspector', 'leader'],
    anyOrgan: true,
  },
  'boundary.edit': { roles: ['standardEditor'] },
  'boundary.publish': { roles: ['standardReviewer'] },
  'oversight.inspect': { roles: ['inspector'], anyOrgan: true },
  // 制度落实和廉政风险: how each clause is kept, and where the handling of an item is in danger.
  'control.read': { roles: ['inspector', 'leader', 'evaluator'], anyOrgan: true },
  // 效能评估: a body from outside evaluates; the organ concerned reads what is said of it, and answers.
  'evaluation.work': { roles: ['evaluator'], anyOrgan: true },
  'evaluation.readAll': { roles: ['evaluator', 'inspector', 'leader'], anyOrgan: true },
  'evaluation.read': { roles: ['evaluator', 'inspector', 'leader', 'decider', 'supervisor'], anyOrgan: true },
  'evaluation.answer': { roles: ['decider', 'supervisor'] },
  // 电子档案: whoever works on cases may ask for an old one; keeping, testing, handing over and appraising is the archive's.
  'archive.search': { roles: ['archivist', 'examiner', 'decider', 'inspector'] },
  'archive.keep': { roles: ['archivist'] },
  // Departments hand over what they have from before the reform.
  'archive.handOver': { roles: ['archivist', 'supervisor'] },
  // 督办、风险、规则 are the inspectors' own; laying hands on a case is the leader's.
  'oversight.order': { roles: ['inspector'] },
  'oversight.control': { roles: ['leader'], anyOrgan: true },
  // Whoever exercises a power may be asked about it, those who supervise, seal and administer included.
  'card.answer': { roles: [...desk, 'supervisor', 'administrator'] },
  'card.read': { roles: [...desk, 'supervisor', 'administrator', 'inspector', 'leader'], anyOrgan: true },
  // Everybody who serves sees his own region and what lies below it.
  'region.read': { roles: ROLES, anyOrgan: true },
  'analytics.read': { roles: ['leader', 'inspector'], anyOrgan: true },
} as const satisfies Readonly<Record<string, Whose>>

export type Action = keyof typeof RULES
export const ACTIONS: readonly Action[] = Object.keys(RULES).filter((key): key is Action => key in RULES)

/**
 * May this actor do this to that? Without a subject it answers whether the actor could do it to anything at all,
 * which is what a route asks before its handler knows the subject.
 */
export function may(actor: Actor, action: Action, subject?: Subject): boolean {
  const rule: Whose = RULES[action]
  if (rule === 'anyone') return true
  if (actor.kind === 'system') return true
  if (rule === 'signedIn') return actor.kind !== 'stranger'
  if (rule === 'applicant')
    return actor.kind === 'applicant' && (subject?.owner === undefined || subject.owner === actor.id)
  if (actor.kind !== 'officer' || !actor.roles.some((role) => rule.roles.includes(role))) return false
  return subject?.organs === undefined || rule.anyOrgan === true || subject.organs.includes(actor.organ)
}
