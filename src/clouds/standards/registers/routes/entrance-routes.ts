import type { Handlers } from '#frame'
import { addDays, localDate } from '#kernel'
import type { api } from '../../api.ts'
import { itemName } from '../../names.ts'
import { numberGaps } from '../entrance.ts'
import { certificatesWithoutCase } from '../projections/certificate-source.ts'
import { caseNumbersSince, casesByChannel, takenOverCases } from '../projections/handled-case.ts'

/** Gaps are looked for among the numbers of the last quarter. */
const DAYS = 92

const CHANNELS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ONLINE: { zh: '网上', en: 'On-line' },
  MOBILE: { zh: '移动端', en: 'Mobile' },
  WINDOW: { zh: '窗口', en: 'Window' },
  SERVICE_POINT: { zh: '服务点', en: 'Service point' },
  VISIT: { zh: '上门', en: 'Visit' },
  TAKEN_OVER: { zh: '从旧系统迁移', en: 'Taken over from an older system' },
}

export const entranceHandlers: Pick<Handlers<typeof api>, 'entrance'> = {
  entrance: async (_, context) => {
    const { db, now } = context
    const since = addDays(localDate(now()), -DAYS)
    const [channels, numbers, takenOver, sourceless] = await Promise.all([
      casesByChannel(db),
      caseNumbersSince(db, since),
      takenOverCases(db, 'all'),
      certificatesWithoutCase(db),
    ])
    return {
      since,
      channels: channels.map(({ channel, cases }) => ({
        channel,
        name: CHANNELS[channel] ?? { zh: channel, en: channel },
        cases,
      })),
      gaps: numberGaps(numbers).map(({ series, missing }) => ({ series, missing: [...missing] })),
      takenOver: takenOver.map(({ caseNumber, itemCode, submittedAt }) => ({
        caseNumber,
        item: itemName(context, itemCode),
        at: submittedAt.toISOString(),
      })),
      sourceless: sourceless.map(({ identifier, caseNumber, itemCode, preparedAt }) => ({
        identifier,
        caseNumber,
        item: itemName(context, itemCode),
        at: preparedAt.toISOString(),
      })),
    }
  },
}
