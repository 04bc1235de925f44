import type { Translate } from '#web/i18n/index.ts'
import type { Inspection } from '../client.ts'
import type { visitTexts } from './texts.ts'

type Place = Inspection['visits'][number]['photos'][number]['place']
const DECIMALS = 5

/** A metre or so is what a fifth decimal tells. */
export const placeText = (place: Place, t: Translate<keyof typeof visitTexts.zh>): string =>
  place === null
    ? t('unplaced')
    : t('placed', {
        latitude: place.latitude.toFixed(DECIMALS),
        longitude: place.longitude.toFixed(DECIMALS),
        accuracy: Math.round(place.accuracy),
      })
