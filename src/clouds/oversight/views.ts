import type { Output } from '#contract'
import { isIncluded, isIntact } from '#frame'
import type { CheckpointView, RequestContext } from '#frame'
import type { StoredEntry } from '#ledger'
import { actorText, actText } from './act-texts.ts'
import type { api } from './api.ts'
import type { OrderEscalated } from './domain/events.ts'
import type { CardRow } from './projections/card.ts'
import { STANDING_RULES } from './rules/standing-rules.ts'
import { findingText } from './rules/words.ts'

export type CardView = Output<typeof api.answerCard>
export type ActView = Output<typeof api.trail>['acts'][number]

/** Cards from before rules were data say only their code; the book still knows what it meant. */
function ruleOf({ rule, name, family, basis, addressee, ruleVersion }: CardRow) {
  const standing = STANDING_RULES.find(({ code }) => code === rule)
  return {
    name: name ?? standing?.name ?? { zh: rule, en: rule },
    family: family ?? standing?.family ?? 'DURING',
    basis: basis ?? standing?.basis ?? '',
    addressee: addressee ?? 'ORGAN',
    ruleVersion: ruleVersion ?? 0,
  }
}

/** In whose words: the rule's own sentence, or the inspector's where somebody reported it. */
function findingOf(kind: CardRow['kind'], figures: CardRow['figures']) {
  if (kind === null) return null
  const said = String(figures['facts'] ?? '')
  return kind === 'REPORT' ? { zh: said, en: said } : findingText(kind, figures, actText)
}

interface GoneUp extends Pick<OrderEscalated, 'at' | 'to'> {
  readonly person?: string | null
  readonly instead?: boolean
}
/** To whom, by name; an empty name where nobody could be named. */
export const goneUp = (
  { office: { catalogue } }: Pick<RequestContext, 'office'>,
  { at, to, person = null, instead = false }: GoneUp,
) => ({ at, to, person: person === null ? '' : catalogue.officerName(person), instead })

function cardGoneUp(context: Pick<RequestContext, 'office'>, row: CardRow): CardView['escalated'] {
  const { escalatedTo: to, escalatedAt: at, escalatedPerson, head } = row
  if (to === null || at === null) return null
  const atHead = to === 'SECTION_HEAD'
  // Cards from before the column hold the head alone.
  const person = escalatedPerson ?? (atHead ? head : null)
  return goneUp(context, { to, at: at.toISOString(), person, instead: atHead && person !== null && head === null })
}

export function cardView(context: Pick<RequestContext, 'office'>, row: CardRow): CardView {
  const { catalogue } = context.office
  const { organ, raisedAt, answeredAt, answeredBy, explanation, liftedAt, liftedDue, liftedNotice } = row
  const { acknowledgedAt, acknowledgedBy, person, ...line } = row
  const { id, version, caseId, caseNumber, rule, colour, due, usedPercent, step, answerDue, kind, figures } = line
  const lifted = liftedAt !== null && liftedDue !== null && liftedNotice !== null
  const unanswered = answeredAt === null || answeredBy === null || explanation === null
  return {
    ...{ id, version, caseId, caseNumber, rule, colour, due, usedPercent, step, answerDue, ...ruleOf(row) },
    finding: findingOf(kind, figures),
    person: person === null ? null : catalogue.officerName(person),
    acknowledged:
      acknowledgedAt === null || acknowledgedBy === null
        ? null
        : { at: acknowledgedAt.toISOString(), by: catalogue.officerName(acknowledgedBy) },
    escalated: cardGoneUp(context, row),
    organ: catalogue.organName(organ),
    raisedAt: raisedAt.toISOString(),
    answer: unanswered ? null : { at: answeredAt.toISOString(), by: catalogue.officerName(answeredBy), explanation },
    lifted: lifted ? { at: liftedAt.toISOString(), due: liftedDue, notice: liftedNotice } : null,
  }
}

export async function actView(
  context: RequestContext,
  entry: StoredEntry,
  checkpoint: CheckpointView,
): Promise<ActView> {
  const { type, actor, organ, occurredAt, recordedAt, signature } = entry.envelope
  const { catalogue, proofs } = context.office
  return {
    leafIndex: entry.leafIndex,
    leafHash: entry.leafHash,
    type,
    text: actText(type),
    actor: actorText(type, catalogue.officerName(actor), context.language),
    organ: catalogue.organName(organ),
    occurredAt,
    recordedAt,
    signed: signature !== undefined,
    proved: isIntact(entry) && (await isIncluded(entry, checkpoint, proofs)),
  }
}
