import { localDate } from '#kernel'
import type { Services } from '#frame'
import type { Actor } from '#policy'
import type { District } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Seed } from './demo-district.ts'

/** An authorisation of the window is looked at again within the year. */
const AUTHORISED_DAYS = 365

/** The chief approval officer lets one officer at the window decide what its standards let a window decide (WF-16). */
export async function seedWindowAuthority(
  seed: Seed,
  { officers, region }: District,
  standards: readonly ItemStandard[],
  services: Services,
): Promise<void> {
  const atWindow = officers.find(({ roles }) => roles.includes('intakeOfficer') && roles.includes('decider'))
  const head = officers.find(({ roles }) => roles.length === 1 && roles.includes('decider'))
  const items = standards
    .filter(({ windowAuthority, organ }) => windowAuthority && organ === head?.organ)
    .map(({ code }) => code)
  if (atWindow === undefined || head === undefined || items.length === 0) return
  const at = services.now()
  const command = {
    type: 'AuthoriseWindow',
    at,
    by: '$actor',
    officer: atWindow.id,
    items,
    until: localDate(new Date(Date.parse(at) + AUTHORISED_DAYS * 86_400_000).toISOString()),
    basis: '示范审批〔2026〕授字第1号',
  }
  const actor: Actor = { kind: 'officer', id: head.id, organ: head.organ, region, roles: head.roles }
  const stream = services.idFrom('window authority', atWindow.id)
  await seed({ life: 'windowAuthority', stream, command }, 'window authority', actor)
}
