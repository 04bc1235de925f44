import { DOMAINS } from '#contract'
import type { Output } from '#contract'
import { LEVEL_WORDS, ORIGIN_WORDS, POWER_SOURCE_WORDS } from '#catalogue'
import type { Handlers, PublishedItem, RequestContext } from '#frame'
import type { api } from '../../api.ts'
import { both, organIn } from '../../names.ts'
import { parentsOf } from '../../two-levels.ts'
import { measuredItems } from '../measured.ts'
import type { Measured } from '../measured.ts'
import { goalFaults, isWithinOneDay, mayBeAppliedFor, onlineFaults } from '../readiness.ts'

type View = Output<typeof api.reality>
/** A list to work from; the numbers beside it count everything. */
const LISTED = 50

const itemLine = (context: RequestContext, { code, standard }: PublishedItem) => ({
  code,
  name: both(standard.name),
  organ: organIn(context, standard.organ),
})

function online(context: RequestContext, items: readonly PublishedItem[]): View['online'] {
  const open = items.filter(({ standard }) => mayBeAppliedFor(standard))
  const faulty = open.flatMap((item) => {
    const faults = [...onlineFaults(item.standard)]
    return faults.length === 0 ? [] : [{ item: itemLine(context, item), faults }]
  })
  return { of: open.length, applicable: open.length - faulty.length, faults: faulty.slice(0, LISTED) }
}

function goals(context: RequestContext, items: readonly PublishedItem[]): View['goals'] {
  const judged = items
    .filter(({ standard }) => mayBeAppliedFor(standard))
    .map((item) => ({ item, ...goalFaults(item.code, item.standard, context.office.packages) }))
  const count = (holds: (each: (typeof judged)[number]) => boolean) => judged.filter(holds).length
  const lacking = judged
    .filter(({ standardised, integrated }) => standardised.length + integrated.length > 0)
    .sort((a, b) => a.standardised.length - b.standardised.length || a.integrated.length - b.integrated.length)
  return {
    of: judged.length,
    standardised: count(({ standardised }) => standardised.length === 0),
    integrated: count(({ integrated }) => integrated.length === 0),
    both: judged.length - lacking.length,
    lacking: lacking.slice(0, LISTED).map(({ item, standardised, integrated }) => ({
      item: itemLine(context, item),
      lacks: [...standardised, ...integrated],
    })),
  }
}

function oneDay(
  context: RequestContext,
  items: readonly PublishedItem[],
  measured: ReadonlyMap<string, Measured>,
): View['oneDay'] {
  const promised = items.filter(({ standard }) => isWithinOneDay(standard))
  const rows = promised.flatMap((item) => {
    const real = measured.get(item.code)
    return real === undefined || real.decided === 0
      ? []
      : [{ item: itemLine(context, item), decided: real.decided, kept: real.decided - real.late }]
  })
  const sum = (count: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + count(row), 0)
  return {
    items: promised.length,
    decided: sum(({ decided }) => decided),
    kept: sum(({ kept }) => kept),
    rows: rows.sort((a, b) => a.kept / a.decided - b.kept / b.decided || b.decided - a.decided).slice(0, LISTED),
  }
}

/** What a group of items comes to, at both levels, with who supervises them and how often they were applied for. */
function totalsOf(own: readonly PublishedItem[], measured: ReadonlyMap<string, Measured>) {
  return {
    parents: parentsOf(own),
    items: own.length,
    organs: new Set(own.map(({ standard }) => standard.competentOrgans[0] ?? standard.organ)).size,
    cases: own.reduce((total, { code }) => total + (measured.get(code)?.cases ?? 0), 0),
  }
}

function domains(items: readonly PublishedItem[], measured: ReadonlyMap<string, Measured>): View['domains'] {
  return Object.entries(DOMAINS).flatMap(([domain, name]) => {
    const own = items.filter(({ standard }) => standard.domain === domain)
    // The sixteen are always shown, so that an empty one is seen; what is not classified only where it is.
    return own.length === 0 && domain === 'UNCLASSIFIED' ? [] : [{ domain, name, ...totalsOf(own, measured) }]
  })
}

/** 法定、下放、划转、委托: where the powers exercised here came from (ST-03). */
const sources = (items: readonly PublishedItem[], measured: ReadonlyMap<string, Measured>): View['sources'] =>
  Object.entries(POWER_SOURCE_WORDS).map(([source, name]) => {
    const own = items.filter(({ standard }) => standard.powerSource === source)
    return { source, name, ...totalsOf(own, measured) }
  })

function levels(items: readonly PublishedItem[]): View['levels'] {
  const groups = new Map<string, PublishedItem[]>()
  for (const item of items) {
    const key = `${item.standard.exerciseLevel} ${item.standard.originLevel ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own
      if (first === undefined) return []
      const { originLevel, exerciseLevel } = first.standard
      const origin = originLevel === undefined ? null : ORIGIN_WORDS[originLevel]
      return [{ origin, exercise: LEVEL_WORDS[exerciseLevel], parents: parentsOf(own), items: own.length }]
    })
    .sort((a, b) => b.items - a.items)
}

export const realityHandlers: Pick<Handlers<typeof api>, 'reality'> = {
  reality: async (_, context) => {
    const items = context.office.catalogue.inForce()
    const measured = await measuredItems(context)
    return {
      counts: { parents: parentsOf(items), items: items.length },
      online: online(context, items),
      goals: goals(context, items),
      oneDay: oneDay(context, items, measured),
      domains: domains(items, measured),
      levels: levels(items),
      sources: sources(items, measured),
    }
  },
}
