import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import { BODY_ERASED } from '#ledger'
import { CASE_EVENT_TYPES } from '../domain/events.ts'
import { readCaseEvent } from '../read-events.ts'
import { addEvent, unchanged } from './case-change.ts'
import type { CaseBeginning, CaseChange, Stage } from './case-change.ts'

/** Every case as its entries left it: one line to list and find it by, and its papers. */
export const caseFileProjection: Projection = {
  name: 'approval.case_file',
  schema: 'approval',
  tables: ['_private_case', '_private_application'],
  mode: 'inline',
  types: [...CASE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const changes = changesOf(entries)
    const begun = changes.flatMap((change) => (change.beginning === null ? [] : [{ ...change.beginning, change }]))
    const moved = changes.filter(({ beginning }) => beginning === null)
    if (begun.length > 0) await insertCases(tx, begun)
    if (moved.length > 0) await updateCases(tx, moved)
    const corrected = moved.filter(({ form, materials }) => form !== null || materials.length > 0)
    if (corrected.length > 0) await updateApplications(tx, corrected)
    const mended = changes.filter(({ corrections }) => corrections.length > 0)
    for (const change of mended) await mendApplication(tx, change)
    const handedOver = changes.filter(({ organ }) => organ !== null)
    if (handedOver.length > 0) await moveCases(tx, handedOver)
    const erased = entries
      .filter(({ envelope }) => envelope.type === BODY_ERASED)
      .map(({ envelope }) => envelope.stream)
    if (erased.length > 0) await eraseCases(tx, erased)
  },
}

/** One change per case, however many of its entries came at once: an UPDATE … FROM takes each line only once. */
function changesOf(entries: readonly StoredEntry[]): readonly CaseChange[] {
  const changes = new Map<string, CaseChange>()
  for (const entry of entries) {
    const event = readCaseEvent(entry)
    if (event === undefined) continue
    const { stream, version } = entry.envelope
    changes.set(stream, addEvent(changes.get(stream) ?? unchanged(stream), event, version))
  }
  return [...changes.values()]
}

const json = (value: unknown): string => JSON.stringify(value)

type Begun = CaseBeginning & { readonly change: CaseChange }
const reviewsOf = ({ reviews, change }: Begun) => change.route ?? reviews

/** As the UPDATE below has it: an opinion that is still to be reviewed is not decided on, also where a life comes at once. */
function stageOf(begun: Begun): Stage | null {
  const { stage, reviewed } = begun.change
  const reviews = reviewsOf(begun)
  if (reviewed !== null) return reviewed === reviews.at(-1) ? 'examined' : 'inReview'
  return stage === 'examined' && reviews.length > 0 ? 'inReview' : stage
}

/** What begins, a column at a time, in the order of the statement's parameters. */
function columnsOf(begun: readonly Begun[]): readonly unknown[] {
  const column = <T>(pick: (one: Begun) => T): readonly T[] => begun.map(pick)
  return [
    column(({ change }) => change.id),
    column(({ change }) => change.version),
    column(({ caseNumber }) => caseNumber),
    column(({ trackingCode }) => trackingCode),
    column(({ itemCode }) => itemCode),
    column(({ itemVersion }) => itemVersion),
    column(({ itemName }) => itemName),
    column(({ organ }) => organ),
    column(({ region }) => region),
    column(({ applicantAlias }) => applicantAlias),
    column(({ applicant }) => json(applicant)),
    column(stageOf),
    column(({ submittedAt }) => submittedAt),
    column(({ change }) => change.receivedAt),
    column(({ change }) => json(change.clock)),
    column(({ limits, classLimits, change }) =>
      json(change.timeClass === null ? limits : classLimits[change.timeClass]),
    ),
    column(({ combinedPost }) => combinedPost),
    column(({ windowAuthority }) => windowAuthority),
    column(({ change }) => change.acceptor),
    column(({ change }) => json(change.examiners)),
    column(({ change }) => json(change.milestones)),
    column(({ change }) => json(change.defects ?? [])),
    column(({ change }) => json(change.examination)),
    column(({ answers }) => json(answers)),
    column(({ change }) => json(change.form ?? {})),
    column(({ change }) => json(change.materials)),
    column((one) => json(reviewsOf(one))),
    column(({ channel }) => channel),
    column(({ express }) => express),
    column(({ bundle }) => bundle),
    column(({ change }) => change.visits),
    column(({ change }) => change.paper),
    column(({ certificate }) => certificate),
    column(({ change }) => json(change.watchOn)),
    column(({ classLimits }) => json(classLimits)),
    // A rebuild brings a whole life in at once: what came later than the beginning counts here too.
    column(({ timeClass, change }) => change.timeClass ?? timeClass),
    column(({ change }) => change.assignee),
  ]
}

