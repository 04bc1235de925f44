import type { Matters } from '#catalogue'
import { boundsOf, quarterOf } from '#clouds/interplay'
import { claimDueOf } from '#clouds/supervision'
import type { PublishedItem, RunRequest } from '#frame'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import { inventedCode } from './demo-inspection.ts'
import type { WholeOffice } from './office.ts'

const HYGIENE = '990101002001'
const ON_PROMISE = '990101002006'
const BUILDING = '990101003001'
const CLAIM_HOURS = 14
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Ten in the morning of the third week: whatever is due two working days later is due in the same quarter. */
const FIRST_MS = 20 * DAY_MS + 10 * HOUR_MS
const FIRST_CODE = 100
const FIRST_NUMBER = 801
const LAG_MS = 300
/** Looked at in the week after it was claimed. */
const LOOKED_AT_HOURS = 120
const RETURN = { reason: '地址不在本局辖区' }
const DECLINE = { reason: '地址在辖区内，附图' }
const RECORD = { method: 'ON_SITE', found: '证照齐全，现场与许可一致。', result: 'NORMAL', measure: '' }
const before = (at: string, ms: number) => new Date(Date.parse(at) - ms).toISOString()

interface Permit {
  readonly item: string
  readonly name: string
  readonly address: string
  /** Hours; null while nobody has claimed it. */
  readonly claimedAfter: number | null
  /** Given back without reason at first. */
  readonly givenBack?: boolean
  /** The department writes it into a system of its own as well. */
  readonly twice?: boolean
  /** It was looked at, and the record is there. */
  readonly isOver?: boolean
}
/** Permits of the quarter that is over, from the departments' older registers. */
const FORMER: readonly Permit[] = [
  { item: HYGIENE, name: '清泉浴室', address: '样板街道 21 号', claimedAfter: 2, twice: true },
  { item: HYGIENE, name: '梧桐宾馆', address: '样板街道 48 号', claimedAfter: 5, twice: true },
  { item: HYGIENE, name: '新颜美发店', address: '范例镇 6 号', claimedAfter: 480, twice: true },
  { item: BUILDING, name: '城北小学教学楼', address: '样板街道 90 号', claimedAfter: 3 },
  { item: BUILDING, name: '河西菜市场改建', address: '范例镇 12 号', claimedAfter: 6, givenBack: true },
]
/** What was pushed this morning. */
const FRESH: readonly Permit[] = [
  { item: HYGIENE, name: '云水游泳馆', address: '样板街道 77 号', claimedAfter: null },
  { item: ON_PROMISE, name: '花间茶座', address: '样板街道 15 号', claimedAfter: null },
  { item: BUILDING, name: '滨河路人行桥', address: '范例镇 30 号', claimedAfter: 0 },
]

/**
 * What departments that supervise find on the first day: permits of an older register that were claimed in the quarter
 * that is over, its bulletin counted from them, and some that still wait for somebody. Every act has its own key.
 */
export async function seedDuties(office: WholeOffice, { district }: Matters): Promise<void> {
  const { services } = office
  const now = services.now()
  const { from } = boundsOf(quarterOf(localDate(now))) ?? { from: now }
  const quarter = quarterOf(localDate(new Date(Date.parse(from) - 1).toISOString()))
  const former = boundsOf(quarter)
  const decider = district.officers.find(({ roles }) => roles.includes('decider'))
  if (former === undefined || decider === undefined) return
  const seeding = { office, district, quarter, decider }
  const rows = []
  for (const [index, permit] of FORMER.entries()) {
    const at = new Date(Date.parse(former.from) + FIRST_MS + index * 3 * DAY_MS).toISOString()
    rows.push(await follow(seeding, { ...permit, isOver: true }, index, at))
  }
  for (const [index, permit] of FRESH.entries()) await follow(seeding, permit, FORMER.length + index, now)
  const counted = rows.filter((row) => row !== undefined).toSorted((a, b) => (a.duty < b.duty ? -1 : 1))
  const bulletin = { type: 'PublishBulletin', quarter, asOf: now, rows: counted }
  const by = asOfficer(district, decider)
  await act(
    office,
    { life: 'claimBulletin', stream: services.idFrom('claim bulletin', quarter), by, at: now },
    bulletin,
  )
}

type District = Matters['district']
type Command = Readonly<Record<string, unknown>> & { readonly type: string }
type Officer = District['officers'][number]
interface Seeding {
  readonly office: WholeOffice
  readonly district: District
  readonly quarter: string
  readonly decider: Officer
}
const asOfficer = ({ region }: District, { id, organ, roles }: Officer): RunRequest['by'] => ({
  ...{ kind: 'officer', id, organ, region, roles },
})

