/** 11-18 09:12:07, China's time: acts follow each other within seconds. */
export function formatClock(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${local.slice(5, 10)} ${local.slice(11, 19)}`
}
