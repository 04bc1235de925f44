import { createHash } from 'node:crypto'
import type { TransferAgreed } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Reaction, Services } from '#frame'
import { canonicalJson, jsonObjectOf } from '#kernel'
import type { FollowTransfer } from './domain/standard.ts'
import { standardLife } from './lives.ts'

const readAgreed = eventReader<TransferAgreed>('TransferAgreed')

/** 谁审批谁负责、谁主管谁监管: the department that gave the power away supervises what comes of it from then on. */
function supervisedBy(services: Services, known: readonly string[], from: string, to: string): readonly string[] {
  const kind = services.office.catalogue.organs().find(({ id }) => id === from)?.kind
  const more = kind === 'DEPARTMENT' ? [...known, from] : known
  return [...new Set(more)].filter((organ) => organ !== to)
}

/**
 * 事项划转: the public list changes by its own rule, a new version that comes into force on the day. Nothing has to
 * happen at midnight, and what was applied for under the old version stays bound to it.
 */
export const followTransfer: Reaction = {
  name: 'standards.follow-transfer',
  types: ['TransferAgreed'],
  react: async (entry, services) => {
    const agreed = readAgreed(entry)
    if (agreed === undefined) return
    const { items, to, effectiveOn, number } = agreed
    for (const { code, from } of items) {
      const last = services.office.catalogue.versionsOf(code).at(-1)
      if (last === undefined || last.standard.organ === to) continue
      const competentOrgans = supervisedBy(services, last.standard.competentOrgans, from, to)
      const standard = jsonObjectOf({ ...last.standard, organ: to, competentOrgans, powerSource: 'TRANSFERRED' })
      const digest = createHash('sha256').update(canonicalJson(standard)).digest('hex')
      const command: FollowTransfer = {
        ...{ type: 'FollowTransfer', at: services.now(), by: '$actor', code, digest, standard },
        ...{ effectiveFrom: effectiveOn, transfer: number },
      }
      await services.run({
        life: standardLife.kind,
        stream: services.idFrom('standard', code),
        command: jsonObjectOf(command),
        by: { kind: 'system', id: services.idFrom('system', 'standards') },
        idempotency: { scope: 'transfer', key: `${entry.envelope.stream} ${code}`, content: { digest } },
      })
    }
  },
}
