import type {
  GuidanceHeld,
  PointFacts,
  ProfileDeclared,
  RequestFiled,
  ResultPublished,
  VisitBooked,
} from './domain/events.ts'

const at = '2026-03-10T02:00:00.000Z'

export const aRequest = (changes: Partial<RequestFiled> = {}): RequestFiled => ({
  type: 'RequestFiled',
  at,
  by: 'filer-1',
  kind: 'ENQUIRY',
  code: 'AAAAA-BBBBB-CCCCC-DDDDD',
  subject: { kind: 'ITEM', itemCode: 'SFQ-0001', itemName: { zh: '食品经营许可（新办）' } },
  text: '开小餐馆要先办营业执照吗？我是张三丰，电话 19900000001',
  from: 'PERSON',
  contact: { name: '张三丰', phone: '19900000001' },
  publishable: true,
  limitDays: 2,
  registrar: 'bureau',
  involved: [],
  ...changes,
})

export const aPoint = (changes: Partial<PointFacts> = {}): PointFacts => ({
  name: { zh: '示范区政务服务大厅' },
  kind: 'HALL',
  region: '990101',
  address: { zh: '示范区一号路1号' },
  phone: '0990-1234567',
  longitude: 120,
  latitude: 36,
  hours: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
  ],
  windows: [
    { number: 'A01', floor: '1 楼', name: { zh: '食品' }, all: false, domains: ['FOOD'], items: [] },
    { number: 'A02', floor: '1 楼', name: { zh: '施工许可' }, all: false, domains: [], items: ['SFQ-0003'] },
  ],
  bookingUrl: null,
  park: null,
  services: [],
  ...changes,
})

export const aVisit = (changes: Partial<VisitBooked> = {}): VisitBooked => ({
  type: 'VisitBooked',
  at,
  by: 'booker-1',
  organ: 'bureau',
  itemCode: 'SFQ-0002',
  itemName: { zh: '高龄津贴给付' },
  contact: { name: '示例居民甲', phone: '19900000001' },
  address: '示范区样板街道 1 号楼 101',
  day: '2026-03-12',
  half: 'MORNING',
  why: 'ELDERLY',
  wish: '',
  ...changes,
})

export const aSession = (changes: Partial<GuidanceHeld> = {}): GuidanceHeld => ({
  type: 'GuidanceHeld',
  at,
  by: 'examiner-1',
  organ: 'bureau',
  itemCode: 'SFQ-0001',
  itemName: { zh: '食品经营许可（新办）' },
  heldOn: '2026-03-09',
  means: 'WINDOW',
  visitor: { name: '示例居民甲', phone: '' },
  asked: '冷食制作间怎么设置',
  advice: ['冷食须设专间，二次更衣'],
  ...changes,
})

export const aProfile = (changes: Partial<ProfileDeclared> = {}): ProfileDeclared => ({
  type: 'ProfileDeclared',
  at,
  by: 'account-1',
  organ: 'bureau',
  creditCode: '91990101MA9900A13X',
  name: '示范区稻香小馆餐饮有限公司',
  industry: '住宿和餐饮业',
  size: 'MICRO',
  employees: 8,
  region: '990101001',
  park: null,
  ...changes,
})

export const aResult = (changes: Partial<ResultPublished> = {}): ResultPublished => ({
  type: 'ResultPublished',
  at,
  decision: 'decision-1',
  caseNumber: '990101-20260303-000001',
  itemCode: 'SFQ-0001',
  itemName: '食品经营许可（新办）',
  organ: 'bureau',
  outcome: 'GRANTED',
  party: { kind: 'ENTERPRISE', name: '示范区稻香小馆餐饮有限公司', creditCode: '91990101MA9900A13X' },
  decidedOn: '2026-03-10',
  validUntil: '2031-03-09',
  noticeFrom: '2026-03-10',
  noticeUntil: '2026-03-19',
  ...changes,
})
