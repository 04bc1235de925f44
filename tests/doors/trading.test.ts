import { expect, test } from 'vitest'
import { SIGNATURE_HEADERS, signRequest } from '#adapters'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { journeyIn } from '../support/case-journey.ts'
import { signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { anOutside } from '../support/outside.ts'
import { taxiLicence } from '../journeys/scenes/filing.ts'

const { loopback, peers } = await anOutside()
const bureau = await aBureau({ items: [taxiLicence.itemCode, foodLicence.itemCode], peers })
const { services } = bureau.office
const journey = journeyIn(bureau, { ...taxiLicence, answers: { ...taxiLicence.answers } })
const [WINNER, OTHER] = [foodLicence.applicant.idNumber, '91990101MA9900W134']
const SECRET = peers.http.trading?.secret ?? Buffer.of()

async function tell(said: Readonly<Record<string, unknown>>, secret: Uint8Array = SECRET) {
  const body = JSON.stringify(said)
  const once = { time: services.now(), nonce: `nonce-${String(Math.random())}` }
  const { time, nonce, value } = signRequest(secret, { method: 'POST', path: '/api/v1/peers/trading', body }, once)
  const headers = { [SIGNATURE_HEADERS.time]: time, [SIGNATURE_HEADERS.nonce]: nonce, [SIGNATURE_HEADERS.value]: value }
  const answer = await bureau.server.inject({
    ...{ method: 'POST', url: '/api/v1/peers/trading', payload: body },
    headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
  })
  return answer.json<{ noted?: boolean; code?: string }>()
}
async function acceptedCase() {
  const id = await journey.submitted()
  await journey.accepted(id)
  await bureau.settle()
  const examiner = await signedIn(bureau, 'he.yuanzhou')
  const { progress, version } = await examiner.approval.readCase({ params: { id } })
  return { id, version, number: progress.caseNumber, examiner }
}
const notice = (caseNumber: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  ...{ act: 'RESULT', caseNumber, kind: 'TENDER', project: 'GZJY-2026-07', text: '评标结束' },
  ...{ winnerName: '中标企业', winnerCode: WINNER, ...changes },
})
const phaseOf = async ({ id, examiner }: Awaited<ReturnType<typeof acceptedCase>>) =>
  (await examiner.approval.readCase({ params: { id } })).progress.clock.phase

test('OR-05 a tender announced by the trading centre stops the clock of the case, and its result feeds it', async () => {
  const one = await acceptedCase()
  expect(await phaseOf(one)).toBe('running')
  const begun = notice(one.number, { act: 'SUSPEND', text: '招标公告已发布', winnerName: '', winnerCode: '' })
  expect(await tell(begun)).toEqual({ noted: true })
  // Told twice is begun once.
  expect(await tell(begun)).toEqual({ noted: false })
  expect(await phaseOf(one)).toBe('stopped')
  // On whosever desk it lies: the result of a neighbour is nobody's work here.
  expect(await tell(notice(one.number))).toEqual({ noted: true })
  expect(await phaseOf(one)).toBe('running')
  const seen = await one.examiner.approval.readCase({ params: { id: one.id } })
  const [held] = seen.handling?.procedures ?? []
  expect(held).toMatchObject({ kind: 'TENDER', conclusion: 'PASSED' })
  expect(JSON.stringify(seen.progress.milestones)).toContain('GZJY-2026-07')
  expect(await tell(notice(one.number))).toEqual({ noted: false })
})

test('what another won, or nobody did, is a failed procedure: the case cannot be granted on it', async () => {
  for (const winnerCode of [OTHER, '']) {
    const one = await acceptedCase()
    await tell(notice(one.number, { act: 'SUSPEND' }))
    expect(await tell(notice(one.number, { winnerCode }))).toEqual({ noted: true })
    const { handling } = await one.examiner.approval.readCase({ params: { id: one.id } })
    expect(handling?.procedures[0]).toMatchObject({ conclusion: 'FAILED' })
  }
})

test('who does not sign as the centre, speaks of another kind, or of no case, moves nothing', async () => {
  const one = await acceptedCase()
  expect(await tell(notice(one.number, { act: 'SUSPEND' }), Buffer.alloc(32, 9))).toMatchObject({
    code: 'MACHINE_SIGNATURE_WRONG',
  })
  for (const changes of [
    { act: 'GRANT' },
    { kind: 'HEARING' },
    { project: ' ' },
    { text: 'x'.repeat(501) },
    { text: 7 },
  ])
    expect(await tell(notice(one.number, changes))).toMatchObject({ code: 'MACHINE_SIGNATURE_WRONG' })
  expect(await tell(notice('990101-20260101-000000'))).toEqual({ noted: false })
  // The taxi licence foresees a tender, no auction.
  expect(await tell(notice(one.number, { act: 'SUSPEND', kind: 'AUCTION' }))).toEqual({ noted: false })
  expect(await phaseOf(one)).toBe('running')
})

test('a tender an examiner begins is handed to the centre, whose floor closes it with a signed call', async () => {
  const one = await acceptedCase()
  const body = { expectedVersion: one.version, procedure: 'TENDER' as const, reason: '依法招标', parties: [] }
  await one.examiner.approval.startProcedure({ params: { id: one.id }, body })
  await bureau.settle()
  const floor = await (await fetch(`${loopback.origin}/trade`)).text()
  expect(floor).toContain(one.number)
  const key = /action="\/trade\/([\w-]+)"/.exec(floor)?.[1] ?? ''
  const form = new URLSearchParams({ deal: 'yes', name: '中标企业', code: WINNER })
  expect(
    (await fetch(`${loopback.origin}/trade/${key}`, { method: 'POST', body: form, redirect: 'manual' })).status,
  ).toBe(303)
  expect(await (await fetch(`${loopback.origin}/trade`)).text()).toContain('已结束')
  await bureau.expectSound()
})
