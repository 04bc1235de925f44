import type { Services } from '#frame'
import type { Actor } from '#policy'
import type { Seed } from './demo-district.ts'

/** What departments of the demo district gave up when the one seal took the place of theirs; the last still waits. */
const OLD_SEALS = [
  ['示范区市场监督管理局', '990101000101', 'PHYSICAL', '冯存印'],
  ['示范区卫生健康局', '990101000102', 'PHYSICAL', '康旧章'],
  ['示范区住房和城乡建设局', '990101000103', 'ELECTRONIC', '梁前印'],
  ['示范区林业局', '990101000104', 'PHYSICAL', '林收章'],
] as const
const END_OF_USE = '2025-12-31'
const DESTROYED_ON = '2026-01-15'

/** 印章缴销: so that the list of old seals has something to show. */
export async function seedOldSeals(seed: Seed, services: Services, keeper: Actor, replacedBy: string): Promise<void> {
  const at = services.now()
  for (const [organName, registration, kind, handedOverBy] of OLD_SEALS) {
    const stream = services.idFrom('old seal', registration)
    const given = { organName, name: `${organName}行政审批专用章`, registration, kind, handedOverBy }
    const taken = { type: 'HandOverOldSeal', at, by: '$actor', ...given, endOfUse: END_OF_USE, replacedBy }
    await seed({ life: 'oldSeal', stream, command: taken }, `old seal ${registration}`, keeper)
    if (registration === OLD_SEALS.at(-1)?.[1]) continue
    const method = kind === 'ELECTRONIC' ? 'REVOKED' : 'CUT'
    const certificateNumber = `销印〔2026〕${registration.slice(-1)}号`
    const proof = { on: DESTROYED_ON, method, certificateNumber, witnesses: ['监销人甲', '监销人乙'] }
    const command = { type: 'DestroyOldSeal', at, by: '$actor', ...proof }
    await seed({ life: 'oldSeal', stream, command }, `old seal destroyed ${registration}`, keeper)
  }
}
