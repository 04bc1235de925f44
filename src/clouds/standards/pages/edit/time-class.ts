import type { TimeClass } from '#kernel'
import type { ItemStandard } from '#catalogue/standard'

/**
 * 选定办件类型: the class brings what holds for it until the editor says otherwise. At once is within a day; nothing else
 * is decided at the window or measured by the hour, and its promise begins at what the law gives.
 */
export function inTimeClass(standard: ItemStandard, timeClass: TimeClass): ItemStandard {
  const { statutory } = standard.limits
  if (timeClass === 'IMMEDIATE') {
    const promised = { days: Math.min(1, statutory.days), unit: statutory.unit }
    return { ...standard, timeClass, limits: { ...standard.limits, promised } }
  }
  const { immediateLimit: _, ...slower } = { ...standard, timeClass, windowAuthority: false }
  if (standard.timeClass !== 'IMMEDIATE') return slower
  const promised = { days: statutory.days, unit: statutory.unit }
  return { ...slower, limits: { ...standard.limits, promised } }
}
