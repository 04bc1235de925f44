import { randomUUID } from 'node:crypto'
import { localDate } from '#kernel'
import { seedLinkage } from '../../src/app/demo-linkage.ts'
import { PLACES } from '../../src/app/place.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from './case-journey.ts'
import { aPdf, signedIn } from './hall.ts'
import { aBureau } from './office.ts'

export const DAY_MS = 86_400_000

/** A bureau whose licences departments supervise, under its own clock, and everybody who has a say on either side. */
export async function anInterplayBureau() {
  const clock = { ahead: 0 }
  const bureau = await aBureau({
    // The licence, and what its own standard refers to.
    items: [foodLicence.itemCode, '990714126001'],
    now: () => new Date(Date.now() + clock.ahead).toISOString(),
  })
  await seedLinkage(bureau.office, bureau.matters, PLACES.matters)
  await bureau.settle()
  const arrive = async () => ({
    pan: await signedIn(bureau, 'pan.guanshi'),
    jiang: await signedIn(bureau, 'jiang.weiqing'),
    tang: await signedIn(bureau, 'tang.duanheng'),
    qin: await signedIn(bureau, 'qin.dangchang'),
    he: await signedIn(bureau, 'he.yuanzhou'),
    editor: await signedIn(bureau, 'bian.zhun'),
    reviewer: await signedIn(bureau, 'shen.biao'),
    inspector: await signedIn(bureau, 'cheng.zhengming'),
  })
  const people = await arrive()
  return {
    bureau,
    clock,
    /** Who is signed in now. */
    people,
    ordinary: journeyIn(bureau),
    /** Weeks later nobody is signed in any more: all of them come again. */
    pass: async (days: number) => {
      clock.ahead += days * DAY_MS
      await bureau.settle()
      Object.assign(people, await arrive())
    },
    today: () => localDate(new Date(Date.now() + clock.ahead).toISOString()),
  }
}

export const look = (person: Person, id: string) => person.interplay.exchange({ params: { id } })
type Body = Parameters<Person['interplay']['actOnExchange']>[0]['body']
type Unversioned<One> = One extends unknown ? Omit<One, 'expectedVersion'> : never
/** An act upon the exchange as it stands now. */
export async function act(person: Person, id: string, body: Unversioned<Body>) {
  const { version } = await look(person, id)
  return person.interplay.actOnExchange({ params: { id }, body: { ...body, expectedVersion: version } })
}
export const answer = (
  person: Person,
  id: string,
  word: 'AGREES' | 'STATEMENT' | 'NOTED' | 'ANSWER',
  text = '说明情况',
) => act(person, id, { act: 'ANSWER', word, text })
export const paper = async (person: Person) => {
  const { sha256 } = await person.upload('证据.pdf', aPdf(`现场照片 ${randomUUID()}`), 'application/pdf')
  return { sha256, name: '证据.pdf' }
}