async function insertCases(tx: ProjectionTx, begun: readonly Begun[]): Promise<void> {
  await tx.query(
    `with cases as (
       insert into ${tx.schema}._private_case
         (id, version, case_number, tracking_code, item_code, item_version, item_name, organ, region, applicant,
          applicant_name, stage, submitted_at, received_at, clock, limits, combined_post, window_authority, acceptor,
          examiners, milestones, defects, examination, reviews, channel, express, bundle, visits, paper,
          certificate, watch_on, class_limits, time_class, assignee)
       select id, version, case_number, tracking_code, item_code, item_version, item_name, organ, region, alias,
              applicant->>'name', stage, submitted_at, received_at, clock, limits, combined_post, window_authority,
              acceptor, array(select jsonb_array_elements_text(examiners)), milestones, defects,
              nullif(examination, 'null'), array(select jsonb_array_elements_text(reviews)), channel, express, bundle,
              visits, paper, certificate, (select min(day::date) from jsonb_array_elements_text(watch_on) as day),
              class_limits, time_class, assignee
       from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[],
                   $9::text[], $10::text[], $11::jsonb[], $12::text[], $13::timestamptz[], $14::timestamptz[],
                   $15::jsonb[], $16::jsonb[], $17::boolean[], $18::boolean[], $19::text[], $20::jsonb[],
                   $21::jsonb[], $22::jsonb[], $23::jsonb[], $27::jsonb[], $28::text[], $29::boolean[], $30::text[],
                   $31::int[], $32::boolean[], $33::text[], $34::jsonb[], $35::jsonb[], $36::text[],
                   $37::text[])
         as t (id, version, case_number, tracking_code, item_code, item_version, item_name, organ, region, alias,
               applicant, stage, submitted_at, received_at, clock, limits, combined_post, window_authority, acceptor,
               examiners, milestones, defects, examination, reviews, channel, express, bundle, visits, paper,
               certificate, watch_on, class_limits, time_class, assignee)
     )
     insert into ${tx.schema}._private_application (id, applicant, answers, form, materials)
     select * from unnest($1::uuid[], $11::jsonb[], $24::jsonb[], $25::jsonb[], $26::jsonb[])`,
    columnsOf(begun),
  )
}

/** Those of the class it was put into just now, else as they were. */
const REVIEWS = `case when t.route = 'null' then c.reviews else array(select jsonb_array_elements_text(t.route)) end`

