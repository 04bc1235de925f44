import { libraryOwed } from './library-requests.ts'
import { serviceOwed } from './service-requests.ts'
import { archiveOwed } from './archive-requests.ts'
import { inspectionOwed } from './inspection-requests.ts'
import { linkageOwed } from './linkage-requests.ts'
import { reuseOwed } from './reuse-requests.ts'
import { reformOwed } from './reform-requests.ts'
import { signInOwed } from './sign-in-requests.ts'
import { smartOwed } from './smart-requests.ts'

/** Everybody who may stand before a door. The last three are of another organ than the case, the duty and the seal. */
export const VISITORS = [
  'stranger',
  'owner',
  'otherApplicant',
  'intakeOfficer',
  'issueOfficer',
  'serviceOfficer',
  'examiner',
  'decider',
  'sealKeeper',
  'standardEditor',
  'standardReviewer',
  'supervisor',
  'inspector',
  'leader',
  'archivist',
  'administrator',
  'foreignDesk',
  'foreignKeeper',
  'foreignSupervisor',
] as const
export type Visitor = (typeof VISITORS)[number]

const OFFICERS = VISITORS.filter((visitor) => !['stranger', 'owner', 'otherApplicant'].includes(visitor))
const APPLICANTS: readonly Visitor[] = ['owner', 'otherApplicant']

/**
 * What the house owes each visitor at a door: `enters` — the door is not what stops him; `unseen` — he belongs to the
 * kind that may, but the thing is not his and is answered like one that does not exist. Everybody else is turned away,
 * 401 when nobody knows him and 403 when he is known.
 */
export interface Owed {
  readonly enters: readonly Visitor[]
  readonly unseen?: readonly Visitor[]
}

const EVERYBODY: Owed = { enters: VISITORS }
const SIGNED_IN: Owed = { enters: [...APPLICANTS, ...OFFICERS] }
const ANY_APPLICANT: Owed = { enters: APPLICANTS }
const OWNER: Owed = { enters: ['owner'], unseen: ['otherApplicant'] }
const DESKS: Owed = {
  enters: ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper'],
  unseen: ['foreignDesk', 'foreignKeeper'],
}
const post = (visitor: Visitor): Owed => ({ enters: [visitor], unseen: ['foreignDesk'] })
const SUPERVISOR: Owed = { enters: ['supervisor'], unseen: ['foreignSupervisor'] }
const KEEPER: Owed = { enters: ['sealKeeper'], unseen: ['foreignKeeper'] }
const INSPECTOR: Owed = { enters: ['inspector'] }
const ADMINISTRATOR: Owed = { enters: ['administrator'] }
const KEYLESS = ['serviceOfficer', 'standardEditor', 'standardReviewer', 'leader', 'archivist', 'administrator']
const SIGNERS = OFFICERS.filter((visitor) => !KEYLESS.includes(visitor))
/** Whoever works with standards, in any organ; leaders and administrators do not. */
const STANDARD_READERS = OFFICERS.filter((visitor) => !['leader', 'archivist', 'administrator'].includes(visitor))
/** Lists of one's own are open to whoever could have something in them; what is in them, another test looks at. */
const listOf = ({ enters, unseen = [] }: Owed): Owed => ({ enters: [...enters, ...unseen] })

/** Whoever exercises a power in the organ the card is put to. */
const CARD_ANSWERERS: Owed = {
  enters: ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper', 'administrator'],
  unseen: ['foreignDesk', 'foreignKeeper', 'supervisor', 'foreignSupervisor'],
}
const STANDARDS_READ: Owed = { enters: STANDARD_READERS }
/** The editor of a department that has nothing to do with the item finds nothing to write on. */
const STANDARD_EDITORS = post('standardEditor')
const STANDARD_REVIEWER: Owed = { enters: ['standardReviewer'] }

/**
 * Written from the duties the law divides, not from the policy's table: who receives, examines, decides, seals,
 * supervises, inspects and grants rights are different people (审管分离), and an application is its applicant's.
 */
/** Whose paper it is, and the officers who handle or supervise its case; to all others it does not exist. */
const DOCUMENT_READERS: Owed = {
  enters: ['owner', 'intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper', 'supervisor', 'inspector'],
  unseen: [
    'otherApplicant',
    'serviceOfficer',
    'standardEditor',
    'standardReviewer',
    'leader',
    'archivist',
    'administrator',
    'foreignDesk',
    'foreignKeeper',
    'foreignSupervisor',
  ],
}

