import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const text = '经核对，不予同意。'
const organ = randomUUID()
const transfer = `/transfers/${randomUUID()}`

/** At the doors of 机构改革: about batches that nobody has, so that nothing changes. */
export const REFORM_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'organisation.transfer': { path: transfer },
  'organisation.itemsOfOrgan': { path: `/organs/${organ}/items` },
  'organisation.prepareTransfer': {
    body: {
      ...{ number: '文号1', title: '划转', way: 'ITEMS', from: [organ], to: randomUUID(), items: [] },
      ...{ basis: '行政许可法第二十五条', effectiveOn: '2099-01-01', openCases: 'MOVE' },
    },
  },
  'organisation.writeChapter': {
    path: `${transfer}/chapters`,
    body: { chapter: 'SEALS', count: 0, list: [], points: [] },
  },
  'organisation.settlePoint': { path: `${transfer}/points`, body: { chapter: 'SEALS', point: 0, settlement: text } },
  'organisation.signMemorandum': { path: `${transfer}/signature`, body: { digest: '0'.repeat(64) } },
  'organisation.reopenMemorandum': { path: `${transfer}/reopening`, body: { reason: text } },
  'organisation.abandonTransfer': { path: `${transfer}/abandonment`, body: { reason: text } },
  'organisation.closeTransfer': { path: `${transfer}/closing`, body: {} },
}

/** Who answers for powers: deciders, supervisors and those who write standards. */
const MOVERS: readonly Visitor[] = [
  'decider',
  'standardEditor',
  'standardReviewer',
  'supervisor',
  'foreignDesk',
  'foreignSupervisor',
]

export function reformOwed(officers: readonly Visitor[]): Readonly<Record<string, Owed>> {
  const unseenMovers = { enters: [], unseen: MOVERS }
  return {
    'organisation.transfers': { enters: officers },
    'organisation.transfer': { enters: [], unseen: officers },
    'organisation.itemsOfOrgan': { enters: officers },
    'organisation.prepareTransfer': { enters: MOVERS },
    'organisation.writeChapter': unseenMovers,
    'organisation.settlePoint': unseenMovers,
    'organisation.signMemorandum': unseenMovers,
    'organisation.reopenMemorandum': unseenMovers,
    'organisation.abandonTransfer': unseenMovers,
    'organisation.closeTransfer': unseenMovers,
  }
}
