import type { Action } from '#policy'
import type { deskTexts } from './desk-texts.ts'

/** Paths of `routes.tsx`; a new desk page adds its own. */
type DeskPath =
  | '/desk'
  | '/desk/cases'
  | '/desk/express'
  | '/desk/intake'
  | '/desk/slips'
  | '/desk/issue'
  | '/desk/handovers'
  | '/desk/erasures'
  | '/desk/pre-reviews'
  | '/desk/consultations'
  | '/desk/window-authority'
  | '/desk/take-over'
  | '/desk/visits'
  | '/desk/requests'
  | '/desk/faq'
  | '/desk/points'
  | '/desk/guidance-and-visits'
  | '/desk/benefits'
  | '/desk/duties'
  | '/desk/inspections'
  | '/desk/supervision-plan'
  | '/desk/supervision-standards'
  | '/desk/inspection-objects'
  | '/desk/supervision-logs'
  | '/desk/linkage'
  | '/desk/boundary-list'
  | '/desk/oversight'
  | '/desk/cards'
  | '/desk/oversight-rules'
  | '/desk/standards'
  | '/desk/power-list'
  | '/desk/policies'
  | '/desk/disguised-permits'
  | '/desk/certificate-types'
  | '/desk/library'
  | '/desk/supplied-certificates'
  | '/desk/blank-certificates'
  | '/desk/old-stock'
  | '/desk/smart'
  | '/desk/smart-samples'
  | '/desk/archive'
  | '/desk/archive/handover'
  | '/desk/archive/lending'
  | '/desk/archive/retention'
  | '/desk/calls'
  | '/desk/proof-demands'
  | '/desk/recognition'
  | '/desk/analytics'
  | '/desk/reality'
  | '/desk/regions'
  | '/desk/entrance'
  | '/desk/permit-notices'
  | '/desk/seal'
  | '/desk/certificate-states'
  | '/desk/standards-files'
  | '/desk/my-keys'
  | '/desk/security-keys'
  | '/desk/security'
  | '/desk/transfers'
  | '/desk/organs'
  | '/desk/delegations'
  | '/desk/staffing'
  | '/desk/accounts'
  | '/desk/keys'
  | '/desk/officers'
  | '/desk/windows'
  | '/desk/stores'
  | '/desk/calendar'

interface DeskDoor {
  readonly to: DeskPath
  readonly word: keyof typeof deskTexts.zh
  /** One line on the desk's first page. */
  readonly lead?: keyof typeof deskTexts.zh
  /** Who sees it: whoever the policy lets do one of these. */
  readonly actions: readonly Action[]
}

