import { Socket } from 'node:net'

/**
 * Sends in one piece what is written in one turn. A driver writes each question by itself, and every write wakes the
 * database's process: of the main thread's time under load a sixth went into those calls.
 */
export class GatheringSocket extends Socket {
  #isGathering = false

  override cork(): void {
    super.cork()
    if (this.#isGathering) return
    this.#isGathering = true
    super.cork()
    process.nextTick(() => {
      this.#isGathering = false
      super.uncork()
    })
  }
}
