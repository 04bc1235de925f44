/** Published language of the parties cloud: who people and enterprises are, who may act for whom, what they were told. */

interface Done {
  readonly at: string
  readonly by: string
}

/** The identity service's word; its mac stays checkable with what stands beside it. */
export interface Assertion {
  readonly provider: string
  readonly reference: string
  readonly checkedAt: string
  readonly mac: string
}
export interface NamedPerson {
  readonly name: string
  /** 公民身份号码, check digit verified. */
  readonly idNumber: string
}

export interface RealNameVerified extends Done, NamedPerson {
  readonly type: 'RealNameVerified'
  readonly account: string
  readonly assertion: Assertion
}
export type Channel = 'SMS' | 'EMAIL'
/** A code that was sent there came back: the address is this person's. */
export interface ContactVerified extends Done {
  readonly type: 'ContactVerified'
  readonly account: string
  readonly channel: Channel
  readonly address: string
}
export interface ContactRemoved extends Done {
  readonly type: 'ContactRemoved'
  readonly account: string
  readonly channel: Channel
}
export interface HomeAddressStated extends Done {
  readonly type: 'HomeAddressStated'
  readonly account: string
  readonly address: string
}
export type PersonEvent = RealNameVerified | ContactVerified | ContactRemoved | HomeAddressStated
export const PERSON_EVENT_TYPES = [
  'RealNameVerified',
  'ContactVerified',
  'ContactRemoved',
  'HomeAddressStated',
] as const satisfies readonly PersonEvent['type'][]

/** What the register says; the enterprise itself cannot change it here. */
export interface RegisterFacts {
  readonly name: string
  readonly kind: string
  readonly legalRepresentative: NamedPerson
  readonly address: string
  readonly capital: string
  readonly established: string
  readonly businessScope: string
}
/** What the enterprise says of itself. */
export interface StatedFacts {
  readonly phone: string
  readonly businessAddress: string
  readonly contactName: string
}
export interface EnterpriseRegistered extends Done {
  readonly type: 'EnterpriseRegistered'
  readonly account: string
  readonly creditCode: string
  readonly register: RegisterFacts
  /** Reference of the register's extract. */
  readonly reference: string
}
/** One field of the master data, as it was and as it is now. */
export interface FieldChange {
  readonly field: string
  readonly before: string
  readonly after: string
}
export interface MasterDataRefreshed extends Done {
  readonly type: 'MasterDataRefreshed'
  readonly register: RegisterFacts
  readonly reference: string
  readonly changes: readonly FieldChange[]
}
export interface MasterDataStated extends Done {
  readonly type: 'MasterDataStated'
  readonly stated: StatedFacts
  readonly changes: readonly FieldChange[]
}
export type EnterpriseEvent = EnterpriseRegistered | MasterDataRefreshed | MasterDataStated
export const ENTERPRISE_EVENT_TYPES = [
  'EnterpriseRegistered',
  'MasterDataRefreshed',
  'MasterDataStated',
] as const satisfies readonly EnterpriseEvent['type'][]

/** 授权委托: this person may act for that enterprise, in these items, from one day to another. */
export interface MandateGranted extends Done {
  readonly type: 'MandateGranted'
  readonly creditCode: string
  readonly enterpriseName: string
  readonly handler: NamedPerson
  /** Codes of service items; null: all. */
  readonly items: readonly string[] | null
  /** Plain dates, both inclusive. */
  readonly from: string
  readonly until: string
  /** The legal representative who gave it. */
  readonly grantor: NamedPerson
}
export interface MandateRevoked extends Done {
  readonly type: 'MandateRevoked'
  /** The enterprise took it back, or the handler laid it down. */
  readonly side: 'GRANTOR' | 'HANDLER'
  readonly reason: string
}
export type MandateEvent = MandateGranted | MandateRevoked
export const MANDATE_EVENT_TYPES = [
  'MandateGranted',
  'MandateRevoked',
] as const satisfies readonly MandateEvent['type'][]

