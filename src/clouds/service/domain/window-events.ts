import type { Bilingual } from './bilingual.ts'

interface Done {
  readonly at: string
  readonly by: string
}

/** 预约取号: a place at the windows of one hall, in one half hour of one day. */
export interface WindowBooked extends Done {
  readonly type: 'WindowBooked'
  readonly hall: string
  readonly hallName: Bilingual
  readonly day: string
  readonly booking: string
  /** `09:30`. */
  readonly slot: string
  /** Null: the person did not say what for. */
  readonly item: { readonly code: string; readonly name: Bilingual } | null
  readonly contact: { readonly name: string; readonly phone: string }
}
export interface WindowBookingCancelled extends Done {
  readonly type: 'WindowBookingCancelled'
  readonly booking: string
  readonly reason: string
}
/** Came, or did not. */
export interface WindowVisitNoted extends Done {
  readonly type: 'WindowVisitNoted'
  readonly booking: string
  readonly came: boolean
}
/** 放号: how many may come in a half hour of this day; none closes it. */
export interface WindowPlacesSet extends Done {
  readonly type: 'WindowPlacesSet'
  readonly hall: string
  readonly day: string
  readonly slot: string
  readonly places: number
}
/** The day before, everybody who is booked is reminded. */
export interface WindowBookingsReminded extends Done {
  readonly type: 'WindowBookingsReminded'
  readonly bookings: readonly string[]
}
export type WindowEvent =
  WindowBooked | WindowBookingCancelled | WindowVisitNoted | WindowPlacesSet | WindowBookingsReminded
