import type { PublishedItem, Reaction, Services } from '#frame'
import type { JsonObject } from '#kernel'
import { dueSteps } from '../domain/bundle.ts'
import type { BundleCommand, BundleStep } from '../domain/bundle.ts'
import type { DraftContent } from '../drafts.ts'
import { bundleLife, caseLife } from '../lives.ts'
import { commandJson } from '../run-case.ts'
import { applicationOf, recordFiling } from '../submission.ts'
import { bundleOfCase, casesOfBundle, loadBundle, standingOf } from './bundle-cases.ts'
import type { Bundle } from './bundle-cases.ts'

/** The run loop takes commands of every life as JSON; ours are made of nothing else. */
export const bundleJson = (command: BundleCommand): JsonObject => command as never

export const contentOf = (
  { filed }: Pick<Bundle, 'filed'>,
  { answers, form, materials }: BundleStep,
): DraftContent => ({
  applicant: { ...filed.applicant },
  answers: { ...answers },
  form: { ...form },
  materials: materials.map((one) => ({ ...one, fileName: one.material, mediaType: '', sizeBytes: 1 })),
})

/** The application of one step, checked like one that comes alone. */
export const stepApplication = (
  services: Services,
  item: PublishedItem,
  account: string,
  bundle: Pick<Bundle, 'id' | 'filed'>,
  step: BundleStep,
) =>
  applicationOf(services, item, contentOf(bundle, step), {
    account,
    channel: bundle.filed.channel,
    bundle: bundle.id,
    // The page of a package says what is fetched before it is handed in as one matter.
    consent: 'PACKAGE',
    ...(bundle.filed.handler === undefined ? {} : { handler: bundle.filed.handler }),
    ...(step.expressDays === null ? {} : { express: true, expressDays: step.expressDays }),
  })

/** Files every case whose turn it is. Twice, or by two at once, is once: the case's id comes from matter and item. */
export async function fileDueSteps(services: Services, id: string): Promise<void> {
  const bundle = await loadBundle(services, id)
  if (bundle === undefined) return
  const account = await services.office.accounts.accountOf(bundle.filed.by)
  // Who has had himself forgotten applies for nothing any more.
  if (account === null) return
  const cases = await casesOfBundle(services.db, id)
  const { steps } = bundle.filed
  const standing = new Map(steps.map((step) => [step.item, standingOf(bundle, step, cases.get(step.item))]))
  for (const step of dueSteps(steps, standing)) await fileStep(services, bundle, step, account)
}

async function fileStep(services: Services, bundle: Bundle, step: BundleStep, account: string): Promise<void> {
  const item = await services.office.catalogue.findItem(step.item)
  const command = item === undefined ? undefined : await stepApplication(services, item, account, bundle, step)
  if (item === undefined || command === undefined || 'refusal' in command) {
    // The standard has changed since the matter was filed: nothing is guessed, the applicant is told.
    const code = command === undefined || !('refusal' in command) ? 'ITEM_NOT_IN_FORCE' : command.refusal.code
    await services.run({
      life: bundleLife.kind,
      stream: bundle.id,
      command: bundleJson({ type: 'RecordStepNotFiled', at: services.now(), by: '$actor', item: step.item, code }),
      by: { kind: 'system', id: services.idFrom('actor', 'system') },
    })
    return
  }
  const stream = services.idFrom('bundle step', bundle.id, step.item)
  const by = { kind: 'applicant', id: account } as const
  await services.run({ life: caseLife.kind, stream, command: commandJson(command), by })
  await recordFiling(services, stream, item.standard)
}

/** 串联办理: what is granted sets off what waited for it, and so does the filing itself, should the server have died. */
export const fileDueBundleSteps: Reaction = {
  name: 'approval.file-due-bundle-steps',
  types: ['BundleFiled', 'CaseGranted'],
  react: async ({ envelope: { stream, type } }, services) => {
    const bundle = type === 'BundleFiled' ? stream : await bundleOfCase(services.db, stream)
    if (bundle !== null) await fileDueSteps(services, bundle)
  },
}
