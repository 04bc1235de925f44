import type { Action } from '#policy'
import type { deskTexts } from './desk-texts.ts'

type Words = keyof typeof deskTexts.zh
/** What stands on the desk's first page with a line about it: `requests` with its `requestsLead`. */
type DoorWord = { [W in Words]: `${W}Lead` extends Words ? W : never }[Words]

interface DeskDoor<Path extends string = string> {
  readonly to: Path
  readonly word: DoorWord
  /** Who sees it: whoever the policy lets do one of these. */
  readonly actions: readonly Action[]
  /** Who sees it beside them while something in there concerns himself: whoever the policy lets do this. */
  readonly whenConcerned?: Action
}
/** Doors of one kind of work; a menu shows the group somebody stands in, and folds the others. */
interface DeskGroup<Path extends string = string> {
  readonly word: Words
  readonly doors: readonly DeskDoor<Path>[]
}

/** One line per desk page, by the work it belongs to; the order is the menu's order. */
const GROUPS = [
  {
    word: 'window',
    doors: [
      { to: '/desk/intake', word: 'intake', actions: ['case.receive'] },
      { to: '/desk/pre-reviews', word: 'preReviews', actions: ['case.receive'] },
      { to: '/desk/slips', word: 'slips', actions: ['case.receive'] },
      { to: '/desk/issue', word: 'issue', actions: ['case.issue'] },
      { to: '/desk/handovers', word: 'handovers', actions: ['paper.move'] },
      { to: '/desk/windows', word: 'windows', actions: ['request.answer'] },
      { to: '/desk/visits', word: 'visits', actions: ['case.decide', 'case.receive'] },
    ],
  },
  {
    word: 'handling',
    doors: [
      { to: '/desk/cases', word: 'cases', actions: ['case.list'] },
      { to: '/desk/express', word: 'express', actions: ['case.list'] },
      { to: '/desk/consultations', word: 'consultations', actions: ['case.giveOpinion'] },
      {
        to: '/desk/smart',
        word: 'smart',
        actions: ['standard.draft', 'standard.review', 'case.decide', 'oversight.inspect', 'analytics.read'],
      },
      { to: '/desk/smart-samples', word: 'smartSamples', actions: ['smart.sample'] },
      { to: '/desk/window-authority', word: 'windowAuthority', actions: ['case.receive', 'case.decide'] },
      { to: '/desk/take-over', word: 'takeOver', actions: ['case.takeOver'] },
      { to: '/desk/erasures', word: 'erasures', actions: ['case.erase'] },
    ],
  },
  {
    word: 'serving',
    doors: [
      { to: '/desk/requests', word: 'requests', actions: ['request.answer'] },
      { to: '/desk/contacts', word: 'contacts', actions: ['request.answer', 'analytics.read'] },
      { to: '/desk/guidance-and-visits', word: 'guidance', actions: ['request.answer'] },
      { to: '/desk/faq', word: 'faq', actions: ['service.edit'] },
      { to: '/desk/benefits', word: 'benefits', actions: ['service.edit'] },
      { to: '/desk/points', word: 'points', actions: ['service.edit'] },
      { to: '/desk/stores', word: 'stores', actions: ['service.edit'] },
    ],
  },
  {
    word: 'standardWork',
    doors: [
      { to: '/desk/standards', word: 'standards', actions: ['standard.draft', 'standard.review'] },
      { to: '/desk/standards-files', word: 'standardFiles', actions: ['standard.draft', 'standard.review'] },
      { to: '/desk/power-list', word: 'powerList', actions: ['standard.draft', 'standard.review'] },
      { to: '/desk/reality', word: 'reality', actions: ['standard.draft', 'standard.review'] },
      { to: '/desk/policies', word: 'policies', actions: ['standard.read'] },
      {
        to: '/desk/disguised-permits',
        word: 'disguises',
        actions: ['standard.draft', 'standard.review', 'oversight.inspect'],
      },
      {
        to: '/desk/proof-demands',
        word: 'proofDemands',
        actions: ['standard.draft', 'standard.review', 'oversight.inspect'],
      },
    ],
  },
  {
    word: 'certificateWork',
    doors: [
      { to: '/desk/certificate-states', word: 'certificateStates', actions: ['certificate.readState'] },
      { to: '/desk/library', word: 'library', actions: ['library.read'] },
      { to: '/desk/supplied-certificates', word: 'supplied', actions: ['library.confirm'] },
      { to: '/desk/old-stock', word: 'oldStock', actions: ['library.stock', 'library.signOff'] },
      { to: '/desk/blank-certificates', word: 'blanks', actions: ['blanks.read'] },
      { to: '/desk/certificate-types', word: 'certificateTypes', actions: ['standard.draft', 'standard.review'] },
      {
        to: '/desk/calls',
        word: 'calls',
        actions: ['certificate.call', 'certificate.countCalls', 'certificate.grantCalls'],
      },
      { to: '/desk/recognition', word: 'recognition', actions: ['recognition.read'] },
      { to: '/desk/seal', word: 'seal', actions: ['seal.read'] },
    ],
  },
  {
    word: 'archiveWork',
    doors: [
      { to: '/desk/archive', word: 'archive', actions: ['archive.search'] },
      { to: '/desk/archive/lending', word: 'archiveLending', actions: ['archive.search'] },
      { to: '/desk/archive/handover', word: 'archiveHandover', actions: ['archive.keep', 'archive.handOver'] },
      { to: '/desk/archive/retention', word: 'archiveRetention', actions: ['archive.keep'] },
    ],
  },
  {
    word: 'supervision',
    doors: [
      { to: '/desk/duties', word: 'duties', actions: ['duty.work'] },
      { to: '/desk/inspections', word: 'inspections', actions: ['inspection.work'] },
      { to: '/desk/supervision-plan', word: 'supervisionPlan', actions: ['inspection.work'] },
      { to: '/desk/inspection-objects', word: 'objects', actions: ['inspection.work'] },
      { to: '/desk/supervision-standards', word: 'supervisionStandards', actions: ['inspection.work'] },
      { to: '/desk/supervision-logs', word: 'supervisionLogs', actions: ['inspection.work'] },
      { to: '/desk/findings', word: 'findings', actions: ['finding.read'] },
      { to: '/desk/linkage', word: 'linkage', actions: ['linkage.read'] },
      { to: '/desk/boundary-list', word: 'boundaryList', actions: ['boundary.read'] },
      { to: '/desk/exchanges', word: 'exchanges', actions: ['interplay.see'] },
      { to: '/desk/field-cases', word: 'fieldCases', actions: ['duty.work', 'oversight.inspect'] },
      { to: '/desk/supervision-gaps', word: 'gaps', actions: ['linkage.read'] },
      { to: '/desk/bulletins', word: 'bulletins', actions: ['linkage.read'] },
      { to: '/desk/permit-notices', word: 'permitNotices', actions: ['duty.work'] },
    ],
  },
  {
    word: 'watching',
    doors: [
      { to: '/desk/oversight', word: 'oversight', actions: ['oversight.inspect'] },
      { to: '/desk/cards', word: 'cards', actions: ['card.answer', 'oversight.inspect', 'analytics.read'] },
      { to: '/desk/reports', word: 'reports', actions: ['oversight.inspect'] },
      {
        to: '/desk/accountability',
        word: 'accountability',
        actions: ['accountability.count'],
        whenConcerned: 'accountability.see',
      },
      { to: '/desk/performance-checks', word: 'performanceChecks', actions: ['card.read'] },
      { to: '/desk/equal-treatment', word: 'equality', actions: ['card.read'] },
      { to: '/desk/oversight-rules', word: 'oversightRules', actions: ['oversight.inspect'] },
      { to: '/desk/evidence', word: 'evidence', actions: ['oversight.inspect'] },
      { to: '/desk/outside', word: 'outside', actions: ['oversight.inspect'] },
      { to: '/desk/controls', word: 'controls', actions: ['control.read'] },
      { to: '/desk/integrity-risks', word: 'integrityRisks', actions: ['control.read'] },
      { to: '/desk/evaluations', word: 'evaluations', actions: ['evaluation.read'] },
    ],
  },
  {
    word: 'analysis',
    doors: [
      { to: '/desk/analytics', word: 'analytics', actions: ['analytics.read'] },
      { to: '/desk/regions', word: 'regions', actions: ['analytics.read', 'standard.review', 'organisation.manage'] },
      { to: '/desk/entrance', word: 'entrance', actions: ['analytics.read'] },
    ],
  },
  {
    word: 'organisation',
    doors: [
      { to: '/desk/organs', word: 'organs', actions: ['power.move', 'account.read'] },
      { to: '/desk/transfers', word: 'transfers', actions: ['power.move'] },
      { to: '/desk/delegations', word: 'delegations', actions: ['power.move'] },
      { to: '/desk/staffing', word: 'staffing', actions: ['organisation.manage', 'case.list'] },
      { to: '/desk/officers', word: 'officers', actions: ['organisation.manage'] },
      { to: '/desk/accounts', word: 'accounts', actions: ['account.read'] },
      { to: '/desk/calendar', word: 'calendar', actions: ['catalogue.import'] },
    ],
  },
  {
    word: 'safety',
    doors: [
      { to: '/desk/my-keys', word: 'myKeys', actions: ['key.enrol'] },
      { to: '/desk/security-keys', word: 'securityKeys', actions: ['session.use'] },
      { to: '/desk/keys', word: 'keys', actions: ['key.confirm'] },
      { to: '/desk/security', word: 'security', actions: ['security.read'] },
      { to: '/desk/incidents', word: 'incidents', actions: ['incident.report'] },
    ],
  },
] as const satisfies readonly DeskGroup[]

type DeskPath = (typeof GROUPS)[number]['doors'][number]['to']
export const DESK_GROUPS: readonly DeskGroup<DeskPath>[] = GROUPS
