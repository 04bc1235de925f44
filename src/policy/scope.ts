import type { Actor } from './actor.ts'

/** What a list query may load, handed to SQL so that what the actor may not see is never read. */
export interface Scope {
  /** Organs whose cases or duties may be listed; 'all' for oversight and leaders. */
  readonly organs: readonly string[] | 'all'
  /** Account whose own things may be listed. */
  readonly owner: string | null
}

/** The widest set an actor may ever list. A stranger's scope is empty. */
export function scopeOf(actor: Actor): Scope {
  switch (actor.kind) {
    case 'system':
      return { organs: 'all', owner: null }
    case 'officer':
      return {
        organs: actor.roles.includes('inspector') || actor.roles.includes('leader') ? 'all' : [actor.organ],
        owner: null,
      }
    case 'applicant':
      return { organs: [], owner: actor.id }
    case 'stranger':
      return { organs: [], owner: null }
  }
}
