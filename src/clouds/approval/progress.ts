import type { Output } from '#contract'
import type { RequestContext, Services } from '#frame'
import { clock, explain } from '#kernel'
import type { Clock } from '#kernel'
import type { api } from './api.ts'
import type { Liability } from './domain/events.ts'
import type { Bilingual, Milestone } from './milestone.ts'
import type { Stage } from './projections/case-change.ts'
import type { CaseDocument } from './projections/case-document.ts'
import type { CaseRow } from './projections/case-row.ts'

type CaseProgress = Output<typeof api.myCase>['progress']
type ClockView = CaseProgress['clock']
type Catalogue = Services['office']['catalogue']

/** How time stands in a case now: always computed, never stored. */
export const clockOf = (services: Services, row: Pick<CaseRow, 'clock' | 'limits' | 'organ'>): Clock =>
  clock(row.clock, services.office.calendar.current(row.organ), row.limits, services.now())

type Countdown = NonNullable<Clock['promised']>
const limitView = (limit: Countdown | null): ClockView['promised'] =>
  limit === null
    ? null
    : {
        due: limit.due,
        remaining: limit.remaining,
        total: limit.total,
        unit: limit.unit,
        usedShare: limit.usedShare,
        provisional: limit.provisional,
      }

export const clockView = (time: Clock): ClockView => ({
  phase: time.phase,
  colour: time.colour,
  acceptance: limitView(time.acceptance),
  promised: limitView(time.promised),
  statutory: limitView(time.statutory),
  explanation: time.explanation.map((line) => ({ zh: explain(line, 'zh'), en: explain(line, 'en') })),
})

/** Who looks: the desk sees posts and names, the applicant reasons, a mere tracking code neither. */
export type Onlooker = 'desk' | 'applicant' | 'trackingCode'

/** Whose turn it is as the desks say it, by post; to the applicant the bureau is one. */
function turnOf(stage: Stage, organ: Bilingual, onlooker: Onlooker): Bilingual {
  const inside = stage === 'submitted' || stage === 'accepted' || stage === 'inReview' || stage === 'examined'
  if (inside && onlooker !== 'desk') return organ
  switch (stage) {
    case 'submitted':
      return { zh: `${organ.zh}·受理人员`, en: `${organ.en}, intake officer` }
    case 'preAccepted':
    case 'awaitingCorrection':
      return { zh: '申请人', en: 'The applicant' }
    case 'accepted':
      return { zh: `${organ.zh}·审查人员`, en: `${organ.en}, examiner` }
    case 'inReview':
      return { zh: `${organ.zh}·审核人员`, en: `${organ.en}, reviewer` }
    case 'examined':
      return { zh: `${organ.zh}·决定人员`, en: `${organ.en}, decider` }
    case 'granted':
    case 'refused':
    case 'notAccepted':
    case 'withdrawn':
    case 'terminated':
    case 'annulled':
      return { zh: '已办结', en: 'Closed' }
  }
}

/** The document an act brought about. */
const DOCUMENT_OF: Readonly<Partial<Record<Milestone['type'], string>>> = {
  ApplicationAccepted: 'ACCEPTANCE_NOTICE',
  AcceptanceDeemed: 'ACCEPTANCE_NOTICE',
  CorrectionRequested: 'CORRECTION_NOTICE',
  ApplicationNotAccepted: 'NON_ACCEPTANCE_NOTICE',
  CaseGranted: 'CERTIFICATE',
  CaseRefused: 'REFUSAL_NOTICE',
}

/** 首问责任: who passed what on inside the bureau is nothing the applicant has to follow. */
const HAND_OFFS: readonly Milestone['type'][] = [
  'CaseAssigned',
  'CaseReturned',
  'CaseNoted',
  'UpperLevelPrepared',
  'OpinionHandedOn',
  'DepartmentOpinionGiven',
]
const STEPS_INSIDE: readonly Milestone['type'][] = ['CaseExamined', 'CaseReviewed']

