const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000

/** The plain date in China so many days from now. */
export const dayAfter = (days: number): string =>
  new Date(Date.now() + CHINA_MS + days * DAY_MS).toISOString().slice(0, 10)

export const today = (): string => dayAfter(0)
