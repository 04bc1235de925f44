import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { stateOf } from '#frame'
import { countDays, jsonObjectOf, localDate, regionContains } from '#kernel'
import type { JsonObject } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import type { PowerListCommand } from '../domain/power-list.ts'
import { NOT_FOUND, officerOf } from '../item-view.ts'
import { powerListLife } from '../lives.ts'
import { both, organIn } from '../names.ts'
import { entryView, itemsByPower, parseFunction, parsePower, registersIn } from '../power-entry.ts'
import type { Registers } from '../power-entry.ts'
import { allPowers, newestList, powerChanges } from '../projections/power.ts'
import type { PowerChangeRow, PowerRow } from '../projections/power.ts'

type Report = Output<typeof api.powerReport>
const refuse = (code: string, facts: Readonly<Record<string, string>> = {}): RefusalAnswer => ({
  refusal: { code, facts },
})

const streamOf = (context: RequestContext) => context.idFrom('powerList')

async function standing(context: RequestContext) {
  const loaded = await context.load(streamOf(context))
  const { version, waiting } = stateOf(powerListLife, loaded)
  return { version, waiting: waiting.length, lifeVersion: loaded?.version ?? 0 }
}

async function act(context: RequestContext, expectedVersion: number, command: PowerListCommand) {
  const { idempotency } = context
  const result = await context.run({
    life: powerListLife.kind,
    stream: streamOf(context),
    command: jsonObjectOf(command),
    by: context.actor,
    expectedVersion,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const { waiting, lifeVersion } = await standing(context)
  return { waiting, lifeVersion }
}

/** A department adjusts its own entries; the bureau keeps the whole list. */
function mayAdjust(context: RequestContext, organ: string): boolean {
  const officer = officerOf(context)
  const bureau = context.office.catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id
  return officer !== undefined && may(officer, 'standard.draft', { organs: [organ, bureau ?? organ] })
}

/** Where list, functions and items do not answer each other (ST-16, ST-18). */
function mismatchesIn(context: RequestContext, { powers, functions }: Registers): Report['mismatches'] {
  const byPower = itemsByPower(context)
  const known = new Map(powers.map((power) => [power.id, power]))
  const functionIds = new Set(functions.map(({ id }) => id))
  const named = ({
    id,
    name,
  }: {
    readonly id: string
    readonly name: { readonly zh: string; readonly en?: string }
  }) => ({
    code: id,
    name: both(name),
  })
  // The list is the bureau's region's: what other regions and levels implement stands in their own lists.
  const bureau = context.office.catalogue.organs().find(({ kind }) => kind === 'BUREAU')
  const items = context.office.catalogue
    .inForce()
    .filter(({ standard }) => bureau === undefined || regionContains(bureau.region, standard.region))
  return {
    itemsWithoutPower: items
      .filter(({ standard }) => !known.has(standard.powerItem ?? ''))
      .map(({ code, standard }) => named({ id: code, name: standard.name })),
    powersWithoutItem: powers.filter(({ id }) => !byPower.has(id)).map(named),
    powersWithoutFunction: powers.filter((power) => !functionIds.has(power.function ?? '')).map(named),
    functionsWithoutPower: functions
      .filter(({ id }) => !powers.some((power) => power.function === id))
      .map(({ id, text }) => named({ id, name: text })),
    // 划转: the bureau decides what a department answered for; everybody else's item is that organ's own.
    differentOrgan: items.flatMap(({ code, standard }) => {
      const power = known.get(standard.powerItem ?? '')
      const organs = [standard.organ, ...standard.competentOrgans]
      if (power === undefined || organs.includes(power.organ)) return []
      const item = { code, name: both(standard.name) }
      return [
        { item, power: power.id, organ: organIn(context, standard.organ), powerOrgan: organIn(context, power.organ) },
      ]
    }),
  }
}

function changeLine(
  context: RequestContext,
  row: PowerChangeRow,
  names: ReadonlyMap<string, { zh: string; en: string }>,
) {
  const until = row.publishedAt?.toISOString() ?? context.now()
  return {
    power: row.power,
    name: names.get(row.power) ?? { zh: row.power, en: row.power },
    kind: row.kind,
    trigger: row.trigger,
    triggeredOn: row.triggeredOn,
    reason: row.reason,
    at: row.at.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    listVersion: row.listVersion,
    lagDays: countDays(row.triggeredOn, localDate(until)),
  }
}

const nameOfRow = ({ id, entry, published }: PowerRow) => {
  const text = entry ?? published
  const name = parsePower(text)?.name ?? parseFunction(text)?.text
  return name === undefined ? { zh: id, en: id } : both(name)
}
const organOfRow = ({ entry, published }: PowerRow): string =>
  parsePower(entry ?? published)?.organ ?? parseFunction(entry ?? published)?.organ ?? ''

type PowerRoute = 'powers' | 'powerReport' | 'adjustPower' | 'publishPowers'
export const powerHandlers: Pick<Handlers<typeof api>, PowerRoute> = {
  powers: async ({ query }, context) => {
    const [rows, newest, { waiting }] = await Promise.all([
      allPowers(context.db),
      newestList(context.db),
      standing(context),
    ])
    const published = registersIn(rows, 'published')
    const items = itemsByPower(context)
    const organs = [...new Set(published.powers.map(({ organ }) => organ))]
    const shown = published.powers.filter(({ organ }) => organ === (query.organ ?? organs[0]))
    return {
      version: newest?.version ?? 0,
      publishedAt: newest?.publishedAt.toISOString() ?? null,
      unpublished: waiting,
      organs: organs.map((id) => ({
        id,
        name: organIn(context, id),
        powers: published.powers.filter(({ organ }) => organ === id).length,
      })),
      entries: shown.map((power) => entryView(context, power, published, items)),
    }
  },

  powerReport: async (_, context) => {
    const [rows, changes, now] = await Promise.all([allPowers(context.db), powerChanges(context.db), standing(context)])
    const names = new Map(rows.map((row) => [row.id, nameOfRow(row)]))
    return {
      ...now,
      mayAdjust: may(context.actor, 'standard.draft'),
      mayPublish: may(context.actor, 'standard.review'),
      mismatches: mismatchesIn(context, registersIn(rows, 'entry')),
      entries: rows.map((row) => ({
        id: row.id,
        name: nameOfRow(row),
        organ: organIn(context, organOfRow(row)),
        changed: JSON.stringify(row.entry) !== JSON.stringify(row.published),
        entry: row.entry,
      })),
      changes: changes.map((row) => changeLine(context, row, names)),
    }
  },

  adjustPower: async ({ body: { expectedVersion, entry, ...change } }, context) => {
    const rows = await allPowers(context.db)
    const known = rows.find(({ id }) => id === change.power)
    if (change.kind !== 'ADDED' && known === undefined) return refuse('POWER_UNKNOWN', { power: change.power })
    const register = change.power.startsWith('F') ? ('FUNCTION' as const) : ('POWER' as const)
    const json: JsonObject | null = entry === null ? null : jsonObjectOf(entry)
    const parsed = register === 'POWER' ? parsePower(json) : parseFunction(json)
    if (json !== null && parsed?.id !== change.power) return refuse('POWER_ENTRY_MALFORMED')
    const organ = parsed?.organ ?? (known === undefined ? '' : organOfRow(known))
    if (!mayAdjust(context, organ)) return NOT_FOUND
    const order = { register, entry: json, at: context.now(), by: '$actor' }
    return act(context, expectedVersion, { type: 'AdjustPower', ...change, ...order })
  },

  publishPowers: ({ body }, context) =>
    act(context, body.expectedVersion, { type: 'PublishPowerList', at: context.now(), by: '$actor' }),
}
