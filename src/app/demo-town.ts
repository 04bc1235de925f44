import type { Matters } from '#catalogue'
import { NOTICE_NAMES } from '#clouds/certificate/events'
import { addDays, localDate } from '#kernel'
import { giveSeal } from './give-seal.ts'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

const AUTHORISED_DAYS = 365

/** 经济发达镇: the town of the demo decides what is delegated to it in its own name, with a seal of its own. */
export async function seedTownSeal(
  { services }: WholeOffice,
  place: { readonly installation: Installation; readonly dataFolder: string },
  { district }: Matters,
): Promise<void> {
  const town = district.organs.find(({ key }) => key === 'exemplarTown')
  const keeper = district.officers.find(({ organ, roles }) => organ === town?.id && roles.includes('sealKeeper'))
  if (town === undefined || keeper === undefined) return
  const stream = services.office.seal.ownStream(town.id)
  if ((await services.load(stream)) === undefined) await giveSeal(place, services, town.id)
  const at = services.now()
  const until = addDays(localDate(at), AUTHORISED_DAYS)
  const steps = ['CERTIFICATE', ...Object.keys(NOTICE_NAMES)]
  const { id, roles } = keeper
  const result = await services.run({
    ...{ life: 'seal', stream, command: { type: 'AuthoriseSealUse', at, by: '$actor', steps, until } },
    by: { kind: 'officer', id, organ: town.id, region: town.region, roles },
    idempotency: { scope: 'seed', key: 'town seal authorisation', content: { town: town.id } },
  })
  // Handed on to another keeper since: his word stands.
  if (!result.ok && result.refusal.code !== 'SEAL_NOT_IN_YOUR_CUSTODY')
    throw new Error(`The town’s seal cannot be set up: ${result.refusal.code}`)
}