/** Organs that issued a certificate or watch over it; to others it does not exist. */
const STANDING_READERS: Owed = {
  enters: ['issueOfficer', 'examiner', 'decider', 'supervisor', 'inspector'],
  unseen: ['foreignDesk', 'foreignSupervisor'],
}
const STANDING_CHANGERS: Owed = {
  enters: ['examiner', 'decider', 'supervisor'],
  unseen: ['foreignDesk', 'foreignSupervisor'],
}

export const OWED: Readonly<Record<string, Owed>> = {
  ...signInOwed(EVERYBODY, SIGNED_IN.enters),
  'office.me': EVERYBODY,
  'office.signIn': EVERYBODY,
  'office.signOut': SIGNED_IN,
  'office.register': EVERYBODY,
  'office.upload': SIGNED_IN,
  'office.checkpoint': EVERYBODY,
  'office.inclusion': EVERYBODY,
  'office.consistency': EVERYBODY,
  'office.witnesses': EVERYBODY,
  'office.cosign': EVERYBODY,

  'approval.searchItems': EVERYBODY,
  'approval.hall': EVERYBODY,
  'approval.guide': EVERYBODY,
  'approval.guideVersion': EVERYBODY,
  'approval.track': EVERYBODY,
  'approval.startDraft': ANY_APPLICANT,
  'approval.listDrafts': ANY_APPLICANT,
  'approval.readDraft': OWNER,
  'approval.saveDraft': OWNER,
  // Discarding what is not there is no fault; that the owner's draft survives is asked of the draft itself.
  'approval.discardDraft': ANY_APPLICANT,
  'approval.submit': OWNER,
  'approval.packages': EVERYBODY,
  'approval.package': EVERYBODY,
  'approval.myBundles': ANY_APPLICANT,
  'approval.myBundle': OWNER,
  'approval.myMaterials': ANY_APPLICANT,
  'approval.expressCases': listOf(DESKS),
  'approval.myCases': ANY_APPLICANT,
  'approval.heldCertificates': ANY_APPLICANT,
  'approval.myCase': OWNER,
  'approval.correct': OWNER,
  'approval.withdraw': OWNER,
  'approval.worklist': listOf(DESKS),
  'approval.readCase': DESKS,
  'approval.readMaterial': {
    enters: ['owner', 'intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper'],
    unseen: [
      'otherApplicant',
      'serviceOfficer',
      'standardEditor',
      'standardReviewer',
      'supervisor',
      'inspector',
      'leader',
      'archivist',
      'administrator',
      'foreignDesk',
      'foreignKeeper',
      'foreignSupervisor',
    ],
  },
  'approval.requestCorrection': post('intakeOfficer'),
  'approval.accept': post('intakeOfficer'),
  'approval.refuseToAccept': post('intakeOfficer'),
  'approval.examine': post('examiner'),
  'approval.startProcedure': post('examiner'),
  'approval.endProcedure': post('examiner'),
  'approval.preAccept': post('intakeOfficer'),
  'approval.presentOriginals': post('intakeOfficer'),
  'approval.correctAtWindow': post('intakeOfficer'),
  'approval.supplyAtWindow': post('intakeOfficer'),
  'approval.withdrawAtWindow': post('intakeOfficer'),
  'approval.recordVisit': post('intakeOfficer'),
  'approval.terminate': post('intakeOfficer'),
  'approval.orderFee': post('intakeOfficer'),
  'approval.review': post('examiner'),
  'approval.reclassify': post('examiner'),
  'approval.tellHearingRight': post('examiner'),
  'approval.recordHearingRequest': post('examiner'),
  'approval.announceHearing': post('examiner'),
  'approval.openConsultation': post('examiner'),
  'approval.issueOpinion': post('examiner'),
  'approval.checkCommitment': post('examiner'),
  'approval.recordCollective': post('decider'),
  'approval.challenge': post('decider'),
  'approval.decideChallenge': post('decider'),
  'approval.correctClericalError': post('decider'),
  'approval.announceAnnulment': post('decider'),
  'approval.annul': post('decider'),
  'approval.serveAtCounter': post('issueOfficer'),
  'approval.dispatch': post('issueOfficer'),
  'approval.confirmCourier': post('issueOfficer'),
  'approval.assign': DESKS,
  'approval.note': DESKS,
  'approval.supplyDeferred': OWNER,
  'approval.requestHearing': OWNER,
  'approval.prepareUpperLevel': post('examiner'),
  'approval.chaseUpperLevel': post('examiner'),
  'approval.askPreReview': OWNER,
  'approval.ownPreReview': OWNER,
  'approval.preReviews': listOf(post('intakeOfficer')),
  // Nobody has asked for one here: whoever could answer it is told there is none.
  'approval.preReviewMaterial': { enters: [], unseen: ['intakeOfficer', 'foreignDesk'] },
  'approval.givePreReviewOpinion': { enters: [], unseen: ['intakeOfficer', 'foreignDesk'] },
  'approval.opinionRequests': listOf(SUPERVISOR),
  // Nobody was asked about this case: whoever could be asked is answered as if there were none.
  'approval.giveOpinion': { enters: [], unseen: ['supervisor', 'foreignSupervisor'] },
  'approval.issueList': listOf(post('issueOfficer')),
  // What is filed at no item's window is filed nowhere; the promise of truth is asked for first.
  'approval.fileAtWindow': listOf(post('intakeOfficer')),
  'approval.issueSlips': listOf(post('intakeOfficer')),
  'approval.handovers': listOf(DESKS),
  'approval.visitReport': listOf(DESKS),
  // No such case and no such slip: whoever could move papers is answered as if there were none.
  'approval.papersOfCase': { enters: [], unseen: listOf(DESKS).enters },
  'approval.handOver': { enters: [], unseen: listOf(DESKS).enters },
  'approval.receivePapers': { enters: [], unseen: listOf(DESKS).enters },
  'approval.disputeHandover': { enters: [], unseen: listOf(DESKS).enters },
  'approval.erasures': { enters: ['issueOfficer', 'decider', 'foreignDesk'] },
  'approval.proposeErasure': { enters: [], unseen: ['issueOfficer', 'decider', 'foreignDesk'] },
  'approval.confirmErasure': { enters: [], unseen: ['issueOfficer', 'decider', 'foreignDesk'] },
  'approval.declineErasure': { enters: [], unseen: ['issueOfficer', 'decider', 'foreignDesk'] },
  'approval.windowAuthorities': listOf(DESKS),
  'approval.authoriseWindow': { enters: [], unseen: ['decider', 'foreignDesk'] },
  'approval.revokeWindowAuthority': { enters: [], unseen: ['decider', 'foreignDesk'] },
  'approval.takeOverCases': ADMINISTRATOR,
  'approval.exportCases': listOf(DESKS),
  'approval.returnCase': post('decider'),
  'approval.extend': post('decider'),
  'approval.prepareDecision': post('decider'),
  'approval.decide': post('decider'),

  'certificate.verifyToken': EVERYBODY,
  'certificate.verifyNumber': EVERYBODY,
  'certificate.verifyFile': EVERYBODY,
  'certificate.proofBundle': EVERYBODY,
  'certificate.verifyRegionToken': EVERYBODY,
  'certificate.fileBundle': { enters: [], unseen: EVERYBODY.enters },
  'certificate.trustFile': EVERYBODY,
  'certificate.statusList': EVERYBODY,
  'certificate.myCertificates': ANY_APPLICANT,
  'certificate.document': DOCUMENT_READERS,
  'certificate.documentOfd': DOCUMENT_READERS,
  'certificate.documentPages': DOCUMENT_READERS,
  'certificate.documentFacts': DOCUMENT_READERS,
  'certificate.documentVerdict': DOCUMENT_READERS,
  'certificate.standings': listOf(STANDING_READERS),
  'certificate.standing': STANDING_READERS,
  'certificate.prepareStanding': STANDING_CHANGERS,
  'certificate.signStanding': STANDING_CHANGERS,
  'certificate.askForMeasureHearing': OWNER,
  // No such item is on the list.
  'certificate.giveRevocationPower': { enters: [], unseen: ['decider', 'foreignDesk'] },
  'certificate.sealRegister': { enters: ['sealKeeper', 'inspector', 'foreignKeeper'] },
  'certificate.authoriseSeal': KEEPER,
  // There is no such item.
  'certificate.forbidSeal': { enters: [], unseen: ['sealKeeper', 'foreignKeeper'] },
  'certificate.prepareCustody': KEEPER,
  'certificate.signCustody': KEEPER,
  'certificate.declareCompromise': KEEPER,
  'certificate.oldSeals': { enters: ['sealKeeper', 'inspector', 'foreignKeeper'] },
  'certificate.handOverSeal': KEEPER,
  // No such seal was ever taken in.
  'certificate.destroySeal': { enters: [], unseen: ['sealKeeper', 'foreignKeeper'] },
  'certificate.revocationList': { enters: [], unseen: VISITORS },
  'certificate.revocationListOf': { enters: [], unseen: VISITORS },

  ...linkageOwed(SUPERVISOR, EVERYBODY),

  'oversight.river': INSPECTOR,
  'oversight.trail': INSPECTOR,
  'oversight.cases': INSPECTOR,
  'oversight.cards': INSPECTOR,
  'oversight.deskCards': listOf(CARD_ANSWERERS),
  'oversight.escalatedCards': { enters: ['leader', 'inspector'] },
  'oversight.answerCard': CARD_ANSWERERS,
  'oversight.acknowledgeCard': CARD_ANSWERERS,
  'oversight.card': { ...CARD_ANSWERERS, enters: [...CARD_ANSWERERS.enters, 'inspector', 'leader'] },
  'oversight.issueOrder': INSPECTOR,
  'oversight.findRisk': INSPECTOR,
  // No such order, no such risk.
  'oversight.answerOrder': { enters: [], unseen: listOf(CARD_ANSWERERS).enters },
  'oversight.closeOrder': { enters: [], unseen: ['inspector'] },
  'oversight.reopenOrder': { enters: [], unseen: ['inspector'] },
  'oversight.assessRisk': { enters: [], unseen: ['inspector'] },
  'oversight.closeRisk': { enters: [], unseen: ['inspector'] },
  'oversight.controlRisk': { enters: [], unseen: ['leader'] },
  'oversight.releaseRisk': { enters: [], unseen: ['leader'] },
  'oversight.rules': INSPECTOR,
  'oversight.draftRule': INSPECTOR,
  'oversight.tryRule': INSPECTOR,
  'oversight.switchRuleOn': INSPECTOR,
  'oversight.switchRuleOff': INSPECTOR,
  'oversight.notePrint': SIGNED_IN,
  'oversight.ownLooks': OWNER,

  'analytics.summary': { enters: ['leader', 'inspector'] },
  'analytics.drill': { enters: ['leader', 'inspector'] },

  'organisation.calendar': ADMINISTRATOR,
  'organisation.previewNotice': ADMINISTRATOR,
  'organisation.publishNotice': ADMINISTRATOR,
  'standards.guidePaper': EVERYBODY,
  'standards.formPaper': EVERYBODY,
  'standards.samplePaper': EVERYBODY,
  'standards.blankPaper': EVERYBODY,
  'standards.powersPaper': EVERYBODY,
  'standards.claims': EVERYBODY,
  'standards.manualPaper': { enters: STANDARD_READERS },
  'standards.exportStandards': { enters: STANDARD_READERS },
  'standards.startImport': { enters: ['standardEditor', 'foreignDesk'] },
  'standards.imports': { enters: ['standardEditor', 'foreignDesk'] },
  'standards.importRun': { enters: ['standardEditor'], unseen: ['foreignDesk'] },
  'standards.takeImport': { enters: ['standardEditor'], unseen: ['foreignDesk'] },
  'standards.importReport': { enters: ['standardEditor'], unseen: ['foreignDesk'] },

  'standards.list': STANDARDS_READ,
  'standards.editorChoices': STANDARDS_READ,
  'standards.item': STANDARDS_READ,
  'standards.version': STANDARDS_READ,
  'standards.compare': STANDARDS_READ,
  'standards.draft': STANDARDS_READ,
  'standards.reviewQueue': STANDARDS_READ,
  'standards.laws': STANDARDS_READ,
  'standards.audit': STANDARDS_READ,
  'standards.reality': STANDARDS_READ,
  'standards.drifts': STANDARDS_READ,
  'standards.sameItems': STANDARDS_READ,
  'standards.settleDrift': STANDARD_EDITORS,
  'standards.regions': { enters: OFFICERS },
  'standards.regionItems': { enters: OFFICERS },
  'standards.entrance': { enters: ['inspector', 'leader'] },
  'standards.myPermitNotices': ANY_APPLICANT,
  'standards.permitNotices': listOf(SUPERVISOR),
  'standards.claimPermitNotice': { enters: [], unseen: ['supervisor', 'foreignSupervisor'] },
  'standards.powerReport': STANDARDS_READ,
  'standards.policies': STANDARDS_READ,
  'standards.acknowledgePolicy': STANDARDS_READ,
  'standards.disguises': STANDARDS_READ,
  'standards.beginDraft': STANDARD_EDITORS,
  'standards.saveDraft': STANDARD_EDITORS,
  'standards.submitDraft': STANDARD_EDITORS,
  'standards.abandonDraft': STANDARD_EDITORS,
  'standards.proposeRetirement': STANDARD_EDITORS,
  'standards.newItem': listOf(STANDARD_EDITORS),
  'standards.adjustPower': listOf(STANDARD_EDITORS),
  'standards.returnDraft': STANDARD_REVIEWER,
  'standards.adoptDraft': STANDARD_REVIEWER,
  'standards.withdrawVersion': STANDARD_REVIEWER,
  'standards.decideRetirement': STANDARD_REVIEWER,
  'standards.publishPowers': STANDARD_REVIEWER,
  'standards.setClaimTarget': STANDARD_REVIEWER,
  'standards.issuePolicy': STANDARD_REVIEWER,
  'standards.repealPolicy': STANDARD_REVIEWER,
  'standards.closeDisguise': STANDARD_REVIEWER,
  'standards.reportDisguise': SIGNED_IN,
  'standards.lists': EVERYBODY,
  'standards.itemGraph': EVERYBODY,
  'standards.predictability': EVERYBODY,
  'standards.powers': EVERYBODY,
  'standards.guideChanges': EVERYBODY,

  'organisation.organs': EVERYBODY,
  'organisation.colleagues': SIGNED_IN,
  'organisation.officers': ADMINISTRATOR,
  'organisation.appoint': ADMINISTRATOR,
  'organisation.changeRoles': ADMINISTRATOR,
  'organisation.proposals': ADMINISTRATOR,
  'organisation.confirmProposal': ADMINISTRATOR,
  'organisation.declineProposal': ADMINISTRATOR,
  'organisation.myKeys': { enters: SIGNERS },
  'organisation.enrolKey': { enters: SIGNERS },
  'organisation.pendingKeys': ADMINISTRATOR,
  'organisation.confirmKey': ADMINISTRATOR,
  'organisation.revokeKey': ADMINISTRATOR,

  'parties.mine': ANY_APPLICANT,
  'parties.verifyRealName': ANY_APPLICANT,
  'parties.sendCode': ANY_APPLICANT,
  'parties.confirmContact': ANY_APPLICANT,
  'parties.removeContact': ANY_APPLICANT,
  'parties.stateAddress': ANY_APPLICANT,
  'parties.giveConsent': ANY_APPLICANT,
  'parties.withdrawConsent': ANY_APPLICANT,
  'parties.enterprises': ANY_APPLICANT,
  'parties.registerEnterprise': ANY_APPLICANT,
  'parties.refreshEnterprise': OWNER,
  'parties.stateEnterprise': OWNER,
  'parties.grantMandate': OWNER,
  'parties.revokeMandate': OWNER,
  'parties.inbox': ANY_APPLICANT,
  'parties.readNotification': OWNER,
  'parties.payments': ANY_APPLICANT,
  'parties.payment': OWNER,
  'parties.openPayPage': OWNER,
  // Whoever calls it: only the signature under the bytes counts, and a visitor has none.
  'parties.paymentNotice': EVERYBODY,
  ...serviceOwed(EVERYBODY),
  ...smartOwed,
  ...reformOwed(OFFICERS),
  ...reuseOwed(EVERYBODY, STANDARDS_READ),
  ...archiveOwed,
  ...inspectionOwed(VISITORS),
  ...libraryOwed,
  // What the other system did not sign is refused inside, whoever sends it.
  'library.ingest': EVERYBODY,
}
