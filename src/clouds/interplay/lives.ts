import type { LifeDefinition, Services } from '#frame'
import { bulletinDecider } from './domain/bulletin.ts'
import type { BulletinCommand, BulletinState } from './domain/bulletin.ts'
import { BULLETIN_TYPES, EXCHANGE_TYPES } from './domain/events.ts'
import type { BulletinPublished, ExchangeEvent } from './domain/events.ts'
import { exchangeDecider } from './domain/exchange.ts'
import type { ExchangeCommand } from './domain/exchange.ts'
import type { ExchangeState } from './domain/exchange-state.ts'

export const exchangeLife: LifeDefinition<ExchangeCommand, ExchangeState | null, ExchangeEvent> = {
  kind: 'exchange',
  decider: exchangeDecider,
  eventTypes: EXCHANGE_TYPES,
}
export const bulletinLife: LifeDefinition<BulletinCommand, BulletinState | null, BulletinPublished> = {
  kind: 'claimBulletin',
  decider: bulletinDecider,
  eventTypes: BULLETIN_TYPES,
}

type Words = Pick<Services, 'idFrom'>
/** Named after what brings them about: the same cause never opens two. */
export const streams = ({ idFrom }: Words) => ({
  noObjection: (cause: string) => idFrom('no objection', cause),
  changeNotice: (item: string, digest: string) => idFrom('change notice', item, digest),
  fromInteraction: (interaction: string) => idFrom('objection in a running case', interaction),
  bulletin: (quarter: string) => idFrom('claim bulletin', quarter),
})