/** One case and its straight way: a step that was sent back does not count as done until it is done again. */
function straightWay(milestones: readonly Milestone[], stage: Stage): readonly Milestone[] {
  const returned = milestones.findLastIndex(({ type }) => type === 'CaseReturned')
  const stands = ({ type }: Milestone, index: number) =>
    !STEPS_INSIDE.includes(type) || (index > returned && !(type === 'CaseReviewed' && stage === 'inReview'))
  return milestones.filter((one, index) => !HAND_OFFS.includes(one.type) && stands(one, index))
}

const RECEIVED: readonly Milestone['type'][] = [
  'ApplicationPreAccepted',
  'CorrectionRequested',
  'ApplicationAccepted',
  'ApplicationNotAccepted',
]

/** 首问负责人: who dealt with the application first answers for it to the end; null while nobody has. */
export function contactOf({ office }: Services, { milestones }: Pick<CaseRow, 'milestones'>): string | null {
  const first = milestones.find(({ type, by }) => by !== null && RECEIVED.includes(type))?.by ?? null
  const name = first === null ? '' : office.catalogue.officerName(first)
  return name === '' ? null : name
}

/** 谁审批谁负责: organ and person in words, and the document the power came by. The code alone is told no name. */
function liabilityText({ organ, person, document }: Liability, onlooker: Onlooker, catalogue: Catalogue): Bilingual {
  const name = catalogue.organName(organ)
  const who = person === null || onlooker === 'trackingCode' ? '' : catalogue.officerName(person)
  const by = document === null ? { zh: '', en: '' } : { zh: `（依据${document}）`, en: ` (by ${document})` }
  return {
    zh: `审批责任：${name}${who === '' ? '' : `，决定人${who}`}${by.zh}`,
    en: `answerable: ${catalogue.nameIn('en', name)}${who === '' ? '' : `, decided by ${who}`}${by.en}`,
  }
}

function milestoneText(one: Milestone, onlooker: Onlooker, catalogue: Catalogue): Bilingual {
  const { text, reason, liability } = one
  const parts: Bilingual[] = []
  if (onlooker !== 'trackingCode' && reason !== null && reason !== '') parts.push({ zh: reason, en: reason })
  if (liability !== undefined) parts.push(liabilityText(liability, onlooker, catalogue))
  if (parts.length === 0) return text
  return {
    zh: `${text.zh}（${parts.map(({ zh }) => zh).join('；')}）`,
    en: `${text.en} (${parts.map(({ en }) => en).join('; ')})`,
  }
}

function milestoneView(
  one: Milestone,
  documents: readonly CaseDocument[],
  onlooker: Onlooker,
  catalogue: Catalogue,
): CaseProgress['milestones'][number] {
  const { type, at, by } = one
  const known = onlooker !== 'trackingCode'
  const document = documents.find(({ kind, released }) => released && kind === DOCUMENT_OF[type])
  const { officerName } = catalogue
  return {
    type,
    at,
    text: milestoneText(one, onlooker, catalogue),
    // The system is nobody's name: what it did says so in its own words.
    ...(onlooker === 'desk' && by !== null && officerName(by) !== '' ? { by: officerName(by) } : {}),
    ...(known && document !== undefined ? { document: { id: document.id, title: document.title } } : {}),
  }
}

export function progressOf(
  services: Services & Pick<RequestContext, 'language'>,
  row: CaseRow,
  documents: readonly CaseDocument[],
  onlooker: Onlooker,
): CaseProgress {
  const { catalogue } = services.office
  const { language } = services
  const organName = catalogue.organName(row.organ)
  const shown = onlooker === 'desk' ? row.milestones : straightWay(row.milestones, row.stage)
  return {
    caseNumber: row.caseNumber,
    itemName: catalogue.nameIn(language, row.itemName),
    organ: { id: row.organ, name: catalogue.nameIn(language, organName) },
    stage: row.stage,
    turn: turnOf(row.stage, { zh: organName, en: catalogue.nameIn('en', organName) }, onlooker),
    clock: clockView(clockOf(services, row)),
    milestones: shown.map((one) => milestoneView(one, documents, onlooker, catalogue)),
    // Officers write freely what is wanting, names too: whoever merely holds the code is not told.
    defects:
      row.stage === 'awaitingCorrection' && onlooker !== 'trackingCode' ? row.defects.map((one) => ({ ...one })) : [],
  }
}
