import { unreachable } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { OfficerAppointed, OrganRegistered, StructureEvent } from './domain/events.ts'
import { readOfficerEvent, readOrganEvent, readStructureEvent } from './projections/read-events.ts'

export interface OrganisationNames {
  readonly apply: (entry: StoredEntry) => void
  /** Empty when nobody of this id is known. */
  readonly organName: (organ: string) => string
  readonly officerName: (officer: string) => string
  /** Null for one who sits in none. */
  readonly sectionOf: (officer: string) => string | null
  readonly organs: () => readonly OrganName[]
}
export interface OrganName extends Pick<OrganRegistered, 'name' | 'nameEn' | 'kind' | 'region'> {
  readonly id: string
  /** 窗口模式: the department this organ takes in for, without any power of its own; null for every other. */
  readonly collectsFor: string | null
  /** 下属单位: the organ this body stands under; null for every other. */
  readonly under: string | null
  /** 内设科室 that work today. */
  readonly sections: readonly OrganSection[]
}

interface OrganSection {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
}

function arranged(organ: OrganName, event: StructureEvent): OrganName {
  switch (event.type) {
    case 'OrganArranged': {
      const { model, types, parent } = event
      const under = types.includes('SUBORDINATE') ? parent : null
      return { ...organ, under, collectsFor: model === 'WINDOW' ? parent : null }
    }
    case 'SectionSet': {
      const others = organ.sections.filter(({ id }) => id !== event.id)
      return { ...organ, sections: [...others, { id: event.id, name: event.name }] }
    }
    case 'SectionClosed':
      return { ...organ, sections: organ.sections.filter(({ id }) => id !== event.section) }
    case 'OfficerPlaced':
      return organ
    default:
      return unreachable(event)
  }
}

/** Names of organs and officers in memory: almost every page shows some, and a bureau has few hundred of them. */
export function organisationNames(): OrganisationNames {
  const organs = new Map<string, OrganName>()
  const officers = new Map<string, OfficerAppointed['name']>()
  /** Which organ a life of structure is of, and who sits in which section. */
  const structures = new Map<string, string>()
  const places = new Map<string, string | null>()
  const build = (stream: string, event: StructureEvent) => {
    if (event.type === 'OrganArranged') structures.set(stream, event.organ)
    if (event.type === 'OfficerPlaced') places.set(event.officer, event.section)
    const organ = organs.get(structures.get(stream) ?? '')
    if (organ !== undefined) organs.set(organ.id, arranged(organ, event))
  }
  return {
    apply: (entry) => {
      const id = entry.envelope.stream
      const organ = readOrganEvent(entry)
      if (organ !== undefined) {
        const { name, nameEn, kind, region } = organ
        organs.set(id, { id, name, nameEn, kind, region, collectsFor: null, under: null, sections: [] })
      }
      const event = readStructureEvent(entry)
      if (event !== undefined) build(id, event)
      const officer = readOfficerEvent(entry)
      if (officer?.type === 'OfficerAppointed') officers.set(id, officer.name)
    },
    organName: (organ) => organs.get(organ)?.name ?? '',
    officerName: (officer) => officers.get(officer) ?? '',
    sectionOf: (officer) => places.get(officer) ?? null,
    organs: () => [...organs.values()],
  }
}
