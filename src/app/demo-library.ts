import type { ItemStandard } from '#catalogue/standard'
import type { Matters } from '#catalogue'
import type { RunRequest } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

type Result = NonNullable<ItemStandard['result']>
interface Named {
  readonly code: string
  readonly name: Result['name']
  readonly years: number | null
  readonly fields: Result['fields']
  readonly standard: ItemStandard
}

/** What an item yields, and what it yields where the answers make it a filing. */
const papersOf = (standard: ItemStandard): readonly Named[] => {
  const { result } = standard
  if (result === null) return []
  const paper = ({ certificateType: code, name, validityYears: years }: Omit<Result, 'fields' | 'filing'>): Named => ({
    code,
    name,
    years,
    fields: result.fields,
    standard,
  })
  return [paper(result), ...(result.filing === undefined ? [] : [paper(result.filing)])]
}

/** The lines of all items that yield the type, each once: an item fills in those it has. */
function fieldsOf(papers: readonly Named[]) {
  const labels = new Map<string, { zh: string; en: string }>()
  for (const { fields } of papers)
    for (const { label } of fields) labels.set(label.zh, { zh: label.zh, en: label.en ?? label.zh })
  return [...labels.values()].slice(0, 60).map((label, index) => ({
    id: `line${String(index + 1)}`,
    label,
    kind: 'TEXT',
    required: false,
  }))
}

/** 证照类型目录 of the demo: a type for every certificate the authored items yield, published as version 1. */
export async function seedCertificateTypes(
  office: WholeOffice,
  installation: Installation,
  matters: Matters,
): Promise<void> {
  const { services } = office
  const byCode = new Map<string, Named[]>()
  for (const paper of matters.standards.flatMap(papersOf))
    byCode.set(paper.code, [...(byCode.get(paper.code) ?? []), paper])
  const system: RunRequest['by'] = { kind: 'system', id: installation.systemActor }
  const reviewer = matters.district.officers.find(({ roles }) => roles.includes('standardReviewer'))
  if (reviewer === undefined) return
  const { region } = matters.district
  const publisher: RunRequest['by'] = { ...reviewer, kind: 'officer', region }
  const seed = async (code: string, act: string, command: object, by: RunRequest['by']) => {
    const key = `${act} ${code}`
    const result = await services.run({
      life: 'certificateType',
      stream: services.idFrom('certificate type', code),
      command: jsonObjectOf({ ...command, at: services.now(), by: '$actor' }),
      by,
      idempotency: { scope: 'demo-library', key, content: { key } },
    })
    if (!result.ok) throw new Error(`The certificate type ${code} cannot be set up: ${result.refusal.code}`)
  }
  for (const [code, papers] of byCode) {
    const [first] = papers
    if (first === undefined) continue
    const organs = papers.flatMap(({ standard }) => [standard.organ, ...standard.competentOrgans])
    const { zh, en = zh } = first.name
    const content = {
      name: { zh, en },
      holderKind: first.standard.audience.every((one) => one === 'PERSON') ? 'PERSON' : 'CASE',
      organs: [...new Set(organs)],
      fields: fieldsOf(papers),
      validity: first.years === null ? { kind: 'PERPETUAL' } : { kind: 'YEARS', years: first.years },
      sharing: [
        {
          organ: null,
          purposes: ['APPROVAL', 'SUPERVISION', 'PUBLIC_SERVICE'],
          fields: fieldsOf(papers).map(({ id }) => id),
          dailyMax: 1000,
        },
      ],
      template: null,
    }
    await seed(code, 'draft', { type: 'DraftCertificateType', code, content, note: '按实施清单登记' }, system)
    await seed(code, 'publish', { type: 'PublishCertificateType' }, publisher)
  }
}
