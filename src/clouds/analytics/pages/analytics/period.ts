const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000

/** The plain date in China so many days before the instant. */
export const dayBefore = (days: number, now: number): string =>
  new Date(now + CHINA_MS - days * DAY_MS).toISOString().slice(0, 10)

/** A period that ends today; its first and last day both count. */
export const lastDays = (days: number, now: number): { readonly from: string; readonly to: string } => ({
  from: dayBefore(days - 1, now),
  to: dayBefore(0, now),
})

export const isPlainDate = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text)
