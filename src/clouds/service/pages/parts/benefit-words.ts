import { texts } from '#contract'
import type { Tone } from '#web/ui/status.tsx'
import type { Profile, Proposal } from '../client.ts'

export const benefitWords = texts(
  {
    proposed: '待企业确认',
    confirmed: '已确认，待兑现',
    declined: '企业放弃',
    fulfilled: '已兑现',
    lapsed: '已失效',
    declared: '待核对',
    verified: '已核对',
    rejected: '未通过',
    MICRO: '微型企业',
    SMALL: '小型企业',
    MEDIUM: '中型企业',
    LARGE: '大型企业',
    gives: '可以得到',
    matched: '符合的条件',
    basis: '依据：{basis}',
    until: '有效期至 {day}',
    people: '从业 {count} 人',
    noPark: '不在园区',
  },
  {
    proposed: 'To be confirmed',
    confirmed: 'Confirmed, to be delivered',
    declined: 'Declined',
    fulfilled: 'Delivered',
    lapsed: 'Lapsed',
    declared: 'To be looked up',
    verified: 'Looked up',
    rejected: 'Sent back',
    MICRO: 'Micro',
    SMALL: 'Small',
    MEDIUM: 'Medium',
    LARGE: 'Large',
    gives: 'What it gives',
    matched: 'Conditions met',
    basis: 'Basis: {basis}',
    until: 'until {day}',
    people: '{count} people',
    noPark: 'in no park',
  },
)
export const SIZES = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'] as const
export const PROPOSAL_TONES: Readonly<Record<Proposal['stage'], Tone>> = {
  proposed: 'warn',
  confirmed: 'wait',
  declined: 'off',
  fulfilled: 'good',
  lapsed: 'off',
}
export const PROFILE_TONES: Readonly<Record<Profile['stage'], Tone>> = {
  declared: 'warn',
  verified: 'good',
  rejected: 'bad',
}
