import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import { boundsOf, figuresOf } from './claim-figures.ts'
import type { BulletinPublished } from './events.ts'

/** A bulletin is counted by the rule itself: no figure can be handed in. */
export interface BulletinCommand extends Omit<BulletinPublished, 'type' | 'figures'> {
  readonly type: 'PublishBulletin'
}
export type BulletinState = Omit<BulletinPublished, 'type'>
export type BulletinRefusalCode = 'BULLETIN_PUBLISHED' | 'QUARTER_UNKNOWN' | 'QUARTER_NOT_OVER'

export const bulletinDecider: Decider<BulletinCommand, BulletinState | null, BulletinPublished, BulletinRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return refused('BULLETIN_PUBLISHED')
    const bounds = boundsOf(command.quarter)
    if (bounds === undefined) return refused('QUARTER_UNKNOWN')
    if (command.at < bounds.until) return refused('QUARTER_NOT_OVER', { quarter: command.quarter })
    return happened({ ...command, type: 'BulletinPublished', figures: figuresOf(command.rows) })
  },
  evolve: (_, { type: __, ...published }) => published,
}
