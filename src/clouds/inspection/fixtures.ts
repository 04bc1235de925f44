import type { InspectionCommand } from './domain/inspection.ts'
import type { Flow } from './domain/events.ts'

type Opening = Extract<InspectionCommand, { type: 'OpenInspection' }>
const flow: Flow = {
  ...{ noticeDays: null, visitDays: 10, photosMin: 1, rectifyDays: 30, reinspection: 'ON_SITE', firstCheckDays: 30 },
}

/** An inspection of an invented shop by two inspectors, with two points to look at. */
export const anOpening = (
  changes: Partial<Omit<Opening, 'flow'>> & { readonly flow?: Partial<Flow> } = {},
): Opening => ({
  type: 'OpenInspection',
  ...{ at: '2026-03-02T01:00:00.000Z', by: 'system', organ: 'market', number: 'JC20260001', source: 'DRAW' },
  ...{ object: 'object', itemCode: 'food', itemName: '食品经营许可', licence: 'JY1', address: '示范区一号路1号' },
  holder: { kind: 'PERSON', name: '某甲', id: '990101199001011235' },
  ...{ approvers: ['decider'], facts: [], plan: null, draw: 'draw', duty: null, case: null },
  inspectors: ['first', 'second'],
  checklist: ['P1', 'P2'].map((code) => ({ code, text: { zh: code, en: code }, basis: '某法第一条', grave: false })),
  due: '2026-03-16',
  ...changes,
  flow: { ...flow, ...changes.flow },
})
