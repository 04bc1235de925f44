import type { StoredEntry } from '#ledger'
import type { OfficerAppointed, OrganRegistered } from './domain/events.ts'
import { readArranged, readOfficerEvent, readOrganEvent } from './projections/read-events.ts'

export interface OrganisationNames {
  readonly apply: (entry: StoredEntry) => void
  /** Empty when nobody of this id is known. */
  readonly organName: (organ: string) => string
  readonly officerName: (officer: string) => string
  readonly organs: () => readonly OrganName[]
}
export interface OrganName extends Pick<OrganRegistered, 'name' | 'nameEn' | 'kind' | 'region'> {
  readonly id: string
  /** 窗口模式: the department this organ takes in for, without any power of its own; null for every other. */
  readonly collectsFor: string | null
}

/** Names of organs and officers in memory: almost every page shows some, and a bureau has few hundred of them. */
export function organisationNames(): OrganisationNames {
  const organs = new Map<string, OrganName>()
  const officers = new Map<string, OfficerAppointed['name']>()
  return {
    apply: (entry) => {
      const id = entry.envelope.stream
      const organ = readOrganEvent(entry)
      if (organ !== undefined) {
        const { name, nameEn, kind, region } = organ
        organs.set(id, { id, name, nameEn, kind, region, collectsFor: null })
      }
      const arranged = readArranged(entry)
      const known = arranged === undefined ? undefined : organs.get(arranged.organ)
      if (arranged !== undefined && known !== undefined) {
        const collectsFor = arranged.model === 'WINDOW' ? arranged.parent : null
        organs.set(known.id, { ...known, collectsFor })
      }
      const officer = readOfficerEvent(entry)
      if (officer?.type === 'OfficerAppointed') officers.set(id, officer.name)
    },
    organName: (organ) => organs.get(organ)?.name ?? '',
    officerName: (officer) => officers.get(officer) ?? '',
    organs: () => [...organs.values()],
  }
}
