/** 前后置关系 (WF-30): which items' results an item needs. */
export type PredecessorsOf = (code: string) => readonly string[]

/**
 * The way from an item back to itself, if there is one: A needs B, B needs C, C needs A could never be begun. The walk
 * stops at what it has seen, for a circle elsewhere in the catalogue must not hang whoever looks at this item.
 */
export function cycleThrough(code: string, predecessorsOf: PredecessorsOf): readonly string[] | undefined {
  const cameFrom = new Map<string, string>()
  const open = [code]
  for (const at of open) {
    for (const needed of predecessorsOf(at)) {
      if (needed === code) {
        const way = [code]
        for (let step: string | undefined = at; step !== undefined && step !== code; step = cameFrom.get(step))
          way.splice(1, 0, step)
        return [...way, code]
      }
      if (cameFrom.has(needed)) continue
      cameFrom.set(needed, at)
      open.push(needed)
    }
  }
  return undefined
}

/** Everything an item needs, near or far, and itself. */
export function closureOf(code: string, predecessorsOf: PredecessorsOf): ReadonlySet<string> {
  const found = new Set([code])
  for (const at of found) for (const needed of predecessorsOf(at)) found.add(needed)
  return found
}

/**
 * The items in stages, first ones first: each stage needs only what stands in those before it, so what stands in one
 * stage may be applied for side by side. Items of a circle come last, together: nobody can say which is first.
 */
export function stagesOf(codes: ReadonlySet<string>, predecessorsOf: PredecessorsOf): readonly (readonly string[])[] {
  const stages: string[][] = []
  const placed = new Set<string>()
  const left = new Set(codes)
  while (left.size > 0) {
    const ready = [...left].filter((code) =>
      predecessorsOf(code).every((needed) => placed.has(needed) || !codes.has(needed)),
    )
    const stage = ready.length === 0 ? [...left] : ready
    for (const code of stage) {
      left.delete(code)
      placed.add(code)
    }
    stages.push(stage.sort())
  }
  return stages
}
