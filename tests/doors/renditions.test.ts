import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import type { Output } from '#contract'
import type { api } from '../../src/clouds/certificate/api.ts'
import { jobs } from '../../src/clouds/certificate/reactions.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

type Verdict = Output<typeof api.verifyToken>

const time = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + time.ahead).toISOString(),
})
const journey = journeyIn(bureau)
const { services } = bureau.office

const signedIn = async (username: string) => {
  const person = bureau.visitor()
  await person.signIn(username, DEMO_PASSWORD)
  return person
}
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem.code
  throw new Error(`This should have been refused, but was answered ${JSON.stringify(answer)}`)
}
const verifyBytes = async (bytes: Uint8Array) => (await bureau.visitor().send('/verify/file', bytes)) as Verdict

interface Both {
  readonly id: string
  readonly ofd: Buffer
  readonly rendition: string
}
async function bothOf(caseId: string): Promise<Both> {
  const { rows } = await services.db.query<{ id: string; rendition: string; file: string }>(
    `select d.id, n.id as rendition, n.file from certificate.document d join certificate.rendition n on n.document = d.id
     where d.case_id = $1`,
    [caseId],
  )
  const [row] = rows
  const bytes = await services.files.find(row?.file ?? '')
  if (row === undefined || bytes === undefined) throw new Error('This case has no OFD')
  return { id: row.id, rendition: row.rendition, ofd: Buffer.from(bytes) }
}

describe('a granted case', () => {
  test('yields its certificate as OFD too: a second use of the seal, registered and ended', async () => {
    const caseId = await journey.grantedCase()
    await bureau.settle()
    const { id, rendition, ofd } = await bothOf(caseId)
    const history = await services.history(rendition)
    expect(history.map(({ envelope }) => envelope.type)).toEqual([
      'RenditionPrepared',
      'SealUseBegan',
      'RenditionSealed',
    ])
    const { rows } = await services.db.query(
      'select digest, ended from certificate.seal_use where id = any($1::uuid[])',
      [[id, rendition]],
    )
    expect(rows).toHaveLength(2)
    expect(rows.every(({ ended }: { ended?: boolean }) => ended === true)).toBe(true)
    expect(await verifyBytes(ofd)).toMatchObject({ verdict: 'GENUINE', state: 'IN_FORCE' })
  })

  test('is sealed once, however often the act is told', async () => {
    const caseId = await journey.grantedCase()
    await bureau.settle()
    const before = await bothOf(caseId)
    time.ahead += 120_000
    for (const job of jobs) await job.run(services)
    await bureau.settle()
    expect((await bothOf(caseId)).ofd.equals(before.ofd)).toBe(true)
  })

  test('whose OFD was changed by one letter, packed anew, or is a ZIP of something else is not genuine', async () => {
    const caseId = await journey.grantedCase()
    await bureau.settle()
    const { ofd } = await bothOf(caseId)
    const changed = Buffer.from(ofd)
    changed[5000] = (changed[5000] ?? 0) ^ 1
    expect((await verifyBytes(changed)).reason?.code).toBe('ALTERED')
    expect((await verifyBytes(Buffer.concat([ofd, Buffer.from('x')]))).reason?.code).toBe('ALTERED')
    expect((await verifyBytes(Buffer.from('PK\u0003\u0004 something else'))).verdict).toBe('NOT_GENUINE')
    expect((await verifyBytes(Buffer.alloc(100_000, 'PK'))).verdict).toBe('NOT_GENUINE')
  })
})

describe('the holder', () => {
  test('alone has it: to another applicant it does not exist', async () => {
    const caseId = await journey.grantedCase()
    await bureau.settle()
    const { id } = await bothOf(caseId)
    const stranger = await signedIn('demo.builder')
    expect(await codeOf(stranger.certificate.documentFacts({ params: { id } }))).toBe('NOT_FOUND')
    expect(await codeOf(stranger.certificate.documentPages({ params: { id } }))).toBe('NOT_FOUND')
    expect(await codeOf(stranger.certificate.documentVerdict({ params: { id, format: 'OFD' } }))).toBe('NOT_FOUND')
    await expect(stranger.download(`/documents/${id}/ofd`)).rejects.toThrow()
  })

  test('CE-23 downloads the certificate as PDF and OFD right after the decision, again and again, with its present state', async () => {
    const caseId = await journey.grantedCase()
    await bureau.settle()
    const holder = await signedIn('demo.canteen')
    const { id, ofd } = await bothOf(caseId)
    expect(await holder.certificate.documentFacts({ params: { id } })).toMatchObject({
      state: 'IN_FORCE',
      pdf: true,
      ofd: true,
    })
    for (const format of ['PDF', 'OFD'] as const)
      expect(await holder.certificate.documentVerdict({ params: { id, format } })).toMatchObject({ verdict: 'GENUINE' })
    for (const file of ['file', 'ofd'])
      expect(await holder.download(`/documents/${id}/${file}`)).toEqual(
        await holder.download(`/documents/${id}/${file}`),
      )
    expect(Buffer.from(await holder.download(`/documents/${id}/ofd`)).equals(ofd)).toBe(true)
    const { pages } = await holder.certificate.documentPages({ params: { id } })
    expect(pages.map(({ stamps }) => stamps.length)).toEqual([1])

    // Years later the same files are still handed out, and nobody is left to think they are in force.
    time.ahead = 6 * 366 * 86_400_000
    const later = await signedIn('demo.canteen')
    expect((await later.certificate.documentFacts({ params: { id } })).state).toBe('EXPIRED')
    expect(await verifyBytes(ofd)).toMatchObject({ verdict: 'GENUINE', state: 'EXPIRED' })
    expect(Buffer.from(await later.download(`/documents/${id}/ofd`)).equals(ofd)).toBe(true)
  })
})
