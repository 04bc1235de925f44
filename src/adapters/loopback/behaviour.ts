/** Ways in which the outside fails. `late`: it acts, and its answer gets lost; the others do nothing. */
export const BEHAVIOURS = ['timeout', 'broken', 'unsigned', 'late', 'refuse', 'duplicate', 'silent'] as const
export type Behaviour = (typeof BEHAVIOURS)[number]
export const PEER_NAMES = ['identity', 'registry', 'payment', 'sms', 'courier', 'province', 'trading', 'mail'] as const
export type PeerName = (typeof PEER_NAMES)[number]

export interface Behaviours {
  /** The next `times` calls of this peer go this way. */
  readonly next: (peer: PeerName, behaviour: Behaviour, times?: number) => void
  /** What the call under way must do; taken once. */
  readonly take: (peer: PeerName) => Behaviour | undefined
}

export function createBehaviours(): Behaviours {
  const waiting = new Map<PeerName, Behaviour[]>()
  return {
    next: (peer, behaviour, times = 1) => {
      const queue = waiting.get(peer) ?? []
      waiting.set(peer, [...queue, ...Array.from({ length: times }, () => behaviour)])
    },
    take: (peer) => waiting.get(peer)?.shift(),
  }
}
