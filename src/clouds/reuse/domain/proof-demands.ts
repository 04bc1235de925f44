import { cycleThrough } from '#catalogue/item-graph'
import type { ItemStandard, Material } from '#catalogue/standard'

/** One paper an item asks for that somebody else issues: item × material × issuing organ. */
export interface ProofDemand {
  readonly item: string
  readonly organ: string
  readonly material: string
  readonly proof: string
  readonly proofEn: string
  /** What it is known by across items: its certificate type, or its name. */
  readonly key: string
  readonly certificateType: string | null
  /** Our own items that yield it. */
  readonly issuingItems: readonly string[]
  readonly issuer: string | null
  readonly required: boolean
  /** Really asked of people; false: fetched. */
  readonly askedOfPeople: boolean
  readonly hasBasis: boolean
}
export type FindingReason = 'CIRCLE' | 'SAME_BUREAU' | 'NO_BASIS' | 'NOBODY_ISSUES'
export interface FoundDemand {
  readonly kind: 'CIRCULAR' | 'REPEATED' | 'ABSURD'
  readonly reason: FindingReason
  /** The same finding tomorrow. */
  readonly key: string
  readonly items: readonly string[]
  readonly organ: string
  readonly proof: string
  readonly proofEn: string
}

const PROOFS: readonly Material['kind'][] = ['DEPARTMENTAL_APPROVAL', 'SHARED_PROOF', 'CERTIFICATE']
const tidy = (name: string): string => name.normalize('NFKC').replaceAll(/[\s（(][^）)]*[）)]|\s/g, '')
/** What a thing that was lost or spoilt looks like cannot be fetched: it is the matter itself. */
const isProof = ({ kind, certificateType, name }: Material): boolean =>
  certificateType !== undefined || PROOFS.includes(kind) || /证明(书|文件|材料)?$/.test(tidy(name.zh))

const isNew = ({ changeKind = 'NEW' }: ItemStandard): boolean => changeKind === 'NEW'

/** 证明事项清单: derived from all standards in force. Alterations of a certificate are no way to get it. */
export function proofDemands(standards: readonly ItemStandard[]): readonly ProofDemand[] {
  const producers = new Map<string, string[]>()
  for (const standard of standards.filter(isNew)) {
    const { result, code } = standard
    const types = result === null ? [] : [result.certificateType, result.filing?.certificateType]
    for (const type of types) if (type !== undefined) producers.set(type, [...(producers.get(type) ?? []), code])
  }
  return standards.flatMap((standard) =>
    standard.materials.filter(isProof).map((material): ProofDemand => {
      const { id, name, certificateType, issuer, required, source, basis } = material
      return {
        item: standard.code,
        organ: standard.organ,
        material: id,
        proof: name.zh,
        proofEn: name.en ?? name.zh,
        key: certificateType ?? tidy(name.zh),
        certificateType: certificateType ?? null,
        issuingItems: certificateType === undefined ? [] : (producers.get(certificateType) ?? []),
        issuer: issuer?.zh ?? null,
        required,
        askedOfPeople: source === 'APPLICANT',
        hasBasis: basis !== undefined,
      }
    }),
  )
}

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

/**
 * Items that can be begun at all: every paper they require can be had from outside, or from an item that can be begun.
 * What is left over stands in a circle or behind one.
 */
function obtainable(standards: readonly ItemStandard[], demands: readonly ProofDemand[]): ReadonlySet<string> {
  const needs = grouped(
    demands.filter(({ required, issuingItems }) => required && issuingItems.length > 0),
    ({ item }) => item,
  )
  const reached = new Set<string>()
  for (let before = -1; before < reached.size;) {
    before = reached.size
    for (const { code } of standards)
      if ((needs.get(code) ?? []).every(({ issuingItems }) => issuingItems.some((one) => reached.has(one))))
        reached.add(code)
  }
  return reached
}

function circles(standards: readonly ItemStandard[], demands: readonly ProofDemand[]): readonly FoundDemand[] {
  const reached = obtainable(standards, demands)
  const stuck = standards.filter(({ code }) => !reached.has(code))
  const edges = (code: string) =>
    demands
      .filter(({ item, required }) => item === code && required)
      .flatMap(({ issuingItems }) => issuingItems.filter((one) => !reached.has(one)))
  const found = new Map<string, FoundDemand>()
  for (const { code, organ } of stuck) {
    const way = cycleThrough(code, edges)
    if (way === undefined) continue
    const members = [...new Set(way)].toSorted()
    const key = members.join()
    const first = demands.find(({ item, issuingItems }) => item === way[0] && issuingItems.includes(way[1] ?? ''))
    if (first === undefined || found.has(key)) continue
    const { proof, proofEn } = first
    found.set(key, { kind: 'CIRCULAR', reason: 'CIRCLE', key, items: way, organ, proof, proofEn })
  }
  return [...found.values()]
}

/** 重复证明: several items of one bureau ask people for the same paper. */
function repeated(asked: readonly ProofDemand[]): readonly FoundDemand[] {
  const same = grouped(asked, ({ organ, key }) => `${organ} ${key}`)
  return [...same].flatMap(([key, group]): readonly FoundDemand[] => {
    const items = [...new Set(group.map(({ item }) => item))].toSorted()
    const [first] = group
    if (first === undefined || items.length < 2) return []
    const { organ, proof, proofEn } = first
    return [{ kind: 'REPEATED', reason: 'SAME_BUREAU', key, items, organ, proof, proofEn }]
  })
}

/** 奇葩证明: no law asks for it, or nobody could issue it. */
const absurd = (asked: readonly ProofDemand[]): readonly FoundDemand[] =>
  asked.flatMap(({ item, organ, material, proof, proofEn, hasBasis, issuingItems, issuer }) => {
    const nobody = issuingItems.length === 0 && issuer === null
    if (hasBasis && !nobody) return []
    const reason = hasBasis ? 'NOBODY_ISSUES' : 'NO_BASIS'
    return [{ kind: 'ABSURD', reason, key: `${item} ${material}`, items: [item], organ, proof, proofEn } as const]
  })

/** Everything that ought to be looked at, worst first. */
export function demandFindings(standards: readonly ItemStandard[]): readonly FoundDemand[] {
  const demands = proofDemands(standards)
  const asked = demands.filter(({ askedOfPeople }) => askedOfPeople)
  return [...circles(standards, demands), ...absurd(asked), ...repeated(asked)]
}
