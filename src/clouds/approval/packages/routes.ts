import { packageArithmetic } from '#catalogue'
import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import { listedOrgans } from '../desk-routes.ts'
import { clockOf, clockView } from '../progress.ts'
import { documentsOf } from '../projections/case-document.ts'
import { findApplication, listOwnCases } from '../projections/case-row.ts'
import { NOT_FOUND } from '../run-case.ts'
import type { packagesApi } from './api.ts'
import { casesOfBundle, listBundles, loadBundle, standingOf } from './bundle-cases.ts'
import type { Bundle } from './bundle-cases.ts'
import { listExpress, serviceLevel } from './express.ts'
import { findOwnBundle } from './file-bundle.ts'
import { findPackage } from './find-package.ts'
import type { FoundPackage } from './find-package.ts'

type BundleView = Output<typeof api.myBundle>
type Standing = BundleView['steps'][number]['standing']
type Guide = Output<typeof api.package>
type Handed = Output<typeof api.myMaterials>['items'][number]

const BUNDLES_MAX = 20
const CASES_READ = 50

function guideOf(context: RequestContext, { definition, whole, version }: FoundPackage): Guide['guide'] {
  const { catalogue } = context.office
  const organs = [...new Set(whole.parts.flatMap(({ standard }) => standard.competentOrgans))]
  const named = (id: string) => ({ id, name: catalogue.organName(id) })
  return {
    code: definition.code,
    version,
    publishedAt: context.now(),
    standard: whole.standard,
    organ: named(whole.standard.organ),
    competentOrgans: organs.map(named),
    retired: null,
  }
}

async function packageView(context: RequestContext, found: FoundPackage): Promise<Guide> {
  const { definition, whole } = found
  const { sum, apart, together } = packageArithmetic(whole.parts, definition.example)
  const nameOf = (code: string) => whole.parts.find(({ standard }) => standard.code === code)?.standard.name
  const express = await listExpress(context.db, { items: definition.steps.map(({ item }) => item) })
  return {
    guide: guideOf(context, found),
    lead: definition.lead,
    example: definition.example,
    arithmetic: {
      sum,
      apart: apart.map(({ item, materials }) => ({
        item,
        name: nameOf(item) ?? { zh: item },
        materials: [...materials],
      })),
      together: together.map(({ name, items, supplier }) => ({ name, items: [...items], supplier })),
    },
    steps: whole.parts.map(({ step, standard }) => ({
      item: standard.code,
      name: standard.name,
      organ: context.office.catalogue.organName(standard.organ),
      after: step.after,
      promised: { days: standard.limits.promised.days, unit: standard.limits.promised.unit },
      expressDays: step.expressDays ?? null,
    })),
    serviceLevel: serviceLevel(context, express),
  }
}

async function bundleView(context: RequestContext, bundle: Bundle): Promise<BundleView> {
  const { id, filed } = bundle
  const cases = await casesOfBundle(context.db, id)
  const documents = await documentsOf(
    context.db,
    [...cases.values()].map((row) => row.id),
  )
  const failed = new Set<string>()
  const steps: BundleView['steps'] = []
  for (const step of filed.steps) {
    const row = cases.get(step.item)
    const standing = tellStanding(bundle, step, row, failed)
    if (standing !== 'open' && standing !== 'granted' && standing !== 'notBegun') failed.add(step.item)
    const item = await context.office.catalogue.findItem(step.item, row?.itemVersion)
    steps.push({
      item: step.item,
      name: item?.standard.name ?? { zh: row?.itemName ?? step.item },
      after: [...step.after],
      expressDays: step.expressDays,
      standing,
      case:
        row === undefined
          ? null
          : {
              id: row.id,
              caseNumber: row.caseNumber,
              trackingCode: row.trackingCode,
              stage: row.stage,
              clock: clockView(clockOf(context, row)),
              documents: documents
                .filter(({ caseId, released }) => caseId === row.id && released)
                .map(({ id: document, title }) => ({ id: document, title })),
            },
    })
  }
  const handed = filed.steps.flatMap(({ materials }) => materials.map(({ sha256 }) => sha256))
  const definition = context.office.packages.find(({ code }) => code === filed.package)
  return {
    id,
    name: definition?.name ?? { zh: filed.name },
    package: filed.package,
    filedAt: filed.at,
    files: new Set(handed).size,
    uses: handed.length,
    steps,
  }
}

