import { addDays, localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import type { Actor, OfficerActor } from '#policy'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { jobs } from '../../src/clouds/oversight/raise-cards.ts'
import { journeyIn } from './case-journey.ts'
import { signedIn } from './hall.ts'
import { aBureau } from './office.ts'
import type { TestBureau } from './office.ts'

export const HOUR_MS = 3_600_000

/** A bureau under its own clock, with the two who watch over it: an inspector and a leader. */
export async function aWatchedBureau() {
  // A Monday morning in a month without holidays; the clock is turned forward, never back.
  const time = { started: Date.parse('2026-03-02T02:00:00.000Z'), real: Date.now(), ahead: 0 }
  const bureau = await aBureau({
    items: [foodLicence.itemCode],
    now: () => new Date(time.started + Date.now() - time.real + time.ahead).toISOString(),
  })
  const { services } = bureau.office
  const present = async () => ({
    inspector: await signedIn(bureau, 'cheng.zhengming'),
    leader: await signedIn(bureau, 'wei.gaoyuan'),
  })
  const people = await present()
  return {
    bureau,
    people,
    journey: journeyIn(bureau),
    /** The clock alone: whoever sits at a desk stays there. */
    turned: (hours: number) => void (time.ahead += hours * HOUR_MS),
    /** Sessions end when the clock is turned: whoever goes on signs in again. */
    passed: async (hours: number) => {
      time.ahead += hours * HOUR_MS
      await bureau.settle()
      for (const job of jobs) await job.run(services)
      Object.assign(people, await present())
    },
    ...actsIn(bureau),
    ...rulesIn(bureau, people),
    inDays: (days: number) => addDays(localDate(services.now()), days),
  }
}

/** The rules' side door, for officers by name. */
function actsIn({ office: { services }, matters: { district } }: TestBureau) {
  return {
    officerNamed: (username: string): OfficerActor => {
      const found = district.officers.find((one) => one.username === username)
      if (found === undefined) throw new Error(`The demo district has no ${username}`)
      const { id, organ, roles } = found
      return { kind: 'officer', id, organ, region: district.region, roles }
    },
    act: async (stream: string, by: Actor, command: JsonObject, at = services.now()) => {
      const request = { life: 'case', stream, command: { ...command, at, by: '$actor' }, by, occurredAt: at }
      const result = await services.run(request)
      if (!result.ok) throw new Error(`The story of a test was refused: ${result.refusal.code}`)
    },
  }
}

/** What the inspector of the day does with rules, and the cards they raise. */
function rulesIn({ settle }: TestBureau, people: { readonly inspector: Person }) {
  const ruleNamed = async (code: string) => {
    const found = (await people.inspector.oversight.rules({})).items.find((rule) => rule.code === code)
    if (found === undefined) throw new Error(`There is no rule ${code}`)
    return found
  }
  const cardsOf = async (rule: string) =>
    (await people.inspector.oversight.cards({ query: { rule, limit: 100 } })).items
  return {
    ruleNamed,
    cardsOf,
    /** Two steps, as an inspector takes them. */
    switchedOn: async (code: string) => {
      const params = { code }
      const { lifeVersion } = await ruleNamed(code)
      const body = { expectedVersion: lifeVersion, days: 30 }
      const trial = await people.inspector.oversight.tryRule({ params, body })
      const { oversight } = people.inspector
      await oversight.switchRuleOn({ params, body: { expectedVersion: trial.rule.lifeVersion } })
      return trial
    },
    theCard: async (rule: string) => {
      await settle()
      const [card] = await cardsOf(rule)
      if (card === undefined) throw new Error(`No card by ${rule}`)
      return card
    },
  }
}
