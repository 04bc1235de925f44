import { eventReader, stateOf } from '#frame'
import type { Services } from '#frame'
import type { SealRegistered, SealUseBegan } from '../domain/events.ts'
import { sealLife } from '../lives.ts'

const readUse = eventReader<SealUseBegan>('SealUseBegan')
const readRegistered = eventReader<SealRegistered>('SealRegistered')

/** Which seal a paper bears, as its own life registered it before the seal was put on. */
async function sealOn(services: Services, document: string): Promise<string> {
  const uses = (await services.history(document)).map(readUse)
  return uses.find((use) => use !== undefined)?.seal ?? services.office.seal.stream
}

/** Sealed after the key was stolen, as far as the bureau knows: nobody can say whose hand it was. */
export async function isVoidByCompromise(services: Services, document: string, sealedAt: string): Promise<boolean> {
  const state = stateOf(sealLife, await services.load(await sealOn(services, document)))
  if (state.phase === 'absent') return false
  return state.keys.some(
    ({ compromisedSince, from, until }) =>
      compromisedSince !== null &&
      sealedAt >= compromisedSince &&
      sealedAt >= from &&
      (until === null || sealedAt < until),
  )
}

/** In whose name a letter went out: the organ whose seal it bears. */
export async function organOfPaper(services: Services, document: string): Promise<string> {
  const { catalogue, seal } = services.office
  const stream = await sealOn(services, document)
  if (stream === seal.stream) return seal.organName
  const registered = (await services.history(stream)).map(readRegistered).find((event) => event !== undefined)
  return registered === undefined ? seal.organName : catalogue.organName(registered.organ)
}
