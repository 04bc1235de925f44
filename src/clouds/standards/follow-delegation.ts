import { createHash } from 'node:crypto'
import type { DelegationGranted, DelegationRecalled } from '#clouds/organisation/events'
import { delegatedCode } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { PublishedItem, Reaction, Services } from '#frame'
import { canonicalJson, jsonObjectOf } from '#kernel'
import type { PublishStandard, RecallStandard } from './domain/standard.ts'
import { standardLife } from './lives.ts'

type Delegation = DelegationGranted | DelegationRecalled
const read = eventReader<Delegation>('DelegationGranted', 'DelegationRecalled')

/** Nine digits name a town or a street, twelve a village or a community (GB/T 2260). */
const levelOf = (region: string) => (region.length > 9 ? 'VILLAGE' : 'TOWNSHIP')

/** The item as the organ below decides it: every element is the original's, in its own name and region. */
function implementation({ standard }: PublishedItem, { to, region }: DelegationGranted, organ: string) {
  const { name, competentOrgans } = standard
  const supervising = [...new Set([...competentOrgans, standard.organ])].filter((each) => each !== to)
  return jsonObjectOf({
    ...standard,
    ...{ code: delegatedCode(standard.code, region), name: { ...name, zh: `${name.zh}（${organ}）` } },
    ...{ organ: to, region, exerciseLevel: levelOf(region), powerSource: 'DELEGATED', keywords: [] },
    competentOrgans: supervising,
  })
}

async function run(services: Services, code: string, command: PublishStandard | RecallStandard, key: string) {
  await services.run({
    life: standardLife.kind,
    stream: services.idFrom('standard', code),
    command: jsonObjectOf(command),
    by: { kind: 'system', id: services.idFrom('system', 'standards') },
    idempotency: { scope: 'delegation', key, content: { code } },
  })
}

/** 下放与收回: an item of its own for the organ below, from the day on; off the list again from the day it is recalled. */
export const followDelegation: Reaction = {
  name: 'standards.follow-delegation',
  types: ['DelegationGranted', 'DelegationRecalled'],
  react: async (entry, services) => {
    const event = read(entry)
    const done = { at: services.now(), by: '$actor' }
    for (const { code } of event?.items ?? []) {
      if (event === undefined) return
      const own = delegatedCode(code, event.region)
      const key = `${entry.envelope.stream} ${event.type} ${code}`
      if (event.type === 'DelegationRecalled') {
        const { effectiveOn: effectiveFrom, reason, number } = event
        const retired = { way: 'MERGED', reason, basis: number, effectiveFrom, successors: [code] } as const
        await run(services, own, { type: 'RecallStandard', code: own, ...retired, ...done }, key)
        continue
      }
      const last = services.office.catalogue.versionsOf(code).at(-1)
      if (last === undefined) continue
      const standard = implementation(last, event, services.office.catalogue.organName(event.to))
      const digest = createHash('sha256').update(canonicalJson(standard)).digest('hex')
      const published = { code: own, digest, standard, effectiveFrom: event.effectiveOn }
      await run(services, own, { type: 'PublishStandard', ...published, ...done }, key)
    }
  },
}
