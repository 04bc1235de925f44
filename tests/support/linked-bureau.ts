import { seedLinkage } from '../../src/app/demo-linkage.ts'
import { PLACES } from '../../src/app/place.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from './case-journey.ts'
import { signedIn } from './hall.ts'
import { aBureau } from './office.ts'

export const MARKET = '59ba1b0d-5c90-4158-a909-406c2e416788'
export const TOWN = 'a1f0c9d2-3b64-4e8a-9c11-5d7e2f609a01'
export const BUREAU = '47eaa099-2cb6-416d-86dc-283cf0480ff9'
export const HEALTH = '5d32fe61-985f-44e7-aa09-5ee82bb29976'
export const URBAN = 'a930d55d-9545-40f3-ae88-9fe46f2c7a8c'
const DAY_MS = 86_400_000

/** The duty a department was given last. */
export async function newest(person: Person) {
  const { items } = await person.supervision.duties({ query: { limit: 100 } })
  const duty = items.at(-1)
  if (duty === undefined) throw new Error('Nothing was pushed')
  return duty
}

/** A bureau of which every act goes to the departments its published lists name, and the people on both sides. */
export async function aLinkedBureau() {
  const clock = { ahead: 0 }
  const bureau = await aBureau({
    items: [foodLicence.itemCode],
    now: () => new Date(Date.now() + clock.ahead).toISOString(),
  })
  await seedLinkage(bureau.office, bureau.matters, PLACES.matters)
  await bureau.settle()
  const at = (premisesAddress: string) =>
    journeyIn(bureau, { ...foodLicence, form: { ...foodLicence.form, premisesAddress } })
  const arrive = async () => ({
    market: await signedIn(bureau, 'pan.guanshi'),
    town: await signedIn(bureau, 'zhen.xunchang'),
    city: await signedIn(bureau, 'shi.dudao'),
    examiner: await signedIn(bureau, 'he.yuanzhou'),
    administrator: await signedIn(bureau, 'tian.zhanghu'),
  })
  const people = await arrive()
  return {
    bureau,
    clock,
    /** Who is signed in now. */
    people,
    /** Weeks later nobody is signed in any more: all of them come again. */
    laterBy: async (days: number) => {
      clock.ahead = days * DAY_MS
      Object.assign(people, await arrive())
    },
    runJob: async (wanted: string) => {
      const job = bureau.office.jobs.find(({ name }) => name === wanted)
      if (job === undefined) throw new Error(`There is no job ${wanted}`)
      await job.run(bureau.office.services)
    },
    inTown: at('示范区范例镇东街 5 号'),
    somewhere: at('示范区人民路 100 号'),
    report: () => people.examiner.supervision.linkageReport({}),
  }
}
