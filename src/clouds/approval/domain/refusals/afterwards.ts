import type { ServiceRefusal } from '../service.ts'
import type { ChallengeRefusal } from '../challenge.ts'
import type { AnnulmentRefusal } from '../annulment.ts'
import type { Texts } from './texts.ts'

/** 送达、复议诉讼、更正与撤销. */
export const afterwardsRefusals: Texts<ServiceRefusal | ChallengeRefusal | AnnulmentRefusal> = {
  NOTHING_TO_SERVE: {
    zh: '该办件没有可送达的决定。',
    en: 'There is no decision to serve in this case.',
  },
  ALREADY_SERVED: {
    zh: '决定已经送达。',
    en: 'The decision has already been served.',
  },
  RECEIVER_MISSING: {
    zh: '请填写领取人姓名（送达回证）。',
    en: 'Name the person who received it.',
  },
  NOT_DISPATCHED: {
    zh: '本件尚未寄出，不能登记签收。',
    en: 'Nothing has been sent yet, so nothing can have been signed for.',
  },
  PARCEL_NOT_NAMED: {
    zh: '请填写快递公司和快递单号。',
    en: 'Give the courier and the tracking number.',
  },
  PARCEL_SENT_ALREADY: {
    zh: '该快递单号已经登记。',
    en: 'This parcel has already been recorded.',
  },
  NOTHING_TO_CHALLENGE: {
    zh: '本件没有可以申请行政复议或者提起行政诉讼的决定。',
    en: 'There is no decision in this case that could be challenged.',
  },
  CHALLENGED_ALREADY: {
    zh: '本件的复议或者诉讼正在进行。',
    en: 'The decision is already being challenged.',
  },
  NOT_CHALLENGED: {
    zh: '本件没有正在进行的复议或者诉讼。',
    en: 'The decision is not being challenged.',
  },
  DOCUMENT_MISSING: {
    zh: '请填写文书编号。',
    en: 'Give the number of the document.',
  },
  NOTHING_CORRECTED: {
    zh: '更正前后内容相同，无需更正。',
    en: 'Nothing would change.',
  },
  PLACE_NOT_CORRECTABLE: {
    zh: '只能更正申请表和申请人信息中的笔误。',
    en: 'Only slips in the form or in the details of the applicant can be corrected.',
  },
  NOT_GRANTED: {
    zh: '本件没有有效的准予许可决定。',
    en: 'Nothing is granted in this case.',
  },
  NO_COMMITMENT: {
    zh: '本件不是以告知承诺方式办理的。',
    en: 'This case was not granted on commitment.',
  },
  COMMITMENT_CHECKED_ALREADY: {
    zh: '本件已经作过履诺核查。',
    en: 'The commitment has already been checked.',
  },
  COMMITMENT_NOT_BROKEN: {
    zh: '履诺核查未发现承诺不实，不得以此为由撤销。',
    en: 'No check has found the commitment false, so it is no ground for annulment.',
  },
  ANNULMENT_ANNOUNCED_ALREADY: {
    zh: '拟撤销的事先告知已经发出。',
    en: 'The annulment has already been announced.',
  },
  ANNULMENT_NOT_ANNOUNCED: {
    zh: '尚未以该理由事先告知被许可人，不得撤销（行政许可法第七条）。',
    en: 'The holder has not been told of an annulment on this ground (Administrative Licensing Law, article 7).',
  },
  ANNULMENT_TOO_EARLY: {
    zh: '被许可人的陈述申辩期限至 {due}，届满前不得撤销。',
    en: 'The holder may state the case until {due}. The grant cannot be annulled before.',
  },
  REPLY_TIME_MISSING: {
    zh: '应当给予被许可人陈述申辩的时间。',
    en: 'The holder must be given time to reply.',
  },
}
