import { completenessOf } from '#catalogue'
import type { Output } from '#contract'
import { stateOf } from '#frame'
import type { PublishedItem, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { Action, OfficerActor } from '#policy'
import type { api } from './api.ts'
import { standardDecider } from './domain/standard.ts'
import type { StandardCommand } from './domain/standard.ts'
import type { StandardState } from './domain/standard-state.ts'
import { versionOn } from './domain/in-force.ts'
import { evidenceFor } from './evidence.ts'
import { completenessView, findingsIn, lintContext } from './findings.ts'
import { milestoneView } from './history.ts'
import { standardLife } from './lives.ts'
import { both, organIn } from './names.ts'
import { milestonesOf } from './projections/item.ts'
import { refusalTexts } from './refusals.ts'

export type ItemView = Output<typeof api.item>
export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }

/** An item's life, and the organs that may write and review its standard. */
export interface KnownItem {
  readonly code: string
  readonly stream: string
  readonly lifeVersion: number
  readonly state: StandardState
  readonly newest: PublishedItem | undefined
  /** The organ that decides reviews; it and the competent departments may draft. */
  readonly organ: string
  readonly drafters: readonly string[]
}

export async function findKnownItem(context: RequestContext, code: string): Promise<KnownItem | undefined> {
  const stream = context.idFrom('standard', code)
  const loaded = await context.load(stream)
  if (loaded === undefined) return undefined
  const state = stateOf(standardLife, loaded)
  const newest = context.office.catalogue.versionsOf(code).at(-1)
  const bureau = context.office.catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id ?? ''
  const organ = newest?.standard.organ ?? bureau
  const drafting = state.draft === null ? [] : [state.draft.organ]
  const drafters = [...new Set([organ, bureau, ...(newest?.standard.competentOrgans ?? drafting)])]
  return { code, stream, lifeVersion: loaded.version, state, newest, organ: bureau === '' ? organ : bureau, drafters }
}

export const mayDraft = (actor: RequestContext['actor'], { drafters }: KnownItem): boolean =>
  may(actor, 'standard.draft', { organs: drafters })
export const mayReview = (actor: RequestContext['actor'], { organ }: KnownItem): boolean =>
  may(actor, 'standard.review', { organs: [organ] })

export const officerOf = ({ actor }: RequestContext): OfficerActor | undefined =>
  actor.kind === 'officer' ? actor : undefined

/** Asks the decider itself with commands made for asking: a button cannot know better than the guard. */
function actsFor(context: RequestContext, item: KnownItem): ItemView['acts'] {
  const officer = officerOf(context)
  if (officer === undefined) return []
  const [at, by, code, organ] = [context.now(), officer.id, item.code, officer.organ]
  const today = localDate(at)
  const digest = item.state.draft?.digest ?? ''
  const answers = (item.state.draft?.remarks ?? []).map((_, remark) => ({ remark, followed: true, position: '已采纳' }))
  const order = { code, organ, at, by }
  const nothing = { removals: [], steps: null, limit: null }
  const changes = { removedMaterials: [], steps: false, limit: false }
  const asked: readonly (readonly [Action, StandardCommand])[] = [
    ['standard.draft', { type: 'BeginDraft', ...order, reason: '' }],
    [
      'standard.draft',
      {
        type: 'SubmitForReview',
        ...order,
        digest: '?',
        standard: null,
        note: '',
        editors: [],
        answers,
        changes,
        record: nothing,
        errors: 0,
      },
    ],
    ['standard.draft', { type: 'AbandonDraft', ...order, reason: '' }],
    ['standard.review', { type: 'ReturnDraft', ...order, remarks: [{ section: '', text: '' }] }],
    [
      'standard.review',
      { type: 'AdoptDraft', ...order, digest, standard: null, effectiveFrom: '9999-12-31', resolution: '已协商' },
    ],
    [
      'standard.draft',
      {
        type: 'ProposeRetirement',
        ...order,
        way: 'CANCELLED',
        reason: '',
        basis: '',
        effectiveFrom: today,
        successors: [],
      },
    ],
    ['standard.review', { type: 'AdoptRetirement', code, at, by }],
    ['standard.review', { type: 'RejectRetirement', code, reason: '', at, by }],
  ]
  return asked.flatMap(([action, command]): ItemView['acts'] => {
    const allowed = action === 'standard.draft' ? mayDraft(officer, item) : mayReview(officer, item)
    if (!allowed) return []
    const decision = standardDecider.decide(command, item.state)
    if (decision.ok) return [{ act: command.type, allowed: true }]
    const { code: refusal } = decision.refusal
    return [{ act: command.type, allowed: false, code: refusal, reason: refusalTexts[refusal] }]
  })
}

export type Standing = ItemView['standing']
export function standingOf({ versions, retirement }: StandardState, today: string): Standing {
  const retiredFrom = retirement?.phase === 'adopted' ? retirement.effectiveFrom : null
  if (retiredFrom !== null && retiredFrom <= today) return 'RETIRED'
  if (versionOn(versions, null, today) !== undefined) return 'IN_FORCE'
  return versions.some(({ withdrawn }) => !withdrawn) ? 'SCHEDULED' : 'NEVER_PUBLISHED'
}

function versionLines({ versions, retirement }: StandardState, today: string): ItemView['versions'] {
  const current = versionOn(versions, retirement?.phase === 'adopted' ? retirement.effectiveFrom : null, today)
  return versions.map(({ version, at, effectiveFrom, withdrawn }) => ({
    version,
    publishedAt: at,
    effectiveFrom,
    withdrawn,
    current: version === current?.version,
    scheduled: !withdrawn && effectiveFrom > today,
  }))
}

const NO_COMPLETENESS = { filled: 0, mandatory: 0, percent: 0, missing: [] }

function draftLine(context: RequestContext, { draft }: StandardState): ItemView['draft'] {
  if (draft === null) return null
  const { phase, round, base, organ, digest, remarks, answers } = draft
  return { phase, round, base, organ: organIn(context, organ), digest, remarks: [...remarks], answers: [...answers] }
}

function retirementLine({ retirement }: StandardState): ItemView['retirement'] {
  if (retirement === null) return null
  const { phase, way, reason, basis, effectiveFrom, successors } = retirement
  return { phase, way, reason, basis, effectiveFrom, successors: [...successors] }
}

/** Everything about one item that its editors, reviewers and readers see. */
export async function itemView(context: RequestContext, item: KnownItem): Promise<ItemView> {
  const { code, state, newest, lifeVersion } = item
  const [history, lint, evidence] = await Promise.all([
    milestonesOf(context.db, code),
    lintContext(context),
    evidenceFor(context, code, newest?.standard.limits.promised.days ?? 0),
  ])
  const today = localDate(context.now())
  return {
    code,
    lifeVersion,
    name: newest === undefined ? { zh: code, en: code } : both(newest.standard.name),
    organ: organIn(context, item.organ),
    standing: standingOf(state, today),
    versions: versionLines(state, today),
    draft: draftLine(context, state),
    retirement: retirementLine(state),
    completeness: newest === undefined ? NO_COMPLETENESS : completenessView(completenessOf(newest.standard)),
    findings: newest === undefined ? [] : [...findingsIn(newest.standard, lint)],
    evidence,
    history: history.map((row) => milestoneView(context, row)).reverse(),
    acts: actsFor(context, item),
  }
}
