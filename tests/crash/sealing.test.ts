import { describe, expect, test } from 'vitest'
import type { Services } from '#frame'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'
import { issuePaper } from '../../src/clouds/certificate/issuing/issue-paper.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const journey = journeyIn(bureau)
const { services } = bureau.office

class Killed extends Error {}

/** The nth effect on the world kills the process: before it happened, or after it did. */
function killedAt(nth: number, when: 'before' | 'after'): Services {
  let effects = 0
  const fatal = async <Result>(effect: () => Promise<Result>): Promise<Result> => {
    effects += 1
    if (effects === nth && when === 'before') throw new Killed()
    const result = await effect()
    if (effects === nth) throw new Killed()
    return result
  }
  const { seal } = services.office
  return {
    ...services,
    run: (request) => fatal(() => services.run(request)),
    files: { ...services.files, put: (bytes) => fatal(() => services.files.put(bytes)) },
    office: {
      ...services.office,
      seal: { ...seal, apply: (prepared, digest, key) => fatal(() => seal.apply(prepared, digest, key)) },
    },
  }
}

async function expectOnePaper(source: { readonly case: string }, step: string): Promise<void> {
  const text = `select d.file is not null as sealed, u.ended from certificate.document d
    join certificate.seal_use u on u.id = d.id where d.case_id = $1 and d.step = $2`
  const { rows } = await services.db.query(text, [source.case, step])
  expect(rows).toEqual([{ sealed: true, ended: true }])
}

/** keep the prepared file · begin · apply the seal · keep the sealed file · complete */
const EFFECTS = [1, 2, 3, 4, 5]

/** Every case whose papers were cut off. */
const cutOff: string[] = []

describe.each(['before', 'after'] as const)('sealing killed %s an effect', (when) => {
  test.each(EFFECTS)('number %i: trying again makes one paper, sealed once', async (nth) => {
    const id = await journey.grantedCase()
    cutOff.push(id)
    const sources = (await services.history(id))
      .filter(({ envelope }) => ['ApplicationAccepted', 'CaseGranted'].includes(envelope.type))
      .map(({ leafHash }) => ({ case: id, cause: leafHash }))
    for (const source of sources) {
      await expect(issuePaper(source, killedAt(nth, when))).rejects.toThrow(Killed)
      expect(await issuePaper(source, services)).toMatchObject({ sealed: true })
    }
    await expectOnePaper({ case: id }, 'ACCEPTANCE_NOTICE')
    await expectOnePaper({ case: id }, 'CERTIFICATE')
  })
})

test('there is no sixth effect', async () => {
  const id = await journey.submitted()
  await journey.accepted(id)
  const cause = (await services.history(id)).at(-1)?.leafHash ?? ''
  expect(await issuePaper({ case: id, cause }, killedAt(6, 'before'))).toMatchObject({ sealed: true })
})

test('SM-06 wherever it was killed, one decision has one sealed certificate in the library and one duty at the supervisor', async () => {
  await bureau.settle()
  const { rows } = await services.db.query<{ id: string; sealed: string; held: string; duties: string }>(
    `select id,
       (select count(*) from certificate.document d where d.case_id = c.id and step = 'CERTIFICATE' and file is not null) as sealed,
       (select count(*) from library._private_certificate l where l.case_id = c.id and standing = 'VERIFIED') as held,
       (select count(*) from supervision._private_duty s where s.case_id = c.id) as duties
     from unnest($1::uuid[]) as c (id)`,
    [cutOff],
  )
  expect(cutOff).toHaveLength(2 * EFFECTS.length)
  expect(rows).toEqual(cutOff.map((id) => ({ id, sealed: '1', held: '1', duties: '1' })))
})

test('afterwards the ledger is sound and no certificate number is missing', async () => {
  await bureau.settle()
  const { rows } = await services.db.query<{ serial: number }>(
    'select serial from certificate._private_certificate order by serial',
  )
  expect(rows.map(({ serial }) => serial)).toEqual(rows.map((_, i) => i + 1))
  await bureau.expectSound()
})