/** One line per desk page; the order is the menu's order. */
export const DESK_DOORS: readonly DeskDoor[] = [
  { to: '/desk', word: 'home', actions: ['session.use'] },
  { to: '/desk/intake', word: 'intake', lead: 'intakeLead', actions: ['case.receive'] },
  { to: '/desk/cases', word: 'cases', lead: 'casesLead', actions: ['case.list'] },
  { to: '/desk/express', word: 'express', lead: 'expressLead', actions: ['case.list'] },
  { to: '/desk/pre-reviews', word: 'preReviews', lead: 'preReviewsLead', actions: ['case.receive'] },
  { to: '/desk/issue', word: 'issue', lead: 'issueLead', actions: ['case.issue'] },
  { to: '/desk/handovers', word: 'handovers', lead: 'handoversLead', actions: ['paper.move'] },
  { to: '/desk/erasures', word: 'erasures', lead: 'erasuresLead', actions: ['case.erase'] },
  { to: '/desk/slips', word: 'slips', lead: 'slipsLead', actions: ['case.receive'] },
  { to: '/desk/consultations', word: 'consultations', lead: 'consultationsLead', actions: ['case.giveOpinion'] },
  {
    to: '/desk/window-authority',
    word: 'windowAuthority',
    lead: 'windowAuthorityLead',
    actions: ['case.receive', 'case.decide'],
  },
  { to: '/desk/visits', word: 'visits', lead: 'visitsLead', actions: ['case.decide', 'case.receive'] },
  { to: '/desk/take-over', word: 'takeOver', lead: 'takeOverLead', actions: ['case.takeOver'] },
  { to: '/desk/requests', word: 'requests', lead: 'requestsLead', actions: ['request.answer'] },
  { to: '/desk/guidance-and-visits', word: 'guidance', lead: 'guidanceLead', actions: ['request.answer'] },
  { to: '/desk/faq', word: 'faq', lead: 'faqLead', actions: ['service.edit'] },
  { to: '/desk/points', word: 'points', lead: 'pointsLead', actions: ['service.edit'] },
  { to: '/desk/benefits', word: 'benefits', lead: 'benefitsLead', actions: ['service.edit'] },
  { to: '/desk/windows', word: 'windows', lead: 'windowsLead', actions: ['request.answer'] },
  { to: '/desk/stores', word: 'stores', lead: 'storesLead', actions: ['service.edit'] },
  { to: '/desk/duties', word: 'duties', lead: 'dutiesLead', actions: ['duty.work'] },
  { to: '/desk/inspections', word: 'inspections', lead: 'inspectionsLead', actions: ['inspection.work'] },
  { to: '/desk/supervision-plan', word: 'supervisionPlan', lead: 'supervisionPlanLead', actions: ['inspection.work'] },
  { to: '/desk/inspection-objects', word: 'objects', lead: 'objectsLead', actions: ['inspection.work'] },
  {
    to: '/desk/supervision-standards',
    word: 'supervisionStandards',
    lead: 'supervisionStandardsLead',
    actions: ['inspection.work'],
  },
  { to: '/desk/supervision-logs', word: 'supervisionLogs', lead: 'supervisionLogsLead', actions: ['inspection.work'] },
  { to: '/desk/linkage', word: 'linkage', lead: 'linkageLead', actions: ['linkage.read'] },
  { to: '/desk/boundary-list', word: 'boundaryList', lead: 'boundaryListLead', actions: ['boundary.read'] },
  { to: '/desk/permit-notices', word: 'permitNotices', lead: 'permitNoticesLead', actions: ['duty.work'] },
  { to: '/desk/oversight', word: 'oversight', lead: 'oversightLead', actions: ['oversight.inspect'] },
  {
    to: '/desk/cards',
    word: 'cards',
    lead: 'cardsLead',
    actions: ['card.answer', 'oversight.inspect', 'analytics.read'],
  },
  { to: '/desk/oversight-rules', word: 'oversightRules', lead: 'oversightRulesLead', actions: ['oversight.inspect'] },
  { to: '/desk/standards', word: 'standards', lead: 'standardsLead', actions: ['standard.draft', 'standard.review'] },
  { to: '/desk/power-list', word: 'powerList', lead: 'powerListLead', actions: ['standard.draft', 'standard.review'] },
  { to: '/desk/reality', word: 'reality', lead: 'realityLead', actions: ['standard.draft', 'standard.review'] },
  { to: '/desk/policies', word: 'policies', lead: 'policiesLead', actions: ['standard.read'] },
  {
    to: '/desk/disguised-permits',
    word: 'disguises',
    lead: 'disguisesLead',
    actions: ['standard.draft', 'standard.review', 'oversight.inspect'],
  },
  {
    to: '/desk/smart',
    word: 'smart',
    lead: 'smartLead',
    actions: ['standard.draft', 'standard.review', 'case.decide', 'oversight.inspect', 'analytics.read'],
  },
  { to: '/desk/smart-samples', word: 'smartSamples', lead: 'smartSamplesLead', actions: ['smart.sample'] },
  { to: '/desk/archive', word: 'archive', lead: 'archiveLead', actions: ['archive.search'] },
  { to: '/desk/archive/lending', word: 'archiveLending', lead: 'archiveLendingLead', actions: ['archive.search'] },
  {
    to: '/desk/archive/handover',
    word: 'archiveHandover',
    lead: 'archiveHandoverLead',
    actions: ['archive.keep', 'archive.handOver'],
  },
  { to: '/desk/archive/retention', word: 'archiveRetention', lead: 'archiveRetentionLead', actions: ['archive.keep'] },
  {
    to: '/desk/proof-demands',
    word: 'proofDemands',
    lead: 'proofDemandsLead',
    actions: ['standard.draft', 'standard.review', 'oversight.inspect'],
  },
  {
    to: '/desk/calls',
    word: 'calls',
    lead: 'callsLead',
    actions: ['certificate.call', 'certificate.countCalls', 'certificate.grantCalls'],
  },
  {
    to: '/desk/recognition',
    word: 'recognition',
    lead: 'recognitionLead',
    actions: ['recognition.read'],
  },
  {
    to: '/desk/regions',
    word: 'regions',
    lead: 'regionsLead',
    actions: ['analytics.read', 'standard.review', 'organisation.manage'],
  },
  { to: '/desk/entrance', word: 'entrance', lead: 'entranceLead', actions: ['analytics.read'] },
  { to: '/desk/analytics', word: 'analytics', lead: 'analyticsLead', actions: ['analytics.read'] },
  {
    to: '/desk/certificate-states',
    word: 'certificateStates',
    lead: 'certificateStatesLead',
    actions: ['certificate.readState'],
  },
  { to: '/desk/library', word: 'library', lead: 'libraryLead', actions: ['library.read'] },
  { to: '/desk/blank-certificates', word: 'blanks', lead: 'blanksLead', actions: ['blanks.read'] },
  { to: '/desk/supplied-certificates', word: 'supplied', lead: 'suppliedLead', actions: ['library.confirm'] },
  {
    to: '/desk/old-stock',
    word: 'oldStock',
    lead: 'oldStockLead',
    actions: ['library.stock', 'library.signOff'],
  },
  {
    to: '/desk/certificate-types',
    word: 'certificateTypes',
    lead: 'certificateTypesLead',
    actions: ['standard.draft', 'standard.review'],
  },
  { to: '/desk/seal', word: 'seal', lead: 'sealLead', actions: ['seal.read'] },
  {
    to: '/desk/standards-files',
    word: 'standardFiles',
    lead: 'standardFilesLead',
    actions: ['standard.draft', 'standard.review'],
  },
  { to: '/desk/my-keys', word: 'myKeys', lead: 'myKeysLead', actions: ['key.enrol'] },
  { to: '/desk/security', word: 'security', lead: 'securityLead', actions: ['security.read'] },
  { to: '/desk/security-keys', word: 'securityKeys', lead: 'securityKeysLead', actions: ['session.use'] },
  { to: '/desk/keys', word: 'keys', lead: 'keysLead', actions: ['key.confirm'] },
  { to: '/desk/transfers', word: 'transfers', lead: 'transfersLead', actions: ['power.move'] },
  {
    to: '/desk/organs',
    word: 'organs',
    lead: 'organsLead',
    actions: ['power.move', 'account.read'],
  },
  { to: '/desk/delegations', word: 'delegations', lead: 'delegationsLead', actions: ['power.move'] },
  { to: '/desk/staffing', word: 'staffing', lead: 'staffingLead', actions: ['organisation.manage', 'case.list'] },
  { to: '/desk/accounts', word: 'accounts', lead: 'accountsLead', actions: ['account.read'] },
  { to: '/desk/officers', word: 'officers', lead: 'officersLead', actions: ['organisation.manage'] },
  { to: '/desk/calendar', word: 'calendar', lead: 'calendarLead', actions: ['catalogue.import'] },
]
