import { happened, refused } from '#kernel'
import type { Decider, Json } from '#kernel'
import type { StandardPublished } from './events.ts'

/** A version of an item standard is to be in force from now on; cases already submitted keep theirs. */
export interface PublishStandard {
  readonly type: 'PublishStandard'
  readonly code: string
  /** Hex SHA-256 of the canonical standard, computed outside: the rule compares, it does not hash. */
  readonly digest: string
  readonly standard: Json
  readonly at: string
  readonly by: string
}

/** What is in force under one item code. */
export type StandardState =
  | { readonly phase: 'unpublished' }
  | {
      readonly phase: 'published'
      readonly code: string
      readonly version: number
      readonly digest: string
      readonly at: string
    }

export type StandardRefusalCode = 'SAME_AS_PUBLISHED' | 'OTHER_ITEM' | 'PUBLISHED_OUT_OF_ORDER'

/** The life of one item's standard: versions follow each other, none is ever changed or taken back. */
export const standardDecider: Decider<PublishStandard, StandardState, StandardPublished, StandardRefusalCode> = {
  initial: { phase: 'unpublished' },
  decide: ({ code, digest, standard, at, by }, state) => {
    if (state.phase === 'unpublished') {
      return happened({ type: 'StandardPublished' as const, code, version: 1, digest, standard, at, by })
    }
    if (state.code !== code) return refused('OTHER_ITEM' as const, { item: state.code })
    // A version that differs in nothing would only make the public list look as if something had changed.
    if (state.digest === digest) return refused('SAME_AS_PUBLISHED' as const, { version: state.version })
    if (Date.parse(at) < Date.parse(state.at)) return refused('PUBLISHED_OUT_OF_ORDER' as const, { since: state.at })
    return happened({ type: 'StandardPublished' as const, code, version: state.version + 1, digest, standard, at, by })
  },
  evolve: (_state, { code, version, digest, at }) => ({ phase: 'published', code, version, digest, at }),
}

/** Every event of this life, for the registry of lives. */
export const STANDARD_EVENT_TYPES = ['StandardPublished'] as const

/** What a refusal says to the one who wanted to publish. */
export const standardRefusalTexts: Readonly<Record<StandardRefusalCode, { readonly zh: string; readonly en: string }>> =
  {
    SAME_AS_PUBLISHED: {
      zh: '该事项标准与现行版本完全相同，不再重复发布',
      en: 'This standard is the same as the version in force; it is not published again',
    },
    OTHER_ITEM: {
      zh: '事项编码与该事项已发布的标准不一致',
      en: 'The item code is not the one this standard was published under',
    },
    PUBLISHED_OUT_OF_ORDER: {
      zh: '发布时间早于现行版本的发布时间，请核对',
      en: 'The time of publishing is earlier than that of the version in force',
    },
  }
