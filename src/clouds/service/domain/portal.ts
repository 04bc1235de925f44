import { happened, parseRegionCode, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { PortalBranded, PortalClosed, PortalEvent, PortalFace } from './portal-events.ts'

export type PortalCommand =
  | ({
      readonly type: 'BrandPortal'
      /** Codes of the columns that no published item has. */ readonly unknown: readonly string[]
    } & Omit<PortalBranded, 'type'>)
  | ({ readonly type: 'ClosePortal' } & Omit<PortalClosed, 'type'>)
export interface PortalState {
  readonly code: string
  readonly organ: string
  readonly face: PortalFace
  readonly open: boolean
  readonly changedAt: string
}
export type PortalRefusalCode =
  | 'PORTAL_CODE_WRONG'
  | 'PORTAL_OF_ANOTHER'
  | 'PORTAL_REGION_WRONG'
  | 'PORTAL_COLUMNS_EMPTY'
  | 'PORTAL_ITEM_UNKNOWN'
  | 'PORTAL_ITEM_TWICE'
  | 'PORTAL_UNCHANGED'
  | 'PORTAL_UNKNOWN'
  | 'PORTAL_CLOSED'

/** The word in the address: short, and readable aloud on the telephone. */
const CODE = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/

function faultOf({ code, face, unknown }: Extract<PortalCommand, { type: 'BrandPortal' }>) {
  if (!CODE.test(code)) return refused('PORTAL_CODE_WRONG')
  if (!parseRegionCode(face.region).ok) return refused('PORTAL_REGION_WRONG')
  // A store with an empty shelf sends people away.
  if (face.columns.length === 0 || face.columns.some(({ items }) => items.length === 0))
    return refused('PORTAL_COLUMNS_EMPTY')
  const [missing] = unknown
  if (missing !== undefined) return refused('PORTAL_ITEM_UNKNOWN', { item: missing })
  const twice = face.columns.flatMap(({ items }) => items.filter((item, at) => items.indexOf(item) !== at))[0]
  return twice === undefined ? undefined : refused('PORTAL_ITEM_TWICE', { item: twice })
}

/** 旗舰店: an organ's own front of the one hall; its face is data, so that another one needs no programmer. */
export const portalDecider: Decider<PortalCommand, PortalState | null, PortalEvent, PortalRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    switch (command.type) {
      case 'BrandPortal': {
        const { type: _, unknown: _unknown, ...branded } = command
        if (state !== null && state.organ !== command.organ) return refused('PORTAL_OF_ANOTHER')
        const fault = faultOf(command)
        if (fault !== undefined) return fault
        const same = state?.open === true && JSON.stringify(state.face) === JSON.stringify(command.face)
        return same ? refused('PORTAL_UNCHANGED') : happened({ ...branded, type: 'PortalBranded' })
      }
      case 'ClosePortal':
        if (state === null) return refused('PORTAL_UNKNOWN')
        if (!state.open) return refused('PORTAL_CLOSED')
        return happened({ ...command, type: 'PortalClosed' })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'PortalBranded') {
      const { code, organ, face, at } = event
      return { code, organ, face, open: true, changedAt: at }
    }
    return state && { ...state, open: false, changedAt: event.at }
  },
}
