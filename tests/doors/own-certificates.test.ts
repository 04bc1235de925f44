import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { journeyIn } from '../support/case-journey.ts'
import { signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const REPLACEMENT = '990101001005'
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode, REPLACEMENT],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const YEARS_MS = 6 * 365 * 86_400_000
const params = { code: REPLACEMENT }

test('SM-10 as a form opens the applicant’s own certificates are listed, filled in from, and not accepted once expired', async () => {
  const journey = journeyIn(bureau)
  await journey.grantedCase()
  await bureau.settle()
  const canteen = await signedIn(bureau, 'demo.canteen')
  const standing = await canteen.smart.ownCertificates({ params })
  expect(standing.items).toMatchObject([{ state: 'IN_FORCE', usable: true }])
  expect(standing.items[0]?.prefill.map(({ field, value }) => [field, value])).toContainEqual([
    'shopName',
    foodLicence.form['shopName'],
  ])
  const stranger = await signedIn(bureau, 'demo.builder')
  expect((await stranger.smart.ownCertificates({ params })).items).toEqual([])
  clock.ahead = YEARS_MS
  const later = await signedIn(bureau, 'demo.canteen')
  expect((await later.smart.ownCertificates({ params })).items).toMatchObject([
    { state: 'EXPIRED', usable: false, standsFor: [], prefill: [] },
  ])
})
