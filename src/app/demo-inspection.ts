import type { Matters } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { RunRequest } from '#frame'
import { creditCodeCheck, jsonObjectOf, localDate } from '#kernel'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

export const FOOD = '990101001001'
/** What the demo delegates to its town and its zone: who has to check it there has it in his plan too. */
const DELEGATED = ['991001006001', '990108064001']
const [FROM_MONTH, TO_MONTH] = [1, 12]
/** Each of them is checked in ten years once. */
const RARELY_PERCENT = 10
/** After the two lines of the food licence. */
const FIRST_FREE_LINE = 3
/** Numbers of the older register's licences. */
export const licenceOf = (index: number): string => `JY29901010${String(index + 1).padStart(6, '0')}`
/** Invented shops, so that there is something to draw from on the first day. */
const SHOPS = [
  '清风面馆',
  '一口鲜饺子店',
  '南门豆浆铺',
  '老街糕点坊',
  '湖畔小厨',
  '晨光早餐店',
  '五味斋熟食店',
  '竹里茶餐厅',
]

const points = (points: readonly { readonly zh: string; readonly en?: string }[]) =>
  points.map(({ zh, en = zh }, index) => ({
    code: `P${String(index + 1)}`,
    text: { zh, en },
    basis: /（([^）]*第[^）]*条[^）]*)）/.exec(zh)?.[1] ?? '食品安全法第一百一十条',
    grave: index === 0,
  }))

function standardOf(matters: Matters) {
  const item = matters.standards.find(({ code }) => code === FOOD)
  if (item === undefined) return undefined
  const { object, points: lines, firstCheckDays } = item.supervision
  const { zh, en = zh } = object ?? { zh: '食品经营者', en: 'Food businesses' }
  const rule = (fact: string, atLeast: number, gives: string) => ({ fact, atLeast, gives })
  return {
    item,
    content: {
      object: { zh, en },
      methods: ['ON_SITE', 'SAMPLING'],
      checklist: points(lines),
      share: { A: 5, B: 20, C: 50, D: 100 },
      flow: {
        ...{ noticeDays: null, visitDays: 10, photosMin: 1, rectifyDays: 30, reinspection: 'ON_SITE' },
        firstCheckDays: Math.max(1, firstCheckDays),
      },
      riskRules: [
        rule('PENALTIES_24_MONTHS', 2, 'D'),
        rule('PENALTIES_24_MONTHS', 1, 'C'),
        rule('FAILURES_24_MONTHS', 2, 'C'),
        rule('COMMITMENT_UNCHECKED', 1, 'C'),
        rule('CLEAN_CHECKS_24_MONTHS', 2, 'A'),
      ],
      burden: { hours: 1, text: '一次检查约 1 小时，合并各科室事项，避开就餐高峰。' },
    },
  }
}

const lineOf = ({ code, name }: ItemStandard, id: string, classes: readonly string[], share: number) => ({
  ...{ id, itemCode: code, itemName: name.zh, classes, share },
  ...{ fromMonth: FROM_MONTH, toMonth: TO_MONTH },
})

/** An invented enterprise's code with a right check digit, in a region that does not exist. */
export const inventedCode = (index: number): string => {
  const body = `92990101MA99Q${String(index).padStart(3, '0')}1`
  return `${body}${creditCodeCheck(body)}`
}

/**
 * What a department's inspection desk has on the first day: its inspectors, one adopted standard, the plan of this
 * year, and some shops of an older register. Every act has its own key, so a later start changes nothing.
 */
export async function seedInspection(office: WholeOffice, installation: Installation, matters: Matters): Promise<void> {
  const { services } = office
  const adopted = standardOf(matters)
  const organ = adopted?.item.competentOrgans[0]
  const people = matters.district.officers.filter((one) => one.organ === organ && one.roles.includes('supervisor'))
  const [first] = people
  if (adopted === undefined || organ === undefined || first === undefined) return
  const { region } = matters.district
  const asOfficer = (officer: (typeof people)[number]): RunRequest['by'] => ({ ...officer, kind: 'officer', region })
  const founder: RunRequest['by'] = { kind: 'system', id: installation.systemActor }
  const seed = async (life: string, stream: string, command: object, by: RunRequest['by'], key: string) => {
    const request = { life, stream, command: jsonObjectOf({ ...command, at: services.now(), by: '$actor' }), by }
    const result = await services.run({ ...request, idempotency: { scope: 'demo-inspection', key, content: { key } } })
    if (!result.ok) throw new Error(`The demo’s inspections cannot be set up: ${key} ${result.refusal.code}`)
  }
  for (const [index, officer] of people.entries()) {
    const command = { type: 'RegisterInspector', officer: officer.id, organ, number: `9901-${String(1001 + index)}` }
    await seed('inspector', services.idFrom('inspector', officer.id), command, asOfficer(officer), officer.username)
  }
  const { content, item } = adopted
  const standard = { type: 'AdoptSupervisionStandard', organ, itemCode: FOOD, number: 1, content }
  const order = { ...standard, decidingOrgan: item.organ }
  const stream = services.idFrom('supervision standard', organ, FOOD)
  await seed('supervisionStandard', stream, order, asOfficer(first), 'standard')
  const today = localDate(services.now())
  const year = Number(today.slice(0, 4))
  const adoptPlan = async (of: string, lines: readonly object[], by: RunRequest['by'], key: string) => {
    const plan = { type: 'AdoptPlan', organ: of, year, number: 1, reason: '', lines }
    await seed('supervisionPlan', services.idFrom('supervision plan', of, String(year)), plan, by, key)
  }
  const delegated = matters.standards.filter(({ code }) => DELEGATED.includes(code))
  const rarely = (of: string) =>
    delegated
      .filter(({ competentOrgans }) => competentOrgans[0] === of)
      .map((each, i) => lineOf(each, `L${String(FIRST_FREE_LINE + i)}`, ['A', 'B', 'C', 'D'], RARELY_PERCENT))
  const lines = [lineOf(item, 'L1', ['A', 'B'], 25), lineOf(item, 'L2', ['C', 'D'], 100), ...rarely(organ)]
  await adoptPlan(organ, lines, asOfficer(first), `plan ${String(year)}`)
  const others = new Set(delegated.flatMap(({ competentOrgans: [of] }) => of ?? []).filter((of) => of !== organ))
  for (const of of others) await adoptPlan(of, rarely(of), founder, `plan ${String(year)} ${of}`)
  for (const [index, name] of SHOPS.entries()) {
    const licence = licenceOf(index)
    const object = {
      ...{ type: 'EnterObject', organ, itemCode: FOOD, itemName: item.name.zh, licence, mode: 'ORDINARY' },
      holder: { kind: 'ENTERPRISE', name: `示范区${name}`, id: inventedCode(index) },
      address: `示范区样板街道${String(index * 6 + 2)}号`,
      ...{ from: `${String(year - 1)}-03-01`, until: `${String(year + 4)}-02-28`, source: 'IMPORT' },
      ...{ case: null, duty: null, approvers: [], facts: [] },
    }
    const named = services.idFrom('supervised object', organ, FOOD, licence)
    await seed('supervisedObject', named, object, founder, `object ${licence}`)
  }
}
