import { expect, test } from 'vitest'
import { signedIn } from '../support/hall.ts'
import { aWatchedBureau, HOUR_MS } from '../support/watched-bureau.ts'

const CONCLUDED = 4

const watched = await aWatchedBureau()
const { bureau, journey, people, passed, ruleNamed, switchedOn, cardsOf, theCard } = watched

/** 事后: a rule of its own over what is concluded, of which a part is drawn. */
async function derived(code: string, sample: number): Promise<void> {
  const { definition } = (await ruleNamed('INSTANT_CONCLUSION')).inForce ?? {}
  if (definition === undefined) throw new Error('The rule is not in force')
  const { threshold } = definition
  await people.inspector.oversight.draftRule({
    body: {
      expectedVersion: 0,
      definition: { ...definition, code, family: 'AFTER', threshold: { ...threshold, sample } },
    },
  })
  await switchedOn(code)
}
const casesOf = async (code: string) => new Set((await cardsOf(code)).map(({ caseId }) => caseId))

test('OV-03 rules watch before, during and after: how the house is set up, what runs, and a drawn part of what is concluded', async () => {
  // 事中: the card is there with the act, and nobody asked for it.
  await switchedOn('INSTANT_CONCLUSION')
  const running = await journey.grantedCase()
  expect(await theCard('INSTANT_CONCLUSION')).toMatchObject({ family: 'DURING', caseId: running })

  // 事后: nothing at the act itself; the hourly look draws from what is concluded, and draws the same again.
  await derived('CONCLUDED_ALL', 100)
  await derived('CONCLUDED_DRAWN', 50)
  for (let i = 0; i < CONCLUDED; i += 1) await journey.grantedCase()
  await bureau.settle()
  expect(await cardsOf('CONCLUDED_ALL')).toEqual([])
  await passed(1)
  const [all, drawn] = [await casesOf('CONCLUDED_ALL'), await casesOf('CONCLUDED_DRAWN')]
  expect(all.size).toBe(CONCLUDED + 1)
  for (const one of drawn) expect(all).toContain(one)
  expect((await cardsOf('CONCLUDED_ALL'))[0]).toMatchObject({ family: 'AFTER' })
  await passed(1)
  expect(await casesOf('CONCLUDED_DRAWN')).toEqual(drawn)

  // 事前: no case at all. Somebody is let in at ten in the evening.
  await switchedOn('ADMINISTRATION_AT_NIGHT')
  const hour = new Date(Date.parse(bureau.office.services.now()) + 8 * HOUR_MS).getUTCHours()
  await passed((22 - hour + 24) % 24)
  const administrator = await signedIn(bureau, 'tian.zhanghu')
  const { organ } = watched.officerNamed('lin.shouli')
  await administrator.organisation.appoint({
    body: { username: 'ye.lai', name: '叶来', organ, post: '受理员', roles: ['intakeOfficer'] },
  })
  await bureau.settle()
  await passed(0.1)
  const [configured] = await cardsOf('ADMINISTRATION_AT_NIGHT')
  expect(configured).toMatchObject({ family: 'BEFORE', caseId: null, person: '田掌户' })
})
