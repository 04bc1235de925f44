import type {
  EnterpriseRegistered,
  MandateGranted,
  NotificationRaised,
  PaymentOrdered,
  RegisterFacts,
} from './domain/events.ts'

// Invented people: region 99 does not exist.
export const wen = { name: '文示例', idNumber: '990101198506120016' }
export const wu = { name: '武示例', idNumber: '990101197809230023' }
export const at = '2026-03-02T02:00:00.000Z'
export const order = { at, by: 'alias-1' }

export const anAssertion = () => ({ provider: 'identity service', reference: 'ID-1', checkedAt: at, mac: 'mac' })

export const aRegister = (changes: Partial<RegisterFacts> = {}): RegisterFacts => ({
  name: '示范区某茶馆有限公司',
  kind: '有限责任公司',
  legalRepresentative: wen,
  address: '示范区样板街道一号',
  capital: '50 万元',
  established: '2020-05-06',
  businessScope: '餐饮服务',
  ...changes,
})
export const anEnterprise = (changes: Partial<EnterpriseRegistered> = {}): EnterpriseRegistered => ({
  type: 'EnterpriseRegistered',
  ...order,
  account: 'account-1',
  creditCode: '91990101MA9900A13X',
  register: aRegister(),
  reference: 'REG-1',
  ...changes,
})
export const aMandate = (changes: Partial<MandateGranted> = {}): MandateGranted => ({
  type: 'MandateGranted',
  ...order,
  creditCode: '91990101MA9900A13X',
  enterpriseName: '示范区某茶馆有限公司',
  handler: wu,
  items: null,
  from: '2026-03-02',
  until: '2027-03-01',
  grantor: wen,
  ...changes,
})
export const aNotification = (changes: Partial<NotificationRaised> = {}): NotificationRaised => ({
  type: 'NotificationRaised',
  ...order,
  account: 'account-1',
  case: 'case-1',
  cause: 'ApplicationAccepted',
  title: { zh: '申请已受理', en: 'Accepted' },
  text: { zh: '已受理。', en: 'Accepted.' },
  link: '/my/cases/case-1',
  deliveries: [{ channel: 'SMS', address: '19900000001' }],
  ...changes,
})
export const aPayment = (changes: Partial<PaymentOrdered> = {}): PaymentOrdered => ({
  type: 'PaymentOrdered',
  ...order,
  order: 'order-1',
  case: 'case-1',
  caseNumber: 'SFQ-20260302-000001',
  itemName: '某事项',
  account: 'account-1',
  payer: wen.name,
  amountFen: 12_300,
  basis: ['城市道路管理条例第三十七条'],
  ...changes,
})
