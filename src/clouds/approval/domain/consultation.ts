import { happened, localDate, refused } from '#kernel'
import type {
  GiveOpinion,
  GiveOpinionBack,
  HandOpinionOn,
  IssueConsolidatedOpinion,
  OpenConsultation,
  RecordCollectiveDecision,
} from './case-command.ts'
import { isFiling, isHandled } from './case-state.ts'
import type { Consultation, OpenCase } from './case-state.ts'
import { isBlank, notAhead } from './due-days.ts'
import { disagreed, reviewPending } from './examination.ts'
import { meritsAgainst } from './merits.ts'
import { nextNotice } from './notices.ts'

/** Rules of asking other departments, and of the meeting that resolves together. */
export type ConsultationRefusal =
  | 'ORGANS_MISSING'
  | 'CONSULTATION_ID_TAKEN'
  | 'QUESTION_MISSING'
  | 'CONSULTATION_CLOSED'
  | 'ORGAN_NOT_ASKED'
  | 'OPINION_GIVEN_ALREADY'
  | 'OPINION_MISSING'
  | 'OPINION_WITH_UNIT'
  | 'OPINION_NOT_WITH_UNIT'
  | 'OPINION_THERE_ALREADY'
  | 'UNIT_ASKED_ITSELF'
  | 'OPINIONS_OUTSTANDING'
  | 'SETTLEMENT_MISSING'
  | 'NOT_COLLECTIVE'
  | 'TOO_FEW_PARTICIPANTS'
  | 'MEETING_IN_THE_FUTURE'
  | 'RESOLVED_ALREADY'

export function openConsultation({ type: _, ...order }: OpenConsultation, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  if (isFiling(state)) return refused('FILING_IS_NOT_EXAMINED')
  if (order.organs.length === 0 || new Set(order.organs).size < order.organs.length) return refused('ORGANS_MISSING')
  if (state.handling.consultations.some(({ id }) => id === order.id)) return refused('CONSULTATION_ID_TAKEN')
  if (isBlank(order.question)) return refused('QUESTION_MISSING')
  return notAhead(order.at, order.due) ?? happened({ type: 'ConsultationOpened' as const, ...order })
}

const openOne = (state: OpenCase, wanted: string) =>
  isHandled(state) ? state.handling.consultations.find(({ id, issued }) => id === wanted && !issued) : undefined

function owedBy(organ: string, { organs, answered }: Consultation) {
  if (!organs.includes(organ)) return refused('ORGAN_NOT_ASKED')
  return answered.includes(organ) ? refused('OPINION_GIVEN_ALREADY') : null
}

/** 转办: whose unit it is, the door has looked up; until it has answered it may be handed on again, or taken back. */
export function handOpinionOn({ type: _, ...order }: HandOpinionOn, state: OpenCase) {
  const consultation = openOne(state, order.id)
  if (consultation === undefined) return refused('CONSULTATION_CLOSED')
  const { organ, unit } = order
  const held = consultation.handedTo?.[organ]
  // A body that was asked in its own name speaks in it.
  if (unit?.kind === 'BODY' && consultation.organs.includes(unit.id)) return refused('UNIT_ASKED_ITSELF')
  if (held?.kind === unit?.kind && held?.id === unit?.id) return refused('OPINION_THERE_ALREADY')
  return owedBy(organ, consultation) ?? happened({ type: 'OpinionHandedOn' as const, ...order })
}

/** 退回: a section or body that cannot answer gives the question back to the department itself, and says why. */
export function giveOpinionBack({ type: _, units, reason, ...order }: GiveOpinionBack, state: OpenCase) {
  const consultation = openOne(state, order.id)
  if (consultation === undefined) return refused('CONSULTATION_CLOSED')
  const owed = owedBy(order.organ, consultation)
  if (owed !== null) return owed
  const unit = consultation.handedTo?.[order.organ]
  if (unit === undefined) return refused('OPINION_NOT_WITH_UNIT')
  if (!units.includes(unit.id)) return refused('OPINION_WITH_UNIT', { unit: unit.name.zh })
  if (isBlank(reason)) return refused('REASON_MISSING')
  return happened({ type: 'OpinionHandedOn' as const, ...order, unit: null, givenBack: { unit, reason } })
}

/** Each asked organ speaks once; what it says stays beside the opinion that is issued in the end. */
export function giveOpinion({ type: _, units = [], ...order }: GiveOpinion, state: OpenCase) {
  const consultation = openOne(state, order.id)
  if (consultation === undefined) return refused('CONSULTATION_CLOSED')
  const owed = owedBy(order.organ, consultation)
  if (owed !== null) return owed
  const unit = consultation.handedTo?.[order.organ]
  if (unit !== undefined && !units.includes(unit.id)) return refused('OPINION_WITH_UNIT', { unit: unit.name.zh })
  if (order.stance !== 'AGREE' && isBlank(order.opinion)) return refused('OPINION_MISSING')
  return happened({
    type: 'DepartmentOpinionGiven' as const,
    ...order,
    ...(unit === undefined ? {} : { unit }),
  })
}

/** One document for all; where departments differ it says how that was settled. Silence past the day is no answer. */
export function issueOpinion({ type: _, ...order }: IssueConsolidatedOpinion, state: OpenCase) {
  const consultation = openOne(state, order.id)
  if (consultation === undefined) return refused('CONSULTATION_CLOSED')
  const { organs, answered, due, contested } = consultation
  const silent = organs.length - answered.length
  if (silent > 0 && localDate(order.at) <= due) return refused('OPINIONS_OUTSTANDING', { count: silent, due })
  if (isBlank(order.opinion)) return refused('OPINION_MISSING')
  if (contested && isBlank(order.settlement)) return refused('SETTLEMENT_MISSING')
  return happened({
    type: 'ConsolidatedOpinionIssued' as const,
    ...order,
    noticeNumber: nextNotice(state, 'opinion'),
  })
}

/** Fewer than three are no meeting of an organ's leadership; the number is the bureau's own rule. */
const PARTICIPANTS_MIN = 3

/** 集体研究决定: the meeting resolves on an examined and reviewed case, and not against what was found. */
export function recordCollective({ type: _, ...order }: RecordCollectiveDecision, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  if (!state.standard.track.collective || isFiling(state)) return refused('NOT_COLLECTIVE')
  if (state.phase !== 'examined') return refused('NOT_EXAMINED')
  if (disagreed(state)) return refused('REVIEW_DISAGREES')
  if (reviewPending(state)) return refused('REVIEW_PENDING')
  if (state.handling.resolution !== null) return refused('RESOLVED_ALREADY')
  if (new Set(order.participants).size < PARTICIPANTS_MIN)
    return refused('TOO_FEW_PARTICIPANTS', { min: PARTICIPANTS_MIN })
  if (order.heldOn > localDate(order.at)) return refused('MEETING_IN_THE_FUTURE')
  return meritsAgainst(order.resolution, state) ?? happened({ type: 'CollectiveDecisionRecorded' as const, ...order })
}
