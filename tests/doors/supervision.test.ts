import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const journey = journeyIn(bureau)
const { services } = bureau.office

async function signedIn(username: string): Promise<Person> {
  const person = bureau.visitor()
  await person.signIn(username, DEMO_PASSWORD)
  return person
}
async function codeOf(call: Promise<unknown>): Promise<string> {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem.code
  throw new Error(`This should have been refused, but was answered ${JSON.stringify(answer)}`)
}
const market = () => signedIn('pan.guanshi')
const health = () => signedIn('jiang.weiqing')

async function pushedDuty(person: Person) {
  await journey.grantedCase()
  await bureau.settle()
  const { items } = await person.supervision.duties({ query: { limit: 100 } })
  const duty = items.at(-1)
  if (duty === undefined) throw new Error('Nothing was pushed')
  return duty
}

describe('SV-03 pushing what was approved', () => {
  test('every decision reaches the competent department, with its measured lag', async () => {
    const person = await market()
    const granted = await journey.grantedCase()
    const refused = await journey.submitted()
    await journey.accepted(refused)
    await journey.refused(refused)
    await bureau.settle()
    const { items, open } = await person.supervision.duties({ query: { limit: 100 } })
    expect(items).toHaveLength(2)
    expect(open).toBe(2)
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['GRANTED', 'REFUSED'])
    expect(items.find(({ outcome }) => outcome === 'GRANTED')).toMatchObject({
      stage: 'open',
      itemName: '食品经营许可（新办）',
      decidedBy: '示范区行政审批局',
      object: { name: foodLicence.applicant.name, address: '示范区样板街道稻香路 8 号' },
    })
    for (const { lagMs, points } of items) {
      expect(lagMs).toBeGreaterThanOrEqual(0)
      expect(points.length).toBeGreaterThan(0)
    }
    expect(granted).not.toBe(refused)
  })

  test('the same decision handled again pushes nothing twice', async () => {
    const person = await market()
    const before = await person.supervision.duties({ query: { limit: 100 } })
    await services.db.query(`update ledger.follower set position = 0 where name like 'reaction:supervision%'`)
    await bureau.settle()
    expect(await person.supervision.duties({ query: { limit: 100 } })).toEqual(before)
  })

  test('another department sees nothing of it', async () => {
    const person = await market()
    const duty = await pushedDuty(person)
    const other = await health()
    expect((await other.supervision.duties({ query: {} })).items).toEqual([])
    expect(await codeOf(other.supervision.duty({ params: { id: duty.id } }))).toBe('NOT_FOUND')
    const body = { expectedVersion: duty.version }
    expect(await codeOf(other.supervision.claim({ params: { id: duty.id }, body }))).toBe('NOT_FOUND')
  })
})

describe('feeding back', () => {
  test('a claimed duty is recorded, and the certificate to look for is named', async () => {
    const person = await market()
    const { id, version } = await pushedDuty(person)
    const claimed = await person.supervision.claim({ params: { id }, body: { expectedVersion: version } })
    expect(claimed).toMatchObject({ stage: 'claimed', claimedBy: '潘观市' })
    expect(claimed.certificateIdentifier).toMatch(/^1\.2\.156\.3005\.2\./)
    expect(claimed.acts.map(({ act, allowed }) => [act, allowed])).toEqual([
      ['ClaimDuty', false],
      ['ReturnDuty', true],
      ['RecordSupervision', true],
      ['NoteInspection', true],
    ])
    const record = { method: 'ON_SITE', found: '未按规定公示许可证', result: 'PROBLEM' } as const
    const without = { expectedVersion: claimed.version, ...record, measure: ' ' }
    expect(await codeOf(person.supervision.record({ params: { id }, body: without }))).toBe('PROBLEM_WITHOUT_MEASURE')
    const body = { ...without, measure: '责令当场改正' }
    const recorded = await person.supervision.record({ params: { id }, body })
    expect(recorded.stage).toBe('recorded')
    expect(recorded.records).toMatchObject([{ by: '潘观市', found: '未按规定公示许可证', measure: '责令当场改正' }])
  })

  test('the bureau sees on the case what supervision found', async () => {
    const examiner = await signedIn('he.yuanzhou')
    await bureau.settle()
    const { rows } = await services.db.query<{ id: string }>(
      `select case_id as id from supervision._private_duty where stage = 'recorded' limit 1`,
    )
    const file = await examiner.approval.readCase({ params: { id: rows[0]?.id ?? '' } })
    expect(file.supervision).toMatchObject([
      { found: '未按规定公示许可证', result: 'PROBLEM', measure: '责令当场改正' },
    ])
  })

  test('a duty is returned with its reason, and what one saw too late is a conflict', async () => {
    const person = await market()
    const { id, version } = await pushedDuty(person)
    const body = { expectedVersion: version, reason: '经营场所由开发区分局监管' }
    expect((await person.supervision.returnDuty({ params: { id }, body })).stage).toBe('returned')
    expect(await codeOf(person.supervision.claim({ params: { id }, body: { expectedVersion: version } }))).toBe(
      'VERSION_CONFLICT',
    )
    expect((await person.supervision.duties({ query: { stage: 'returned' } })).items).toHaveLength(1)
  })

  test('pages follow one another without a gap or a repetition', async () => {
    const person = await market()
    const all = await person.supervision.duties({ query: { limit: 100 } })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await person.supervision.duties({ query: { limit: 2, ...(after === undefined ? {} : { after }) } })
      seen.push(...page.items.map(({ id }) => id))
      after = page.after ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(all.items.map(({ id }) => id))
    await bureau.expectSound()
  })
})