/** 同意电子送达: to which words, and by which channels. */
export interface ConsentGiven extends Done {
  readonly type: 'ConsentGiven'
  readonly account: string
  readonly textVersion: string
  readonly channels: readonly Channel[]
}
export interface ConsentWithdrawn extends Done {
  readonly type: 'ConsentWithdrawn'
  readonly account: string
}
export type ConsentEvent = ConsentGiven | ConsentWithdrawn
export const CONSENT_EVENT_TYPES = [
  'ConsentGiven',
  'ConsentWithdrawn',
] as const satisfies readonly ConsentEvent['type'][]

export interface Told {
  readonly zh: string
  readonly en: string
}
/** Somebody is told of something: always in the hall, and by each channel he agreed to. */
export interface NotificationRaised extends Done {
  readonly type: 'NotificationRaised'
  readonly account: string
  /** What it is about; null where it is about no case. */
  readonly case: string | null
  /** The event it tells of. */
  readonly cause: string
  readonly title: Told
  readonly text: Told
  /** Page of the hall it leads to. */
  readonly link: string
  readonly deliveries: readonly { readonly channel: Channel; readonly address: string }[]
}
export interface NotificationDelivered extends Done {
  readonly type: 'NotificationDelivered'
  readonly channel: Channel
  /** What the far side called it when it took it over. */
  readonly receipt: string
  readonly attempt: number
}
export interface DeliveryFailed extends Done {
  readonly type: 'DeliveryFailed'
  readonly channel: Channel
  readonly fault: string
  readonly attempt: number
  /** When it is tried again; null when it will not be. */
  readonly nextAt: string | null
}
export interface NotificationRead extends Done {
  readonly type: 'NotificationRead'
}
export type NotificationEvent = NotificationRaised | NotificationDelivered | DeliveryFailed | NotificationRead
export const NOTIFICATION_EVENT_TYPES = [
  'NotificationRaised',
  'NotificationDelivered',
  'DeliveryFailed',
  'NotificationRead',
] as const satisfies readonly NotificationEvent['type'][]

/** A fee somebody owes, with the law that says so (ST-11: no basis, no charge). */
export interface PaymentOrdered extends Done {
  readonly type: 'PaymentOrdered'
  /** The number the case knows it by. */
  readonly order: string
  readonly case: string
  readonly caseNumber: string
  readonly itemName: string
  readonly account: string
  readonly payer: string
  readonly amountFen: number
  /** 收费依据: law and article, one each line of the schedule. */
  readonly basis: readonly string[]
}
export interface PaymentReceived extends Done {
  readonly type: 'PaymentReceived'
  readonly order: string
  readonly case: string
  readonly amountFen: number
  /** Number of the electronic receipt (财政电子票据). */
  readonly receipt: string
  readonly paidAt: string
}
export interface PaymentCancelled extends Done {
  readonly type: 'PaymentCancelled'
  readonly reason: string
}
export interface RefundOrdered extends Done {
  readonly type: 'RefundOrdered'
  readonly amountFen: number
  readonly reason: string
}
export interface PaymentRefunded extends Done {
  readonly type: 'PaymentRefunded'
  readonly order: string
  readonly case: string
  readonly amountFen: number
  readonly receipt: string
}
export type PaymentEvent = PaymentOrdered | PaymentReceived | PaymentCancelled | RefundOrdered | PaymentRefunded
export const PAYMENT_EVENT_TYPES = [
  'PaymentOrdered',
  'PaymentReceived',
  'PaymentCancelled',
  'RefundOrdered',
  'PaymentRefunded',
] as const satisfies readonly PaymentEvent['type'][]

/** The provincial portal was told where a case stands, and took it or would not. */
export interface ProvinceInformed {
  readonly type: 'ProvinceInformed'
  readonly at: string
  readonly by: string
  readonly case: string
  readonly cause: string
  readonly outcome: 'TAKEN' | 'REFUSED'
  /** Its acknowledgement, or the code of its refusal. */
  readonly reference: string
}
export const PROVINCE_EVENT_TYPES = ['ProvinceInformed'] as const satisfies readonly ProvinceInformed['type'][]
