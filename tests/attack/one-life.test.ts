import { expect, test } from 'vitest'
import { quotaLife } from '../../src/clouds/smart/lives.ts'
import { quotaStream, tableSystem } from '../../src/clouds/smart/streams.ts'
import { aBureau } from '../support/office.ts'

const { services } = (await aBureau({ items: [] })).office
const DRAWS = 60

test('Sixty who draw on one quota in the same moment wait for each other: each is served, and nothing is overdrawn', async () => {
  const stream = quotaStream(services, 'felling-quota', '范例镇', '2026')
  const draw = () =>
    services.run({
      life: quotaLife.kind,
      stream,
      command: {
        ...{ type: 'DrawQuota', at: services.now(), by: '$actor', case: services.newId() },
        ...{ amount: 1, limit: DRAWS, byPeople: false },
      },
      by: tableSystem(services),
    })
  const results = await Promise.all(Array.from({ length: DRAWS }, draw))
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  const versions = results.flatMap((result) => (result.ok ? [result.version] : []))
  expect(versions).toEqual(Array.from({ length: DRAWS }, (_, index) => index + 1))
  expect(await draw()).toMatchObject({ ok: false, refusal: { code: 'QUOTA_USED_UP' } })
})
