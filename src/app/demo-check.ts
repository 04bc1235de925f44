import type { Matters } from '#catalogue'
import { addDays, isJsonList, isJsonObject, jsonObjectOf, localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import { FOOD, licenceOf } from './demo-inspection.ts'
import type { WholeOffice } from './office.ts'

/** Which of the shops somebody complained about, and how long ago. */
const [CHECKED, DAYS_AGO] = [2, 7]

/** A complaint was looked into by two inspectors last week and nothing was wrong: its result is public on the first day. */
export async function seedCheck({ services }: WholeOffice, { district, standards }: Matters): Promise<void> {
  const organ = standards.find(({ code }) => code === FOOD)?.competentOrgans[0] ?? ''
  const [first, second] = district.officers
    .filter((one) => one.organ === organ && one.roles.includes('supervisor'))
    .map(({ id, roles }): OfficerActor => ({ kind: 'officer', id, organ, region: district.region, roles }))
  const object = services.idFrom('supervised object', organ, FOOD, licenceOf(CHECKED))
  const shop = (await services.load(object))?.state
  const standard = (await services.load(services.idFrom('supervision standard', organ, FOOD)))?.state
  const stream = services.idFrom('demo', 'complaint looked into')
  if (first === undefined || second === undefined || (await services.load(stream)) !== undefined) return
  if (!isJsonObject(shop) || !isJsonObject(standard) || !isJsonObject(standard['content'])) return
  const { content } = standard
  const today = localDate(services.now())
  const hour = (utc: string) => `${addDays(today, -DAYS_AGO)}T${utc}:00:00.000Z`
  const act = async (command: object, by: OfficerActor, at: string) => {
    const done = jsonObjectOf({ ...command, at, by: '$actor' })
    const result = await services.run({ life: 'siteInspection', stream, command: done, by, occurredAt: at })
    if (!result.ok) throw new Error(`The demo’s check cannot be set up: ${result.refusal.code}`)
  }
  const { itemCode, itemName, licence, holder, address } = shop
  const { checklist, flow } = content
  const number = `JC${today.slice(0, 4)}${stream.slice(0, 8).toUpperCase()}`
  const opening = {
    ...{ type: 'OpenInspection', organ, number, source: 'COMPLAINT', object, itemCode, itemName, licence, holder },
    ...{ address, approvers: [], facts: [], plan: null, draw: null, duty: null, case: null },
    ...{ inspectors: [first.id, second.id], checklist, flow, due: today },
  }
  await act(opening, first, hour('01'))
  const codes = (isJsonList(checklist) ? checklist : []).flatMap((point) =>
    isJsonObject(point) && typeof point['code'] === 'string' ? [point['code']] : [],
  )
  const visit = {
    ...{ type: 'RecordVisit', method: 'SAMPLING', began: hour('02'), ended: hour('03'), photos: [] },
    answers: codes.map((code) => ({ code, result: 'OK', note: '' })),
    checked: { name: '店长', signature: null, refusal: '店长不在场，由两名检查人员见证' },
    summary: '抽检两份凉菜，未发现问题。',
  }
  await act(visit, first, hour('03'))
  await act({ type: 'CoSignVisit' }, second, hour('04'))
}
