import type { Projection } from '#ledger'
import {
  benefitLife,
  faqLife,
  guidanceLife,
  planLife,
  pointLife,
  portalLife,
  profileLife,
  proposalLife,
  requestLife,
  resultLife,
  visitLife,
  windowDayLife,
} from '../lives.ts'
import { lifeTable } from './life-table.ts'

const DAY_MS = 86_400_000

const requests = lifeTable(requestLife, {
  name: 'service-request',
  table: '_private_request',
  columnsOf: ({ code, kind, stage, registrar, organ, filer, clockFrom, limitDays, published }) => ({
    code,
    kind,
    stage,
    registrar,
    organ,
    filer,
    urgency: new Date(Date.parse(clockFrom) + limitDays * DAY_MS),
    published_at: published?.at ?? null,
  }),
})
const faqs = lifeTable(faqLife, {
  name: 'service-faq',
  table: 'faq',
  columnsOf: ({ organ, stage, shown, items, draftedAt }) => ({
    organ,
    stage,
    items: (shown ?? { items }).items.map(({ code }) => code),
    drafted_at: draftedAt,
  }),
})
const points = lifeTable(pointLife, {
  name: 'service-point',
  table: 'point',
  columnsOf: ({ organ, facts: { kind, region } }) => ({ organ, kind, region }),
})
const plans = lifeTable(planLife, { name: 'service-coverage-plan', table: 'coverage_plan', columnsOf: () => ({}) })
const visits = lifeTable(visitLife, {
  name: 'service-visit',
  table: '_private_visit',
  columnsOf: ({ organ, stage, booker, bookedAt }) => ({ organ, stage, booker, booked_at: bookedAt }),
})
const guidances = lifeTable(guidanceLife, {
  name: 'service-guidance',
  table: '_private_guidance',
  columnsOf: (state) => ({
    organ: state.organ,
    item_code: state.itemCode,
    case_id: state.case,
    held_at: state.at,
  }),
})
const benefits = lifeTable(benefitLife, {
  name: 'service-benefit',
  table: 'benefit',
  columnsOf: ({ organ, ended, at }) => ({ organ, ended: ended !== null, published_at: at }),
})
const profiles = lifeTable(profileLife, {
  name: 'service-profile',
  table: '_private_profile',
  columnsOf: ({ organ, stage, creditCode, declarer, at }) => ({
    organ,
    stage,
    credit_code: creditCode,
    declarer,
    declared_at: at,
  }),
})
const proposals = lifeTable(proposalLife, {
  name: 'service-proposal',
  table: '_private_proposal',
  columnsOf: ({ organ, stage, benefit, profile, changedAt }) => ({
    organ,
    stage,
    benefit,
    profile,
    changed_at: changedAt,
  }),
})
const results = lifeTable(resultLife, {
  name: 'service-result',
  table: 'result',
  columnsOf: ({ organ, itemCode, itemName, outcome, caseNumber, party, at }) => ({
    organ,
    item_code: itemCode,
    item_name: itemName,
    outcome,
    case_number: caseNumber,
    party_name: party.name,
    published_at: at,
  }),
})

const windowDays = lifeTable(windowDayLife, {
  name: 'service-window-day',
  table: '_private_window_day',
  columnsOf: ({ hall, day }) => ({ hall, day }),
})
const portals = lifeTable(portalLife, {
  name: 'service-portal',
  table: 'portal',
  columnsOf: ({ code, organ, open }) => ({ code, organ, open }),
})

export const lifeTables: readonly Projection[] = [
  requests,
  faqs,
  points,
  plans,
  visits,
  guidances,
  benefits,
  profiles,
  proposals,
  results,
  windowDays,
  portals,
]
