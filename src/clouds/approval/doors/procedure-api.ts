import { Type as T } from 'typebox'
import { Id, route } from '#contract'
import { Bilingual, params } from '../api-shapes.ts'
import { ProcedureKind } from '../wait-shape.ts'
import { act, Day, FileRef, OfficerId, PartyShape, ShortWords, Words } from './act-shapes.ts'

const procedure = { procedure: T.String({ maxLength: 60 }) }
const Papers = T.Array(FileRef, { maxItems: 20 })

/** Reviews, special procedures, hearings, asking departments and collective decisions. */
export const procedureApi = {
  review: act('/review', '审核 Review the examiner’s opinion', 'case.examine', {
    step: T.String({ maxLength: 40 }),
    agrees: T.Boolean(),
    opinion: Words,
  }),
  startProcedure: act('/procedures', '启动特别程序 Start a special procedure', 'case.examine', {
    procedure: ProcedureKind,
    reason: Words,
    parties: T.Array(PartyShape, { maxItems: 30 }),
    reference: T.Optional(ShortWords),
  }),
  endProcedure: act('/procedures/end', '特别程序结束 End a procedure', 'case.examine', {
    ...procedure,
    outcome: Words,
    conclusion: T.Enum(['PASSED', 'FAILED', 'RECORDED']),
    papers: Papers,
    reference: T.Optional(ShortWords),
    /** 听证笔录要点, one by one; of a hearing only. */
    points: T.Optional(T.Array(T.String({ minLength: 1, maxLength: 500 }), { maxItems: 30 })),
  }),
  /** 报上级审批: what is to go up is put together first. */
  prepareUpperLevel: act('/upper-level', '准备报上级审批 Prepare a submission to a higher authority', 'case.examine', {
    authority: ShortWords,
    summary: Words,
    papers: T.Array(FileRef, { minItems: 1, maxItems: 20 }),
  }),
  chaseUpperLevel: act('/upper-level/letters', '催办上级审批 Ask the higher authority for its answer', 'case.examine', {
    ...procedure,
    letter: ShortWords,
    text: Words,
  }),
  tellHearingRight: act('/hearing/right', '告知听证权利 Tell of the right to be heard', 'case.examine', {
    parties: T.Array(PartyShape, { minItems: 1, maxItems: 50 }),
  }),
  /** Asked at the window by an affected third party; the applicant has a door of his own. */
  recordHearingRequest: act('/hearing/request', '登记听证申请 Record a request for a hearing', 'case.examine', {
    party: ShortWords,
  }),
  requestHearing: route({
    method: 'POST',
    path: '/my/cases/:id/hearing-request',
    summary: '申请听证 Ask for a hearing',
    action: 'case.followOwn',
    params,
    body: T.Object({}, { additionalProperties: false }),
    reply: T.Object({ id: Id, version: T.Integer(), next: Bilingual }),
  }),
  announceHearing: act('/hearing/announcement', '听证通知 Announce the hearing', 'case.examine', {
    ...procedure,
    heldOn: Day,
    place: ShortWords,
    presider: OfficerId,
    public: T.Boolean(),
  }),
  openConsultation: act('/consultations', '征求部门意见 Ask other departments', 'case.examine', {
    organs: T.Array(Id, { minItems: 1, maxItems: 20 }),
    question: Words,
    days: T.Integer({ minimum: 1, maximum: 30 }),
  }),
  issueOpinion: act('/consultations/opinion', '出具综合性意见 Issue the consolidated opinion', 'case.examine', {
    consultation: T.String({ maxLength: 60 }),
    opinion: Words,
    settlement: T.String({ maxLength: 2000 }),
  }),
  recordCollective: act('/collective-decision', '集体研究决定 Record the collective decision', 'case.decide', {
    meeting: ShortWords,
    heldOn: Day,
    participants: T.Array(ShortWords, { minItems: 1, maxItems: 30 }),
    resolution: T.Enum(['GRANT', 'REFUSE']),
    minutes: FileRef,
  }),
} as const
