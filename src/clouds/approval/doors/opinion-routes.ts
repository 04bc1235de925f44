import { maskForm } from '#catalogue'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { may } from '#policy'
import type { CaseCommand } from '../domain/case-command.ts'
import type { AnsweringUnit } from '../domain/events.ts'
import { PAGE_SIZE } from '../draft-routes.ts'
import { parsePageKey, writePageKey } from '../page-key.ts'
import { findApplication, findCase } from '../projections/case-row.ts'
import { findOpinionAsked, listOpinionsAsked } from '../projections/opinion-asked.ts'
import type { OpinionAsked } from '../projections/opinion-asked.ts'
import { opinionFlow } from '../projections/opinion-flow.ts'
import { NOT_FOUND, runOnCase } from '../run-case.ts'
import type { opinionApi } from './opinion-api.ts'

/** Of a standard nobody can find it is not known what belongs to a person. */
const NO_FORM = { shown: {}, pointers: [] }

/** 内设科室和下属单位: to whom a department may hand on what it was asked. */
function unitsUnder({ office }: RequestContext, organ: string): readonly AnsweringUnit[] {
  const organs = office.catalogue.organs()
  const sections = organs.find(({ id }) => id === organ)?.sections ?? []
  return [
    ...sections.map(({ id, name }) => ({ kind: 'SECTION' as const, id, name })),
    ...organs
      .filter(({ under }) => under === organ)
      .map(({ id, name, nameEn }) => ({ kind: 'BODY' as const, id, name: { zh: name, en: nameEn } })),
  ]
}

/** The section this officer sits in, and the organ he serves. */
function unitsOf({ actor, office }: RequestContext): readonly string[] {
  if (actor.kind !== 'officer') return []
  const section = office.catalogue.sectionOf(actor.id)
  return section === null ? [actor.organ] : [section, actor.organ]
}

/** Where the question lies, whether this officer answers it, and to whom he may hand it on. */
function placeView(context: RequestContext, { organ, unit, stance, givenBack }: OpinionAsked) {
  const { actor, office } = context
  const own = actor.kind === 'officer' && actor.organ === organ
  const asked = office.catalogue.organs().find(({ id }) => id === organ)
  return {
    unit,
    givenBack: own ? givenBack : null,
    handedOnBy: own || asked === undefined ? null : { zh: asked.name, en: asked.nameEn },
    mine: unit === null ? own : unitsOf(context).includes(unit.id),
    units: own && stance === null ? [...unitsUnder(context, organ)] : [],
  }
}

async function opinionView(context: RequestContext, asked: OpinionAsked) {
  const [row, application] = await Promise.all([
    findCase(context.db, asked.caseId),
    findApplication(context.db, asked.caseId),
  ])
  const item = row === undefined ? undefined : await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
  const form = item === undefined ? NO_FORM : maskForm(item.standard.form, application?.form ?? {})
  return {
    id: asked.caseId,
    consultation: asked.id,
    caseNumber: row?.caseNumber ?? '',
    itemCode: row?.itemCode ?? '',
    itemVersion: row?.itemVersion ?? 0,
    itemName: item?.standard.name ?? { zh: row?.itemName ?? '' },
    applicantName: row?.applicantName ?? '',
    question: asked.question,
    askedAt: asked.askedAt.toISOString(),
    due: asked.due,
    stance: asked.stance,
    opinion: asked.opinion,
    ...placeView(context, asked),
    materials: [...(application?.materials ?? [])],
    answers: { ...application?.answers },
    form: { ...form.shown },
    masked: [...form.pointers],
  }
}

/** The question as it stands before the organ this officer serves, asked or handed it; another's is answered like none at all. */
async function findAsked({ actor, db }: RequestContext, id: string, consultation: string) {
  if (actor.kind !== 'officer') return undefined
  const asked = await findOpinionAsked(db, id, consultation, actor.organ)
  return asked !== undefined && may(actor, 'case.giveOpinion', { organs: [actor.organ] }) ? asked : undefined
}

type Order = Readonly<Record<'at' | 'id' | 'organ', string>> & { readonly by: '$actor' }

/** An act on what this officer's organ was asked, or handed. */
async function onAsked(
  context: RequestContext,
  caseId: string,
  id: string,
  commandFor: (asked: OpinionAsked, order: Order) => CaseCommand | RefusalAnswer,
) {
  const [asked, row] = await Promise.all([findAsked(context, caseId, id), findCase(context.db, caseId)])
  if (asked === undefined || row === undefined) return NOT_FOUND
  const command = commandFor(asked, { at: context.now(), by: '$actor', id, organ: asked.organ })
  return 'refusal' in command ? command : runOnCase(context, row, () => command)
}

export const opinionHandlers: Handlers<typeof opinionApi> = {
  opinionRequests: async ({ query }, context) => {
    const { actor, db } = context
    if (actor.kind !== 'officer') return NOT_FOUND
    const limit = query.limit ?? PAGE_SIZE
    const rows = await listOpinionsAsked(db, {
      organ: actor.organ,
      open: query.open ?? false,
      after: parsePageKey(query.after),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: await Promise.all(shown.map((one) => opinionView(context, one))),
      after: last === undefined ? null : writePageKey({ submittedAt: last.askedAt.toISOString(), id: last.caseId }),
    }
  },

  // The look and its purpose are recorded before this is answered (app/http/mount.ts).
  opinionInFull: async ({ params, query }, context) => {
    const asked = await findAsked(context, params.id, query.consultation)
    const application = asked === undefined ? undefined : await findApplication(context.db, asked.caseId)
    return application === undefined ? NOT_FOUND : { form: { ...application.form } }
  },

  giveOpinion: ({ params, body: { consultation, stance, opinion } }, context) =>
    onAsked(context, params.id, consultation, (_, order) => ({
      ...{ type: 'GiveOpinion', ...order, stance, opinion, units: unitsOf(context) },
    })),

  giveOpinionBack: ({ params, body: { consultation, reason } }, context) =>
    onAsked(context, params.id, consultation, (_, order) => ({
      ...{ type: 'GiveOpinionBack', ...order, reason, units: unitsOf(context) },
    })),

  handOpinionOn: ({ params, body: { consultation, unit: wanted } }, context) =>
    onAsked(context, params.id, consultation, ({ organ }, order) => {
      const { actor } = context
      // Whoever was handed it answers it or gives it back: only the department asked says where it goes.
      if (actor.kind !== 'officer' || actor.organ !== organ) return NOT_FOUND
      const isWanted = ({ kind, id }: AnsweringUnit) => kind === wanted?.kind && id === wanted.id
      const unit = wanted === null ? null : unitsUnder(context, organ).find(isWanted)
      return unit === undefined ? { refusal: { code: 'UNIT_NOT_THEIRS' } } : { type: 'HandOpinionOn', ...order, unit }
    }),

  opinionFlow: async (_, { db, office }) => {
    const names = new Map(office.catalogue.organs().map(({ id, name, nameEn }) => [id, { zh: name, en: nameEn }]))
    const rows = await opinionFlow(db)
    return { items: rows.map((row) => ({ ...row, organName: names.get(row.organ) ?? { zh: '' } })) }
  },
}
