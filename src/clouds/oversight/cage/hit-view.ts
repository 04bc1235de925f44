import type { Static } from 'typebox'
import type { RequestContext } from '#frame'
import { actText } from '../act-texts.ts'
import type { Finding } from '../api-shapes.ts'
import type { RuleDefinition } from '../domain/rule-definition.ts'
import type { Hit } from '../rules/facts.ts'
import { findingText } from '../rules/words.ts'

/** What a rule found, with names for ids. */
export function hitView(
  { office: { catalogue } }: Pick<RequestContext, 'office'>,
  { kind }: Pick<RuleDefinition, 'kind'>,
  hit: Hit,
): Static<typeof Finding> {
  return {
    ...{ caseId: hit.number === '' ? null : hit.case, caseNumber: hit.number, at: hit.at },
    person: hit.person === null ? '' : catalogue.officerName(hit.person),
    organ: hit.organ === null ? '' : catalogue.organName(hit.organ),
    finding: findingText(kind, hit.figures, actText),
  }
}
