import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { assemble, handIn } from '../../src/cli/demo/story.ts'
import type { Cast } from '../../src/cli/demo/story.ts'
import { aPaper } from '../support/paper.ts'
import { readyDraft } from '../support/ready-draft.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { aFailingDisk } from './failing-disk.ts'

const ROUNDS = 3
const SUBMISSIONS = 8

const scratch = mkdtempSync(join(tmpdir(), 'oneseal-power-'))
chmodSync(scratch, 0o711)
const disk = aFailingDisk(scratch)
afterAll(() => {
  disk?.remove()
  rmSync(scratch, { recursive: true, force: true })
})

describe.skipIf(disk === undefined)('the plug is pulled while many submit', async () => {
  if (disk === undefined) return
  const bureau = await aServedBureau({ on: disk.folder })

  let cast: Cast
  beforeAll(async () => {
    cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
  })

  test.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'round %i: what was answered stands with its papers, what is sent again happens once',
    async () => {
      const canteen = await bureau.as('demo.canteen')
      // New papers in every round, so that their files are on their way to the disk too.
      const paper = (name: string) => aPaper(`${name} ${randomUUID()}`)
      const { materials } = await handIn({ ...cast, applicant: canteen }, foodLicence, paper, undefined)
      const submissions = await Promise.all(
        Array.from({ length: SUBMISSIONS }, async () => {
          const { id, revision } = await readyDraft(canteen, materials)
          const idempotencyKey = randomUUID()
          return (person: Person) =>
            person.approval.submit(
              { params: { id }, body: { revision, channel: 'ONLINE', truthPromised: true } },
              { idempotencyKey },
            )
        }),
      )
      const running = submissions.map((submit) => submit(canteen))
      await Promise.any(running)
      disk.losePower()
      const before = await Promise.allSettled(running)
      await bureau.killEverything()
      disk.comeBack()
      await bureau.startAgain()

      const applicantAgain = await bureau.as('demo.canteen')
      const after = await Promise.all(submissions.map((submit) => submit(applicantAgain)))
      expect(before.some(({ status }) => status === 'fulfilled')).toBe(true)
      before.forEach((answer, index) => {
        if (answer.status === 'fulfilled') expect(after[index]?.caseNumber).toBe(answer.value.caseNumber)
      })
      expect(new Set(after.map(({ caseNumber }) => caseNumber)).size).toBe(SUBMISSIONS)
      await bureau.expectSound()
    },
    300_000,
  )
})