/** What waits for something that failed will not be filed: said, not left to be found out. */
function tellStanding(
  bundle: Bundle,
  step: Bundle['filed']['steps'][number],
  row: Parameters<typeof standingOf>[2],
  failed: ReadonlySet<string>,
): Standing {
  if (row === undefined && bundle.notFiled.includes(step.item)) return 'notFiled'
  if (row === undefined && step.after.some((item) => failed.has(item))) return 'blocked'
  return standingOf(bundle, step, row)
}

/** 一套清: what this person has handed in, as what, newest first; the same file as the same paper only once. */
async function handedIn(context: RequestContext, account: string): Promise<readonly Handed[]> {
  const { db, office } = context
  const rows = await listOwnCases(db, await office.accounts.aliases(account), undefined, CASES_READ)
  const found = new Map<string, Handed>()
  for (const row of rows) {
    const [item, application] = await Promise.all([
      office.catalogue.findItem(row.itemCode, row.itemVersion),
      findApplication(db, row.id),
    ])
    for (const { material, ...file } of application?.materials ?? []) {
      const asked = item?.standard.materials.find(({ id }) => id === material)
      if (asked === undefined) continue
      const { name, kind = 'OTHER' } = asked
      const key = `${file.sha256} ${kind} ${name.zh}`
      const handedInOn = localDate(row.submittedAt.toISOString())
      if (!found.has(key)) found.set(key, { ...file, name, kind, caseNumber: row.caseNumber, handedInOn })
    }
  }
  return [...found.values()]
}

export const packagesHandlers: Pick<Handlers<typeof api>, keyof typeof packagesApi> = {
  packages: (_, { office }) =>
    Promise.resolve({
      items: office.packages.flatMap(({ code }) => {
        const found = findPackage(office, code)
        if (found === undefined) return []
        const { definition, whole } = found
        const { sum, together } = packageArithmetic(whole.parts, definition.example)
        const { name, lead, steps } = definition
        const express = steps.every(({ expressDays }) => expressDays !== undefined)
        return [{ code, name, lead, items: steps.length, sum, together: together.length, express }]
      }),
    }),

  package: async ({ params }, context) => {
    const found = findPackage(context.office, params.code)
    return found === undefined ? NOT_FOUND : packageView(context, found)
  },

  myBundles: async (_, context) => {
    const { actor, db, office } = context
    if (actor.kind !== 'applicant') return NOT_FOUND
    const ids = await listBundles(db, await office.accounts.aliases(actor.id), BUNDLES_MAX)
    const bundles = await Promise.all(ids.map((id) => loadBundle(context, id)))
    const items: BundleView[] = []
    for (const bundle of bundles) if (bundle !== undefined) items.push(await bundleView(context, bundle))
    return { items }
  },

  myBundle: async ({ params }, context) => {
    if (context.actor.kind !== 'applicant') return NOT_FOUND
    const bundle = await findOwnBundle(context, context.actor, params.id)
    return bundle === undefined ? NOT_FOUND : bundleView(context, bundle)
  },

  myMaterials: async (_, context) =>
    context.actor.kind === 'applicant' ? { items: [...(await handedIn(context, context.actor.id))] } : NOT_FOUND,

  expressCases: async (_, context) => {
    const rows = await listExpress(context.db, { organs: listedOrgans(context) })
    const open = rows
      .map((row) => ({ row, clock: clockView(clockOf(context, row)) }))
      .filter(({ clock }) => clock.phase !== 'concluded')
    const due = ({ clock }: (typeof open)[number]) => clock.promised?.due ?? clock.acceptance?.due ?? ''
    const items = open
      .toSorted((a, b) => (due(a) < due(b) ? -1 : 1))
      .map(({ row, clock }) => ({
        id: row.id,
        caseNumber: row.caseNumber,
        itemName: { zh: row.itemName, en: context.office.catalogue.nameIn('en', row.itemName) },
        applicantName: row.applicantName,
        stage: row.stage,
        clock,
      }))
    return { items, serviceLevel: serviceLevel(context, rows) }
  },
}
