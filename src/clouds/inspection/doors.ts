import { createHash } from 'node:crypto'
import { refusing } from '#frame'
import type { LifeDefinition, Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { SystemActor } from '#policy'
import type { Digest } from './domain/draw-algorithm.ts'
import type { Holder } from './domain/events.ts'
import { refusalTexts } from './refusals.ts'

export { actOn as act, NOT_FOUND, officerOf } from '#frame'
export const refuse = refusing(refusalTexts)
/** Under whose name the system enters, draws and imports. */
export const inspectionSystem = ({ idFrom }: Pick<Services, 'idFrom'>): SystemActor => ({
  kind: 'system',
  id: idFrom('system', 'inspection'),
})
export const digestOf: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

/** Streams that are named after what they are about, so that nothing is entered twice. */
export const streams = ({ idFrom }: Pick<Services, 'idFrom'>) => ({
  object: (organ: string, itemCode: string, licence: string) => idFrom('supervised object', organ, itemCode, licence),
  inspector: (officer: string) => idFrom('inspector', officer),
  standard: (organ: string, itemCode: string) => idFrom('supervision standard', organ, itemCode),
  plan: (organ: string, year: number) => idFrom('supervision plan', organ, String(year)),
  log: (officer: string, day: string) => idFrom('supervision log', officer, day),
  past: (organ: string, number: string) => idFrom('past inspection', organ, number),
})

type Order<Command> = Command extends infer One ? Omit<One, 'at' | 'by'> : never
/** Somebody was faster, or the same was done before a crash. */
const DONE_BEFORE: readonly string[] = [
  'OBJECT_ALREADY_ENTERED',
  'OBJECT_ALREADY_LEFT',
  'LICENCE_ALREADY_NAMED',
  'INSPECTION_ALREADY_OPEN',
  'DRAW_ALREADY_MADE',
  'IMPORT_OVER',
  'IMPORT_OUT_OF_TURN',
]
/** The same by the system. Answers whether it happened now. */
export async function actBySystem<Command extends { readonly at: string; readonly by: string }, State, Event>(
  services: Services,
  life: LifeDefinition<Command, State, Event>,
  stream: string,
  order: Order<Command>,
): Promise<boolean> {
  const result = await services.run({
    life: life.kind,
    stream,
    command: jsonObjectOf({ ...order, at: services.now(), by: '$actor' }),
    by: inspectionSystem(services),
  })
  if (!result.ok && !DONE_BEFORE.includes(result.refusal.code))
    throw new Error(`The ${life.kind} ${stream} is refused: ${result.refusal.code}`)
  return result.ok
}

/** 张*: natural persons are told apart and not told. Enterprises are public. */
export const masked = ({ kind, name }: Holder): string =>
  kind === 'ENTERPRISE' ? name : `${[...name][0] ?? ''}${'*'.repeat(Math.min(2, Math.max(1, [...name].length - 1)))}`