async function act(
  { services }: WholeOffice,
  { at, ...request }: Pick<RunRequest, 'life' | 'stream' | 'by'> & { readonly at: string },
  command: Command,
): Promise<void> {
  const key = `${request.stream} ${command.type}`
  const idempotency = { scope: 'demo-supervision', key, content: { key } }
  const whole = { ...request, command: jsonObjectOf({ ...command, at, by: '$actor' }), occurredAt: at, idempotency }
  const result = await services.run(whole)
  if (!result.ok) throw new Error(`The demo’s duties cannot be set up: ${command.type} ${result.refusal.code}`)
}

/** 推送: as a grant would have opened it. */
function opening(seeding: Seeding, permit: Permit, item: PublishedItem, { index, at, organ, due }: Place) {
  const { office, district, quarter, decider } = seeding
  const { services } = office
  const { standard, version } = item
  const id = (part: string) => services.idFrom('demo permit', quarter, permit.name, part)
  const promise = permit.item === ON_PROMISE ? (standard.commitment?.text.zh ?? null) : null
  const address = `示范区${permit.address}`
  return {
    ...{ type: 'OpenDuty', case: id('case'), itemCode: permit.item, itemName: standard.name.zh, organ },
    caseNumber: `JD${localDate(at).replaceAll('-', '')}${String(FIRST_NUMBER + index)}`,
    ...{
      decidedBy: standard.organ,
      outcome: 'GRANTED',
      decidedAt: before(at, LAG_MS + index * 40),
      approvers: [decider.id],
    },
    object: { name: `示范区${permit.name}`, idNumber: inventedCode(FIRST_CODE + index), address },
    push: {
      ...{ kind: promise === null ? 'GRANT' : 'COMMITMENT', cause: id('grant'), holder: id('holder') },
      ...{ itemVersion: version, region: district.region, industry: null, list: null, line: null, basis: 'STANDARD' },
      ...{ organs: [organ], upper: [], claimDue: due, firstCheckDue: null, feedbackDays: 10 },
      ...{ facts: [['地址', address]], commitment: promise, validUntil: addDays(localDate(at), 4 * 365) },
    },
  }
}
interface Place {
  readonly index: number
  readonly at: string
  readonly organ: string
  readonly due: string
}

/** One permit's duty, from its push to its claim; what a bulletin counts of it. */
async function follow(seeding: Seeding, permit: Permit, index: number, at: string) {
  const { office, district, quarter } = seeding
  const { services } = office
  const item = await services.office.catalogue.findItem(permit.item)
  const organ = item?.standard.competentOrgans[0]
  const officer = district.officers.find((one) => one.organ === organ && one.roles.includes('supervisor'))
  const examiner = district.officers.find(({ roles }) => roles.includes('examiner'))
  if (item === undefined || organ === undefined || officer === undefined || examiner === undefined) return undefined
  const due = claimDueOf(services, organ, at, CLAIM_HOURS)
  const stream = services.idFrom('demo duty', quarter, permit.name)
  const later = (hours: number) => new Date(Date.parse(at) + hours * HOUR_MS).toISOString()
  const machine: RunRequest['by'] = { kind: 'system', id: services.idFrom('system', 'supervision') }
  const done = (by: RunRequest['by'], hours: number, command: Command) =>
    act(office, { life: 'duty', stream, by, at: later(hours) }, command)
  await done(machine, 0, opening(seeding, permit, item, { index, at, organ, due }))
  if (permit.claimedAfter === null) return undefined
  const by = asOfficer(district, officer)
  if (permit.givenBack === true) {
    await done(by, 1, { ...RETURN, type: 'ReturnDuty' })
    const claimDue = claimDueOf(services, organ, later(2), CLAIM_HOURS)
    await done(asOfficer(district, examiner), 2, { ...DECLINE, type: 'DeclineReturn', claimDue })
  }
  await done(by, permit.claimedAfter, { type: 'ClaimDuty' })
  if (permit.isOver === true)
    await done(by, permit.claimedAfter + LOOKED_AT_HOURS, { ...RECORD, type: 'RecordSupervision' })
  const returns = permit.givenBack === true ? 1 : 0
  return {
    ...{ duty: stream, organ, openedAt: at, due, claimedAt: later(permit.claimedAfter), rerouted: false },
    ...{ returns, wrongReturns: returns, returnedAt: returns === 0 ? null : later(1), twice: permit.twice === true },
  }
}
