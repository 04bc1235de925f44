import type { RuleDefinition } from '../domain/rule-definition.ts'
import { byTime, hitOn, isOneOf, secondsBetween } from './facts.ts'
import type { Fact, Hit, Look } from './facts.ts'

/** Detectors that look at one case at a time: its acts in order, and who looked at it. */

type Rule = Pick<RuleDefinition, 'steps' | 'against' | 'threshold'>

/** 缺环节: something was done that may only be done after something else. */
export const missingBefore = (
  { family, steps, against }: Rule & Pick<RuleDefinition, 'family'>,
  acts: readonly Fact[],
): readonly Hit[] =>
  acts.filter(isOneOf(steps)).flatMap((act) => {
    // 事前 is what people set up. The founding, a delegation, a transfer: a machine only carries out what was decided there.
    if (family === 'BEFORE' && act.person === null) return []
    const before = acts.some((one) => against.includes(one.step) && one.at <= act.at && one !== act)
    return before ? [] : [hitOn(act, act.entry, { step: act.step, missing: against[0] ?? '' })]
  })

/** 瞬间办结: the end follows the beginning faster than a person can work. What a machine does at once is no wonder. */
export function tooFast({ steps, against, threshold: { seconds = 0 } }: Rule, acts: readonly Fact[]): readonly Hit[] {
  return acts.filter(isOneOf(against)).flatMap((end) => {
    // A machine of ours that decides at once is meant to; of another house's nobody knows who sat at it.
    if ((end.person === null && end.elsewhere !== true) || end.slow === false) return []
    const begin = acts.filter(isOneOf(steps)).findLast((one) => one.at <= end.at && one !== end)
    if (begin === undefined) return []
    const took = secondsBetween(begin.at, end.at)
    if (took >= seconds) return []
    const figures = { from: begin.step, to: end.step, found: Math.round(took), limit: seconds }
    return [hitOn(end, end.entry, figures, [begin.entry])]
  })
}

/** 事后补录: written down long after it was done. */
export const lateEntry = ({ steps, threshold: { minutes = 0 } }: Rule, acts: readonly Fact[]): readonly Hit[] =>
  acts.filter(isOneOf(steps)).flatMap((act) => {
    const late = secondsBetween(act.at, act.recordedAt) / 60
    return late < minutes ? [] : [hitOn(act, act.entry, { step: act.step, found: Math.round(late), limit: minutes })]
  })

/** 未阅卷先决定: decided by somebody who never opened the papers. */
export const unseen = ({ steps }: Rule, acts: readonly Fact[], looks: readonly Look[]): readonly Hit[] =>
  acts.filter(isOneOf(steps)).flatMap((act) => {
    if (act.person === null) return []
    const looked = looks.some(({ person, at }) => person === act.person && at <= act.recordedAt)
    return looked ? [] : [hitOn(act, act.entry, { step: act.step })]
  })

/** 四眼原则: the same person did what two different people must do. */
export function samePerson({ steps, against }: Rule, acts: readonly Fact[]): readonly Hit[] {
  return acts.filter(isOneOf(against)).flatMap((second) => {
    const first = acts.find((one) => steps.includes(one.step) && one.person === second.person && one !== second)
    if (second.combined === true || second.person === null || first === undefined || first.at > second.at) return []
    return [hitOn(second, second.entry, { from: first.step, to: second.step }, [first.entry])]
  })
}

/** 挤牙膏: asked for, sent on or put off again and again. */
export function repeated({ steps, threshold: { count = 1 } }: Rule, acts: readonly Fact[]): readonly Hit[] {
  const all = acts.filter(isOneOf(steps)).toSorted(byTime)
  const nth = all[count - 1]
  if (nth === undefined) return []
  // Each further time is a further card: whoever goes on has been warned.
  return all.slice(count - 1).map((act, i) => {
    const before = all.slice(0, count - 1 + i).map(({ entry }) => entry)
    return hitOn(act, act.entry, { step: act.step, found: count + i, limit: count - 1 }, before)
  })
}

/** 岗位兼容: roles in one hand that must be in two. */
export const conflictingRoles = ({ steps, against }: Rule, acts: readonly Fact[]): readonly Hit[] =>
  acts.filter(isOneOf(steps)).flatMap((act) => {
    const held = (act.roles ?? []).filter((role) => against.includes(role))
    return held.length < 2 ? [] : [hitOn(act, act.entry, { roles: held.join('、'), found: held.length })]
  })

/** 凡有即查: acts that are a finding in themselves, until what answers for them is recorded in the same life. */
export const every = ({ steps, against }: Rule, acts: readonly Fact[]): readonly Hit[] =>
  acts
    .filter(isOneOf(steps))
    .filter((act) => !acts.some((one) => against.includes(one.step) && one.at >= act.at))
    .map((act) => hitOn(act, act.entry, { step: act.step, number: act.number }))
