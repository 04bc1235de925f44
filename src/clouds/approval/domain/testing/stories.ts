import { PLAIN_TRACK } from '#kernel'
import {
  accept,
  aMaterial,
  aPaper,
  APPLICANT,
  aStandard,
  day,
  deemAccepted,
  DECIDER,
  DEEMED_AT,
  examine,
  EXAMINER,
  grant,
  INTAKE,
  minute,
  NOT_MET,
  refuse,
  requestCorrection,
  submit,
  submitCorrection,
  submitOn,
} from '../../fixtures.ts'
import type { CaseCommand } from '../case-command.ts'

const { type: _, channel: _channel, ...application } = submit()
const takeOver: CaseCommand = {
  ...application,
  ...{ type: 'TakeOverCase', by: 'migration', system: '旧系统', foreignNumber: '7' },
  ...{ receivedAt: '2026-11-02T02:00:00.000Z', acceptedAt: '2026-11-03T02:00:00.000Z' },
}
const byInsider = { at: minute(42), by: INTAKE }
const reviews = [{ id: 'review', kind: 'REVIEW' as const }]
const commitment = { version: '2', covers: ['premises', 'equipment'], checkDays: 30 }
const deferrable = [{ material: 'floorPlan', days: 10 }]
const refused = examine({ findings: NOT_MET, proposal: 'REFUSE' })
const working = (days: number) => ({ days, unit: 'working' as const })
const appraisal = {
  ...byInsider,
  id: 'a',
  procedure: 'APPRAISAL',
  reason: '需鉴定',
  parties: [],
  endsBy: '2026-11-18',
} as const
const promised: readonly CaseCommand[] = [
  submitOn({ mode: 'COMMITMENT', commitment }, {}, { commitment: { version: '2' } }),
  accept(),
  grant(),
]
const partly = { ...byInsider, id: 'a', organs: ['fire', 'health'], question: '是否同意', due: '2026-11-09' }
const asked: readonly CaseCommand[] = [
  submit(),
  accept(),
  {
    type: 'TellHearingRight',
    at: minute(31),
    by: EXAMINER,
    parties: [{ role: 'AFFECTED', name: '甲' }],
    until: '2026-11-11',
  },
  { type: 'RequestHearing', at: minute(32), by: APPLICANT, party: '甲' },
  { ...appraisal, type: 'StartProcedure', at: minute(33), procedure: 'HEARING', endsBy: '2026-12-02' },
]

const announced: readonly CaseCommand[] = [
  ...asked,
  {
    ...{ type: 'AnnounceHearing', at: minute(35), by: EXAMINER, id: 'a', heldOn: '2026-11-11' },
    ...{ place: '厅', presider: 'officer-of-another-desk', public: true },
  },
]

const following: readonly CaseCommand[] = [
  submitOn({ deferrable }, {}, { materials: [aMaterial('identity')] }),
  accept({ deferred: [{ material: 'floorPlan', due: '2026-11-18' }] }),
]

/** Lives that come far before chance takes over. */
export const STORIES: readonly (readonly CaseCommand[])[] = [
  [],
  [submit()],
  [takeOver],
  [submit(), requestCorrection()],
  [submit(), requestCorrection(), submitCorrection()],
  [
    submit(),
    {
      type: 'PreAcceptApplication',
      at: minute(5),
      by: INTAKE,
      acceptanceDue: '2026-11-11',
      outstanding: ['identity'],
      until: '2026-11-18',
    },
  ],
  [submit(), accept()],
  [submit({ standard: aStandard({ postModel: 'COMBINED' }) }), accept()],
  [
    submit({ standard: aStandard({ postModel: 'COMBINED', windowAuthority: true }) }),
    accept(),
    examine({ by: INTAKE }),
  ],
  [submit({ materials: [] }), deemAccepted()],
  [submit({ materials: [] }), deemAccepted(), examine({ at: DEEMED_AT })],
  [submit(), accept(), examine()],
  [submit(), accept(), refused],
  [submit(), accept(), examine(), grant()],
  [
    submit(),
    accept(),
    refused,
    refuse(),
    { type: 'ChallengeDecision', at: day(2), by: INTAKE, ground: 'COURT', document: '诉1' },
  ],
  [submitOn({ reviews }), accept(), examine()],
  [
    submitOn({ reviews }),
    accept(),
    examine(),
    { type: 'ReviewCase', ...byInsider, by: 'officer-gu-reviewer', step: 'review', agrees: true, opinion: '同意' },
  ],
  following,
  [...following, { type: 'RecordDeferralBreach', at: day(15), by: INTAKE }],
  [
    submitOn({ collective: true }),
    accept(),
    examine(),
    {
      type: 'RecordCollectiveDecision',
      ...byInsider,
      meeting: '7',
      heldOn: '2026-11-04',
      participants: ['甲', '乙', '丙'],
      resolution: 'GRANT',
      minutes: aPaper,
    },
  ],
  [submitOn({ feeFen: 100 }), accept(), examine(), { type: 'OrderFee', ...byInsider, order: 'a' }],
  [submitOn({ complexLimit: working(15) }), accept()],
  [submitOn({ mode: 'FILING' })],
  [submitOn({ changeKind: 'RENEWAL' }, {}, { certificate: '9' }), accept()],
  [
    submitOn({ procedures: [{ kind: 'APPRAISAL', max: working(10), mandatory: true }] }),
    accept(),
    examine(),
    { type: 'StartProcedure', ...appraisal },
  ],
  [submit(), accept(), examine(), { type: 'OpenConsultation', ...partly }],
  [
    submit(),
    accept(),
    { type: 'OpenConsultation', ...partly },
    { type: 'GiveOpinion', ...byInsider, id: 'a', organ: 'fire', stance: 'OBJECT', opinion: '不同意' },
    { type: 'GiveOpinion', ...byInsider, id: 'a', organ: 'health', stance: 'AGREE', opinion: '' },
  ],
  asked,
  announced,
  [
    ...announced,
    {
      ...{ type: 'EndProcedure', at: day(7), by: EXAMINER, id: 'a', outcome: '已听证', conclusion: 'RECORDED' },
      ...{ papers: [aPaper], points: ['油烟直排'] },
    },
    examine({ at: day(8) }),
  ],
  promised,
  [...promised, { type: 'CheckCommitment', at: day(1), by: EXAMINER, kept: false, found: '不实' }],
  [
    ...promised,
    { type: 'CheckCommitment', at: day(1), by: EXAMINER, kept: false, found: '不实' },
    {
      type: 'AnnounceAnnulment',
      at: day(2),
      by: DECIDER,
      ground: 'FALSE_COMMITMENT',
      reason: '不实',
      replyUntil: '2026-11-09',
    },
  ],
  [submit({ standard: aStandard({ track: { ...PLAIN_TRACK, jointHandling: true } }) }), accept()],
  [
    submitOn({ procedures: [{ kind: 'UPPER_LEVEL', max: working(20), mandatory: true }] }),
    accept(),
    { ...byInsider, type: 'PrepareUpperLevel', authority: '市政府', summary: '请示', papers: [aPaper] },
    { ...appraisal, type: 'StartProcedure', procedure: 'UPPER_LEVEL', reference: '〔2026〕7号' },
  ],
]
