import type { ItemStandard } from '../standard.ts'

const ORGAN = '2f6f0a43-4dfb-4d0f-9df4-5a3dd1f7a001'

/** A small sound standard of an invented item. */
export const aStandard = (change: Partial<ItemStandard> = {}): ItemStandard => ({
  code: '990101009001',
  parentCode: '990101009000',
  parentName: { zh: '风筝放飞许可', en: 'Kite licence' },
  name: { zh: '风筝放飞许可（新办）', en: 'Kite licence (new)' },
  kind: 'PERMIT',
  depth: 'FULL',
  source: 'DEMO_DISTRICT',
  organ: ORGAN,
  competentOrgans: [ORGAN],
  region: '990101',
  exerciseLevel: 'COUNTY',
  audience: ['PERSON'],
  domain: 'SPORT',
  powerSource: 'STATUTORY',
  legalBases: [{ law: '行政许可法', article: '第十二条' }],
  keywords: ['放风筝'],
  conditions: [{ id: 'open', text: { zh: '场地空旷', en: 'Open ground' } }],
  questions: [],
  materials: [
    {
      id: 'plan',
      name: { zh: '放飞方案', en: 'Plan' },
      required: true,
      source: 'APPLICANT',
      original: true,
      copies: 1,
      basis: { law: '行政许可法', article: '第三十一条' },
    },
  ],
  form: {
    type: 'object',
    additionalProperties: false,
    required: ['place'],
    properties: { place: { type: 'string', title: '地点', 'x-en': 'Place', maxLength: 50 } },
  },
  formLayout: { order: ['place'], wide: [] },
  steps: [
    { id: 'acceptance', name: { zh: '受理', en: 'Acceptance' }, role: 'intakeOfficer' },
    { id: 'examination', name: { zh: '审查', en: 'Examination' }, role: 'examiner' },
    { id: 'decision', name: { zh: '决定', en: 'Decision' }, role: 'decider' },
    { id: 'service', name: { zh: '送达', en: 'Service' }, role: 'sealKeeper' },
  ],
  criteria: [{ id: 'safe', text: { zh: '安全', en: 'Safe' }, basis: { law: '行政许可法', article: '第三十四条' } }],
  limits: {
    acceptance: { days: 5, unit: 'working' },
    statutory: { days: 20, unit: 'working' },
    promised: { days: 5, unit: 'working' },
  },
  postModel: 'ONE_EXAMINER_ONE_VERIFIER',
  windowAuthority: false,
  visits: 0,
  fee: { charged: false, basis: { law: '行政许可法', article: '第五十八条' } },
  result: null,
  supervision: { points: [{ zh: '线长', en: 'Length of line' }], firstCheckDays: 30 },
  ...change,
})
/** What the standard above refers to. */
export const ITS_SURROUNDINGS = { organs: new Set([ORGAN]), regions: new Set(['990101']) }