async function updateCases(tx: ProjectionTx, moved: readonly CaseChange[]): Promise<void> {
  const column = <T>(pick: (one: CaseChange) => T): readonly T[] => moved.map(pick)
  await tx.query(
    `update ${tx.schema}._private_case c
     set version = t.version,
         stage = case
           when t.reviewed is not null and t.reviewed = (${REVIEWS})[cardinality(${REVIEWS})] then 'examined'
           when t.reviewed is not null or (t.stage = 'examined' and cardinality(${REVIEWS}) > 0) then 'inReview'
           else coalesce(t.stage, c.stage) end,
         reviews = ${REVIEWS},
         assignee = case when t.moved then t.assignee else coalesce(t.assignee, c.assignee) end,
         limits = coalesce(c.class_limits -> t.time_class, c.limits),
         time_class = coalesce(t.time_class, c.time_class),
         visits = c.visits + t.visits,
         paper = c.paper or t.paper,
         watch_on = least(c.watch_on, (select min(day::date) from jsonb_array_elements_text(t.watch_on) as day)),
         received_at = coalesce(t.received_at, c.received_at),
         clock = c.clock || t.clock,
         milestones = c.milestones || t.milestones,
         defects = coalesce(nullif(t.defects, 'null'), c.defects),
         examination = coalesce(nullif(t.examination, 'null'), c.examination),
         acceptor = coalesce(t.acceptor, c.acceptor),
         examiners = c.examiners || array(select jsonb_array_elements_text(t.examiners))
     from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::jsonb[], $6::jsonb[], $7::jsonb[],
                 $8::jsonb[], $9::text[], $10::jsonb[], $11::text[], $12::text[], $13::text[], $14::int[],
                 $15::boolean[], $16::jsonb[], $17::boolean[], $18::jsonb[])
       as t (id, version, stage, received_at, clock, milestones, defects, examination, acceptor, examiners, reviewed,
             assignee, time_class, visits, paper, watch_on, moved, route)
     where c.id = t.id`,
    [
      column(({ id }) => id),
      column(({ version }) => version),
      column(({ stage }) => stage),
      column(({ receivedAt }) => receivedAt),
      column(({ clock }) => json(clock)),
      column(({ milestones }) => json(milestones)),
      column(({ defects }) => json(defects)),
      column(({ examination }) => json(examination)),
      column(({ acceptor }) => acceptor),
      column(({ examiners }) => json(examiners)),
      column(({ reviewed }) => reviewed),
      column(({ assignee }) => assignee),
      column(({ timeClass }) => timeClass),
      column(({ visits }) => visits),
      column(({ paper }) => paper),
      column(({ watchOn }) => json(watchOn)),
      column(({ moved }) => moved),
      column(({ route }) => json(route)),
    ],
  )
}

async function updateApplications(tx: ProjectionTx, corrected: readonly CaseChange[]): Promise<void> {
  await tx.query(
    `update ${tx.schema}._private_application a
     set form = coalesce(nullif(t.form, 'null'), a.form),
         materials = coalesce((
           select jsonb_agg(old order by place)
           from jsonb_array_elements(a.materials) with ordinality as o (old, place)
           where not exists (
             select from jsonb_array_elements(t.materials) newer where newer->>'material' = old->>'material')
         ), '[]') || t.materials
     from unnest($1::uuid[], $2::jsonb[], $3::jsonb[]) as t (id, form, materials)
     where a.id = t.id`,
    [
      corrected.map(({ id }) => id),
      corrected.map(({ form }) => json(form)),
      corrected.map(({ materials }) => json(materials)),
    ],
  )
}

/** 事项划转: what was still being consulted on or looked at stays with the case; only whose it is changes. */
const moveCases = (tx: ProjectionTx, handedOver: readonly CaseChange[]) =>
  tx.query(
    `update ${tx.schema}._private_case c set organ = t.organ
     from unnest($1::uuid[], $2::text[]) as t (id, organ) where c.id = t.id`,
    [handedOver.map(({ id }) => id), handedOver.map(({ organ }) => organ)],
  )

/** 笔误更正: rare, one line at a time. A name is also what the case is found by. */
async function mendApplication(tx: ProjectionTx, { id, corrections }: CaseChange): Promise<void> {
  for (const [place, becomes] of corrections) {
    const [, part, name] = place.split('/')
    const column = part === 'applicant' ? 'applicant' : 'form'
    await tx.query(
      `update ${tx.schema}._private_application set ${column} = jsonb_set(${column}, array[$2],
         case when jsonb_typeof(${column} -> $2) = 'number' and $3 ~ '^-?[0-9]{1,15}(\\.[0-9]{1,6})?$'
              then to_jsonb($3::numeric) else to_jsonb($3::text) end)
       where id = $1`,
      [id, name, becomes],
    )
    if (place === '/applicant/name') {
      await tx.query(`update ${tx.schema}._private_case set applicant_name = $2 where id = $1`, [id, becomes])
    }
  }
}

async function eraseCases(tx: ProjectionTx, erased: readonly string[]): Promise<void> {
  for (const table of caseFileProjection.tables)
    await tx.query(`delete from ${tx.schema}.${table} where id = any($1::uuid[])`, [erased])
}
