import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Item } from '../client.ts'
import { itemTexts } from './texts.ts'

const KNOWN = [
  'StandardPublished',
  'StandardDrafted',
  'StandardSubmittedForReview',
  'StandardReviewReturned',
  'StandardDisagreementSettled',
  'StandardDraftAbandoned',
  'StandardVersionWithdrawn',
  'StandardRetirementProposed',
  'StandardRetirementRejected',
  'StandardRetired',
] as const

/** Every milestone with who, when, why: newest first. */
export function History({ item }: { readonly item: Item }) {
  const t = useTexts(itemTexts)
  const { language } = useLanguage()
  return (
    <ol className="plain standard-history">
      {item.history.map(({ type, at, by, organ, lines }) => {
        const known = KNOWN.find((each) => each === type)
        return (
          <li key={`${at} ${type}`}>
            <p>
              <strong>{known === undefined ? type : t(known)}</strong>
              {'　'}
              <span className="soft">
                {formatMoment(at, language)}
                {'　'}
                {by === '' ? '' : t('by', { name: by, organ: inLanguage(organ, language) })}
              </span>
            </p>
            {lines.map((line) => (
              <p key={line.zh}>{inLanguage(line, language)}</p>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
