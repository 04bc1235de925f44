import type { ItemStandard } from '#catalogue/standard'
import type { DutyOpened } from '#clouds/supervision/events'
import type { GrantMode } from '#kernel'
import type { GrantedFact, Said } from './domain/events.ts'

const said = ({ zh, en = zh }: { readonly zh: string; readonly en?: string }): Said => ({ zh, en })
const FACTS_MAX = 60

/** How it was granted, as the push says. */
export function modeOf({ push }: Pick<DutyOpened, 'push'>): GrantMode {
  if (push?.kind === 'FILING') return 'FILING'
  return push?.kind === 'COMMITMENT' ? 'COMMITMENT' : 'ORDINARY'
}

/** Conditions, promises and what was stated: what a check compares with what it finds (SV-04). */
export function grantedFacts(
  { criteria, commitment }: Pick<ItemStandard, 'criteria' | 'commitment'>,
  duty: Pick<DutyOpened, 'push'>,
): readonly GrantedFact[] {
  const mode = modeOf(duty)
  const promised = mode === 'COMMITMENT' ? (commitment?.covers ?? []) : []
  const promise = mode === 'COMMITMENT' ? (duty.push?.commitment ?? commitment?.text.zh ?? null) : null
  const english = promise === commitment?.text.zh ? commitment.text.en : undefined
  return [
    ...(promise === null
      ? []
      : [
          {
            kind: 'COMMITMENT' as const,
            text: said({ zh: promise, ...(english === undefined ? {} : { en: english }) }),
          },
        ]),
    ...criteria.map(({ id, text }): GrantedFact => ({
      kind: promised.includes(id) ? 'COMMITMENT' : 'CONDITION',
      text: said(text),
    })),
    ...(duty.push?.facts ?? []).map(([label, value]): GrantedFact => ({
      kind: 'FILING',
      text: { zh: `${label}：${value}`, en: `${label}: ${value}` },
    })),
  ].slice(0, FACTS_MAX)
}
