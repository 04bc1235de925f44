import type { ClockProcedure } from '#kernel'
import type { CasePaper, Done, Party } from './shapes.ts'

/** 公共资源交易中心: what its own system reported, not an officer of the desk. */
export interface Reported {
  readonly source?: 'TRADING_CENTRE'
}
/** 特殊环节 begun. Those of 行政许可法 45 stop the clock, and the applicant is told in writing for how long. */
export interface ProcedureStarted extends Done, Reported {
  readonly type: 'ProcedureStarted'
  /** Unique within the case: the same kind may be held again. */
  readonly id: string
  readonly procedure: ClockProcedure
  readonly reason: string
  readonly parties: readonly Party[]
  /** Plain date by which it ends, from the maximum of the standard. */
  readonly endsBy: string
  /** Number of the written notice; null for those that do not stop the clock. */
  readonly noticeNumber: string | null
  /** Document number of what was sent to the higher authority, the agency … */
  readonly reference?: string
}
export interface ProcedureEnded extends Done, Reported {
  readonly type: 'ProcedureEnded'
  readonly id: string
  readonly procedure: ClockProcedure
  readonly outcome: string
  /** LAPSED: its last day passed, and the clock runs again by itself. */
  readonly conclusion: 'PASSED' | 'FAILED' | 'RECORDED' | 'LAPSED'
  /** Reports, minutes, the upper reply. */
  readonly papers: readonly CasePaper[]
  readonly reference?: string
  /** 听证笔录要点: what was put forward at a hearing; the decision answers each of them (行政许可法 48(2)). */
  readonly points?: readonly string[]
}
/** 报上级审批 (WF-31): what is to be submitted is put together here, before it goes out under a document number. */
export interface UpperLevelPrepared extends Done {
  readonly type: 'UpperLevelPrepared'
  /** The higher authority it is meant for. */
  readonly authority: string
  readonly summary: string
  readonly papers: readonly CasePaper[]
}
/** 催办函: the higher authority is asked in writing where its answer is. */
export interface UpperLevelChased extends Done {
  readonly type: 'UpperLevelChased'
  /** The procedure the letter is about. */
  readonly id: string
  /** Document number of the letter. */
  readonly letter: string
  readonly text: string
}
/** 告知听证权利 (行政许可法 47): five days to ask for it. */
export interface HearingRightTold extends Done {
  readonly type: 'HearingRightTold'
  readonly noticeNumber: string
  readonly parties: readonly Party[]
  /** Plain date, inclusive. */
  readonly until: string
}
export interface HearingRequested extends Done {
  readonly type: 'HearingRequested'
  readonly party: string
}
/** 听证通知: seven days before, to be presided by somebody who did not examine the case (行政许可法 48). */
export interface HearingAnnounced extends Done {
  readonly type: 'HearingAnnounced'
  readonly noticeNumber: string
  /** The procedure it belongs to. */
  readonly id: string
  readonly heldOn: string
  readonly place: string
  readonly presider: string
  readonly public: boolean
}
/** 征求意见: departments are asked one question by one day. */
export interface ConsultationOpened extends Done {
  readonly type: 'ConsultationOpened'
  readonly id: string
  readonly organs: readonly string[]
  readonly question: string
  readonly due: string
}
/** 处室、下属单位: a section of the department that was asked, or a body under it. */
export interface AnsweringUnit {
  readonly kind: 'SECTION' | 'BODY'
  /** The section's code within its department; the body's organ. */
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
}
/** 转办: the department asked hands the question to whoever in it, or under it, answers such questions. */
export interface OpinionHandedOn extends Done {
  readonly type: 'OpinionHandedOn'
  readonly id: string
  readonly organ: string
  /** Null: with the department itself again. */
  readonly unit: AnsweringUnit | null
  /** 退回: the unit that had it gave it back, and why; absent where the department took it back. */
  readonly givenBack?: { readonly unit: AnsweringUnit; readonly reason: string }
}
export interface DepartmentOpinionGiven extends Done {
  readonly type: 'DepartmentOpinionGiven'
  readonly id: string
  readonly organ: string
  /** Which unit answered in the department's stead; absent where the department did itself. */
  readonly unit?: AnsweringUnit
  readonly stance: 'AGREE' | 'CONDITIONAL' | 'OBJECT'
  readonly opinion: string
}
/** 综合性意见: one document that carries every source, and says how conflicts between them were settled. */
export interface ConsolidatedOpinionIssued extends Done {
  readonly type: 'ConsolidatedOpinionIssued'
  readonly id: string
  readonly noticeNumber: string
  readonly opinion: string
  /** Empty where the departments agree. */
  readonly settlement: string
}
/** 集体研究决定, with its minutes: an exception to the authority of window and single decider (WF-15). */
export interface CollectiveDecisionRecorded extends Done {
  readonly type: 'CollectiveDecisionRecorded'
  readonly meeting: string
  readonly heldOn: string
  readonly participants: readonly string[]
  readonly resolution: 'GRANT' | 'REFUSE'
  readonly minutes: CasePaper
}
