import { maskApplicant } from '#catalogue'
import type { Handlers, RequestContext } from '#frame'
import type { contactApi } from '../api-parts/contacts.ts'
import type { GuidanceState } from '../domain/guidance.ts'
import type { PointState } from '../domain/service-point.ts'
import type { VisitState } from '../domain/visit.ts'
import type { WindowDayState } from '../domain/window-day.ts'
import { findForDesk } from '../projections/requests.ts'
import { findRow, hasRole, NOT_FOUND, officerOf, SHOWN } from './run-life.ts'

interface Contact {
  readonly name: string
  readonly phone: string
}

/** As it stands on every list: of the number what tells two callers apart. */
export function maskContact({ name, phone }: Contact): Contact {
  return { name, phone: maskApplicant({ kind: 'PERSON', idNumber: '', phone }).shown.phone }
}

interface Asked {
  readonly of: 'REQUEST' | 'VISIT' | 'GUIDANCE' | 'BOOKING'
  readonly hall?: string
  readonly day?: string
}

/** Only what this officer's own desk holds; another's is answered like none at all. */
async function contactOf(context: RequestContext, id: string, { of, hall, day }: Asked) {
  const officer = officerOf(context)
  if (officer === undefined) return undefined
  const { organ } = officer
  switch (of) {
    case 'REQUEST':
      return (await findForDesk(context.db, id, organ, hasRole(officer, 'serviceOfficer')))?.state.contact
    case 'VISIT': {
      const visit = await findRow<VisitState>(context, SHOWN.visit, id)
      return visit?.state.organ === organ ? visit.state.contact : undefined
    }
    case 'GUIDANCE': {
      const guidance = await findRow<GuidanceState>(context, SHOWN.guidance, id)
      return guidance?.state.organ === organ ? guidance.state.visitor : undefined
    }
    case 'BOOKING': {
      if (hall === undefined || day === undefined) return undefined
      const own = (await findRow<PointState>(context, SHOWN.point, hall))?.state.organ === organ
      const days = await findRow<WindowDayState>(context, SHOWN.windowDay, context.idFrom('window day', hall, day))
      return own ? days?.state.bookings.find(({ booking }) => booking === id)?.contact : undefined
    }
  }
}

export const contactHandlers: Handlers<typeof contactApi> = {
  // The look and its purpose are recorded before this is answered (app/http/mount.ts).
  contactInFull: async ({ params, query }, context) => {
    const contact = await contactOf(context, params.id, query)
    return contact === undefined ? NOT_FOUND : { name: contact.name, phone: contact.phone }
  },
}
