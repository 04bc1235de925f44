import { maskApplicant } from '#catalogue'
import type { Output } from '#contract'
import type { Services } from '#frame'
import { parseUnifiedSocialCreditCode } from '#kernel'
import type { api } from './api.ts'
import { dutyDecider } from './domain/duty.ts'
import type { DutyState, DutyWork } from './domain/duty.ts'
import type { DutyRow } from './projections/duty.ts'
import { refusalTexts } from './refusals.ts'

export type DutyView = Output<typeof api.duty>
export type Reader = Services & { readonly language: 'zh' | 'en' }

/** Standards may leave the English out. */
interface Words {
  readonly zh: string
  readonly en?: string | undefined
}
export const inWords = ({ zh, en }: Words, language: 'zh' | 'en'): string => (language === 'en' ? (en ?? zh) : zh)

/** Asks the decider itself with a command made for asking: the button cannot know better than the guard. */
function actsFor(row: DutyRow, at: string, by: string): DutyView['acts'] {
  const state: DutyState = {
    phase: 'present',
    stage: row.stage,
    approvers: row.approvers,
    claimedBy: row.claimedBy,
    acknowledged: row.acknowledgedAt !== null,
    claimMissed: row.claimMissed,
    records: row.records.map(({ result }) => result),
    answered: row.answers.map(({ record }) => record),
  }
  const asked: readonly DutyWork[] = [
    { type: 'ClaimDuty', at, by },
    { type: 'ReturnDuty', at, by, reason: '' },
    { type: 'RecordSupervision', at, by, method: 'ON_SITE', found: '', result: 'NORMAL', measure: '' },
    { type: 'NoteInspection', at, by, on: '', inspection: null },
  ]
  return asked.map((command) => {
    const decision = dutyDecider.decide(command, state)
    if (decision.ok) return { act: command.type, allowed: true }
    const { code } = decision.refusal
    return { act: command.type, allowed: false, code, reason: refusalTexts[code] }
  })
}

function recordsOf({ office }: Reader, { records, answers }: DutyRow): DutyView['records'] {
  const { officerName } = office.catalogue
  return records.map(({ by, ...record }, index) => {
    const answer = answers.find((one) => one.record === index)
    return {
      ...record,
      by: officerName(by),
      answer:
        answer === undefined
          ? null
          : { at: answer.at, by: officerName(answer.by), answer: answer.answer, text: answer.text },
    }
  })
}

/** What the push carried along, and where it came from. */
function pushOf(reader: Reader, { push, organ }: DutyRow) {
  const { catalogue } = reader.office
  const name = (one: string) => catalogue.nameIn(reader.language, catalogue.organName(one))
  const region = catalogue.regions.find(({ code }) => code === push?.region)
  return {
    kind: push?.kind ?? null,
    region: region === undefined ? null : inWords(region.name, reader.language),
    industry: push?.industry ?? null,
    basis: push?.basis ?? null,
    list: push?.list ?? null,
    line: push?.line ?? null,
    alsoWith: (push?.organs ?? []).filter((one) => one !== organ).map(name),
    firstCheckDue: push?.firstCheckDue ?? null,
    validUntil: push?.validUntil ?? null,
    facts: (push?.facts ?? []).map(([label, value]) => ({ label, value })),
    commitment: push?.commitment ?? null,
  }
}

/** A duty in the reader's language; `officer` is who asks what he may do. */
export async function dutyView(reader: Reader, row: DutyRow, officer: string): Promise<DutyView> {
  const { catalogue } = reader.office
  const { language } = reader
  const { decidedAt, openedAt, claimedBy, returned, claimDue, push } = row
  const [item, pinned] = await Promise.all([
    catalogue.findItem(row.itemCode),
    push === null ? undefined : catalogue.findItem(row.itemCode, push.itemVersion),
  ])
  const now = reader.now()
  const due = claimDue?.toISOString() ?? null
  const proposed = returned?.proposes ?? null
  const organ = (id: string) => catalogue.nameIn(language, catalogue.organName(id))
  return {
    ...{ id: row.id, version: row.version, case: row.caseId, caseNumber: row.caseNumber, itemCode: row.itemCode },
    ...{ outcome: row.outcome, object: { ...row.object }, stage: row.stage, inspectedOn: row.inspectedOn },
    ...pushOf(reader, row),
    itemName: catalogue.nameIn(language, row.itemName),
    organ: organ(row.organ),
    decidedBy: organ(row.decidedBy),
    decidedAt: decidedAt.toISOString(),
    openedAt: openedAt.toISOString(),
    lagMs: openedAt.getTime() - decidedAt.getTime(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedMeans: row.acknowledgedMeans,
    claimDue: due,
    overdue: row.stage === 'open' && due !== null && due < now,
    claimedBy: claimedBy === null ? null : catalogue.officerName(claimedBy),
    certificateIdentifier: row.certificateIdentifier,
    conditions: (pinned?.standard.conditions ?? []).map(({ text }) => inWords(text, language)),
    points: (item?.standard.supervision.points ?? []).map((point) => inWords(point, language)),
    returned:
      returned === null
        ? null
        : {
            ...{ at: returned.at, by: catalogue.officerName(returned.by), reason: returned.reason },
            proposes: proposed === null ? null : { id: proposed, name: organ(proposed) },
          },
    records: recordsOf(reader, row),
    acts: actsFor(row, now, officer),
  }
}

/** Of a natural person's number only what tells two people apart; an enterprise's code is public. */
export function maskObject<O extends { readonly idNumber: string }>(object: O): O {
  const kind = parseUnifiedSocialCreditCode(object.idNumber).ok ? 'ENTERPRISE' : 'PERSON'
  const { shown } = maskApplicant({ kind, idNumber: object.idNumber, phone: '' })
  return { ...object, idNumber: shown.idNumber }
}

/** The same for a person's eyes. A department's own system is told the whole number, by which it finds its file. */
export async function deskView(reader: Reader, row: DutyRow, officer: string): Promise<DutyView> {
  const view = await dutyView(reader, row, officer)
  return { ...view, object: maskObject(view.object) }
}
