import { texts } from '#contract'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Point } from '../client.ts'

export const pointWords = texts(
  {
    HALL: '政务服务大厅',
    TOWNSHIP_CENTRE: '镇街便民服务中心',
    VILLAGE_STATION: '村（社区）便民服务站',
    ENTERPRISE_STATION: '企业服务站',
    address: '地址',
    phone: '电话',
    hours: '办公时间',
    windows: '窗口',
    items: '可受理 {count} 个事项',
    openNow: '现在开放',
    closedNow: '现在不在办公时间',
    closed: '暂停服务：{reason}（{from}至{until}）',
    forGood: '已撤销',
    map: '地图导航',
    booking: '网上预约',
    call: '拨打电话',
    detail: '窗口与事项',
    floor: '{floor} 楼',
    window: '{number} 号窗口',
    weekdays: '周一至周五',
    join: '、',
    d1: '周一',
    d2: '周二',
    d3: '周三',
    d4: '周四',
    d5: '周五',
    d6: '周六',
    d7: '周日',
  },
  {
    HALL: 'Service hall',
    TOWNSHIP_CENTRE: 'Town convenience centre',
    VILLAGE_STATION: 'Village or community station',
    ENTERPRISE_STATION: 'Enterprise station',
    address: 'Address',
    phone: 'Telephone',
    hours: 'Hours',
    windows: 'Windows',
    items: 'Takes in {count} services',
    openNow: 'Open now',
    closedNow: 'Not open now',
    closed: 'Closed: {reason} ({from} to {until})',
    forGood: 'Closed for good',
    map: 'Map',
    booking: 'Book online',
    call: 'Call',
    detail: 'Windows and services',
    floor: 'floor {floor}',
    window: 'window {number}',
    weekdays: 'Monday to Friday',
    join: ', ',
    d1: 'Monday',
    d2: 'Tuesday',
    d3: 'Wednesday',
    d4: 'Thursday',
    d5: 'Friday',
    d6: 'Saturday',
    d7: 'Sunday',
  },
)

const DAYS = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const
const WORKDAYS = '1,2,3,4,5'

/** 「周一至周五 09:00–12:00、13:00–17:00」: hours of the same days in one line. */
export function useHours(): (hours: Point['hours']) => readonly string[] {
  const t = useTexts(pointWords)
  const { language } = useLanguage()
  return (hours) => {
    const byDays = new Map<string, string[]>()
    for (const { days, from, to } of hours) {
      const key = [...days].sort().join(',')
      byDays.set(key, [...(byDays.get(key) ?? []), `${from}–${to}`])
    }
    return [...byDays].map(([key, times]) => {
      const named = key.split(',').map((day) => t(DAYS[Number(day) - 1] ?? 'd1'))
      const days = key === WORKDAYS ? t('weekdays') : named.join(t('join'))
      return `${days} ${times.join(language === 'zh' ? '、' : ', ')}`
    })
  }
}
