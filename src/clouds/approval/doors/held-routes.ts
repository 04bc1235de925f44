import { isCancelled } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Output } from '#contract'
import type { CatalogueOffice, Handlers, RequestContext } from '#frame'
import type { api } from '../api.ts'
import { findApplication } from '../projections/case-row.ts'
import { listOwnCertificates } from '../projections/held-certificate.ts'
import type { HeldCertificate } from '../projections/held-certificate.ts'
import { NOT_FOUND } from '../run-case.ts'
import type { heldApi } from './held-api.ts'

type Held = Output<typeof api.heldCertificates>['items'][number]
type Service = Held['services'][number]

const ITEMS_PER_READ = 100

/** Which items act on a certificate that is there; imported ones say nothing about certificates. */
async function changingItems(catalogue: CatalogueOffice): Promise<readonly ItemStandard[]> {
  const found: ItemStandard[] = []
  let after: string | null = null
  do {
    const hits = await catalogue.search({
      source: 'DEMO_DISTRICT',
      limit: ITEMS_PER_READ,
      ...(after === null ? {} : { after }),
    })
    found.push(...hits.items.map(({ standard }) => standard))
    after = hits.after
  } while (after !== null)
  return found.filter((standard) => (standard.changeKind ?? 'NEW') !== 'NEW' && !isCancelled(standard))
}

/** The same reading of the standard by which a submission is checked. */
const dealsWith = ({ result, materials }: ItemStandard, type: string): boolean =>
  result === null ? materials.some(({ certificateType }) => certificateType === type) : result.certificateType === type

const serviceOf = ({ code, name, changeKind }: ItemStandard): readonly Service[] =>
  changeKind === undefined || changeKind === 'NEW' ? [] : [{ code, name, changeKind }]

async function heldView(
  { db, office, language }: RequestContext,
  { identifier, caseId, organ, certificateType, certificateName, validUntil }: HeldCertificate,
  items: readonly ItemStandard[],
): Promise<readonly Held[]> {
  const application = await findApplication(db, caseId)
  if (application === undefined) return []
  return [
    {
      identifier,
      certificateType,
      certificateName: office.catalogue.nameIn(language, certificateName),
      validUntil,
      holder: application.applicant,
      form: { ...application.form },
      services: items.filter((item) => item.organ === organ && dealsWith(item, certificateType)).flatMap(serviceOf),
    },
  ]
}

export const heldHandlers: Pick<Handlers<typeof api>, keyof typeof heldApi> = {
  heldCertificates: async (_, context) => {
    const { actor, db, office } = context
    if (actor.kind !== 'applicant') return NOT_FOUND
    const aliases = await office.accounts.aliases(actor.id)
    const [held, items] = await Promise.all([listOwnCertificates(db, aliases), changingItems(office.catalogue)])
    return { items: (await Promise.all(held.map((one) => heldView(context, one, items)))).flat() }
  },
}
