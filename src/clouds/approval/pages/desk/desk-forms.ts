/** The forms of the work pane; granting and refusing are one form, because they are one decision. */
export const DESK_FORMS = [
  'accept',
  'presentOriginals',
  'requestCorrection',
  'refuseToAccept',
  'preAccept',
  'correctAtWindow',
  'supplyAtWindow',
  'orderFee',
  'examine',
  'review',
  'recordCollective',
  'decide',
  'returnCase',
  'startProcedure',
  'endProcedure',
  'prepareUpperLevel',
  'chaseUpperLevel',
  'tellHearingRight',
  'recordHearingRequest',
  'announceHearing',
  'openConsultation',
  'issueOpinion',
  'extend',
  'reclassify',
  'serveAtCounter',
  'dispatch',
  'confirmCourier',
  'checkCommitment',
  'challenge',
  'decideChallenge',
  'correctClericalError',
  'announceAnnulment',
  'annul',
  'assign',
  'recordVisit',
  'withdrawAtWindow',
  'terminate',
  'note',
] as const
export type DeskForm = (typeof DESK_FORMS)[number]

type Group = 'groupNext' | 'groupProcedures' | 'groupLimits' | 'groupAfterwards' | 'groupOther'

/** Where an act stands on the desk: the way of an ordinary case first, what is rare below it. */
const GROUP_OF: Readonly<Record<DeskForm, Group>> = {
  accept: 'groupNext',
  presentOriginals: 'groupNext',
  requestCorrection: 'groupNext',
  refuseToAccept: 'groupNext',
  preAccept: 'groupNext',
  correctAtWindow: 'groupNext',
  supplyAtWindow: 'groupNext',
  orderFee: 'groupNext',
  examine: 'groupNext',
  review: 'groupNext',
  recordCollective: 'groupNext',
  decide: 'groupNext',
  returnCase: 'groupNext',
  startProcedure: 'groupProcedures',
  endProcedure: 'groupProcedures',
  prepareUpperLevel: 'groupProcedures',
  chaseUpperLevel: 'groupProcedures',
  tellHearingRight: 'groupProcedures',
  recordHearingRequest: 'groupProcedures',
  announceHearing: 'groupProcedures',
  openConsultation: 'groupProcedures',
  issueOpinion: 'groupProcedures',
  extend: 'groupLimits',
  reclassify: 'groupLimits',
  serveAtCounter: 'groupAfterwards',
  dispatch: 'groupAfterwards',
  confirmCourier: 'groupAfterwards',
  checkCommitment: 'groupAfterwards',
  challenge: 'groupAfterwards',
  decideChallenge: 'groupAfterwards',
  correctClericalError: 'groupOther',
  announceAnnulment: 'groupAfterwards',
  annul: 'groupAfterwards',
  assign: 'groupOther',
  recordVisit: 'groupOther',
  withdrawAtWindow: 'groupOther',
  terminate: 'groupOther',
  note: 'groupOther',
}
const GROUPS: readonly Group[] = ['groupNext', 'groupProcedures', 'groupLimits', 'groupAfterwards', 'groupOther']

/** The given forms by their groups; groups without any are left out. */
export const grouped = (forms: readonly DeskForm[]) =>
  GROUPS.map((group) => ({ group, forms: forms.filter((form) => GROUP_OF[form] === group) })).filter(
    ({ forms: its }) => its.length > 0,
  )

/** Why these cannot be done is said at once; why a rare act cannot, to whoever asks. */
const MAIN_LINE: readonly DeskForm[] = ['accept', 'requestCorrection', 'examine', 'review', 'decide']
export const isMainLine = (form: DeskForm): boolean => MAIN_LINE.includes(form)

/** Single keys of the acts of an ordinary case. */
export const FORM_KEYS: Readonly<Partial<Record<DeskForm, string>>> = {
  accept: 'a',
  requestCorrection: 'c',
  examine: 'e',
  review: 'r',
  decide: 'g',
}
