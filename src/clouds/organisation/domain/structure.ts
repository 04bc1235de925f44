import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  Arrangement,
  OfficerPlaced,
  OrganArranged,
  Section,
  SectionClosed,
  SectionSet,
  StructureEvent,
} from './structure-events.ts'

type Said<Event extends { readonly type: string }> = Omit<Event, 'type'>
export type StructureCommand =
  | ({ readonly type: 'ArrangeOrgan' } & Said<OrganArranged>)
  | ({ readonly type: 'SetSection' } & Said<SectionSet>)
  | ({ readonly type: 'CloseSection' } & Said<SectionClosed>)
  | ({ readonly type: 'PlaceOfficer' } & Said<OfficerPlaced>)

export interface SectionHeld extends Section {
  /** Plain date; null while it works. */
  readonly closedOn: string | null
}
export interface StructureState {
  readonly arrangement: Arrangement
  readonly sections: readonly SectionHeld[]
  readonly places: Readonly<Record<string, string>>
  /** Officer who heads it, by section. Absent in states written before 2026-11-23. */
  readonly heads?: Readonly<Record<string, string>>
}
export type StructureRefusalCode =
  | 'APPROVER_SUPERVISES'
  | 'ORGAN_ITS_OWN_PARENT'
  | 'WINDOW_WITHOUT_DEPARTMENT'
  | 'ORGAN_NOT_ARRANGED'
  | 'SECTION_DATE_WRONG'
  | 'SECTION_UNKNOWN'
  | 'SECTION_CLOSED_ALREADY'
  | 'SECTION_HAS_PEOPLE'
  | 'SURVEY_AND_DECISION_APART'
  | 'OFFICER_PLACED_THERE'
type Decided = Decision<StructureEvent, StructureRefusalCode>

/** 审管分离: a body with the power to approve is none that supervises or punishes what it approved. */
function arrange(command: Extract<StructureCommand, { type: 'ArrangeOrgan' }>): Decided {
  const { organ, types, model, parent } = command
  const judges = types.includes('SUPERVISION') || types.includes('ENFORCEMENT')
  if (judges && (model === 'BUREAU' || (types.includes('APPROVAL') && types.includes('ENFORCEMENT'))))
    return refused('APPROVER_SUPERVISES')
  if (parent === organ) return refused('ORGAN_ITS_OWN_PARENT')
  if (model === 'WINDOW' && parent === null) return refused('WINDOW_WITHOUT_DEPARTMENT')
  return happened({ ...command, type: 'OrganArranged' })
}

function setSection(command: Extract<StructureCommand, { type: 'SetSection' }>): Decided {
  // 现场勘查与审批决定分离: whoever looks at the site does not decide on what was seen.
  const decides = command.posts.some(({ roles }) => roles.includes('decider'))
  if (command.duty === 'SURVEY' && decides) return refused('SURVEY_AND_DECISION_APART')
  return happened({ ...command, type: 'SectionSet' })
}

function closeSection(command: Extract<StructureCommand, { type: 'CloseSection' }>, state: StructureState): Decided {
  const found = state.sections.find(({ id }) => id === command.section)
  if (found === undefined) return refused('SECTION_UNKNOWN')
  if (found.closedOn !== null) return refused('SECTION_CLOSED_ALREADY')
  if (command.on > localDate(command.at)) return refused('SECTION_DATE_WRONG', { day: command.on })
  const people = Object.values(state.places).filter((section) => section === command.section).length
  return people > 0 ? refused('SECTION_HAS_PEOPLE', { count: people }) : happened({ ...command, type: 'SectionClosed' })
}

function place(command: Extract<StructureCommand, { type: 'PlaceOfficer' }>, state: StructureState): Decided {
  const { officer, section, head = false } = command
  const found = state.sections.find(({ id }) => id === section)
  if (section !== null && found?.closedOn !== null) return refused('SECTION_UNKNOWN')
  const heads = section !== null && state.heads?.[section] === officer
  if ((state.places[officer] ?? null) === section && heads === (head && section !== null))
    return refused('OFFICER_PLACED_THERE')
  return happened({ ...command, type: 'OfficerPlaced' })
}

function evolve(state: StructureState | null, event: StructureEvent): StructureState | null {
  if (event.type === 'OrganArranged') {
    const { organ, types, brands, parent, model, rollOut, residentAt, basis } = event
    const arrangement = { organ, types, brands, parent, model, rollOut, residentAt, basis }
    return { sections: [], places: {}, ...state, arrangement }
  }
  if (state === null) return null
  switch (event.type) {
    case 'SectionSet': {
      const { id, name, duty, items, posts, since } = event
      const others = state.sections.filter((section) => section.id !== id)
      return { ...state, sections: [...others, { id, name, duty, items, posts, since, closedOn: null }] }
    }
    case 'SectionClosed': {
      const closed = (section: SectionHeld) =>
        section.id === event.section ? { ...section, closedOn: event.on } : section
      return { ...state, sections: state.sections.map(closed) }
    }
    case 'OfficerPlaced': {
      const { officer, section, head = false } = event
      const { [officer]: _, ...rest } = state.places
      const others = Object.entries(state.heads ?? {}).filter(([, leader]) => leader !== officer)
      const heads = Object.fromEntries(section !== null && head ? [...others, [section, officer]] : others)
      return { ...state, heads, places: section === null ? rest : { ...rest, [officer]: section } }
    }
    default:
      return unreachable(event)
  }
}

/** 机构设置: how one organ is built. The organ itself was registered before; this says what it is for. */
export const structureDecider: Decider<StructureCommand, StructureState | null, StructureEvent, StructureRefusalCode> =
  {
    initial: null,
    decide: (command, state) => {
      if (command.type === 'ArrangeOrgan') return arrange(command)
      if (state === null) return refused('ORGAN_NOT_ARRANGED')
      switch (command.type) {
        case 'SetSection':
          return setSection(command)
        case 'CloseSection':
          return closeSection(command, state)
        case 'PlaceOfficer':
          return place(command, state)
        default:
          return unreachable(command)
      }
    },
    evolve,
  }
