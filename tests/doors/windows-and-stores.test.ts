import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { codeOf, signedIn as signedInTo } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const ITEM = foodLicence.itemCode
// A Monday morning, before the hall opens.
const now = () => '2026-03-02T00:00:00.000Z'
const bureau = await aBureau({ items: [ITEM], now })
const signedIn = (username: string) => signedInTo(bureau, username)
const clerk = await signedIn('wen.jieyi')
const resident = await signedIn('demo.resident')
const passerBy = bureau.visitor()

const remind = async () => {
  const job = bureau.office.jobs.find(({ name }) => name === 'service.remind-of-windows')
  if (job === undefined) throw new Error('Nobody reminds')
  await job.run(bureau.office.services)
}

const facts = {
  name: { zh: '示范区政务服务大厅' },
  kind: 'HALL' as const,
  region: '990101',
  address: { zh: '示范区为民路 1 号' },
  phone: '',
  longitude: 121.9,
  latitude: 30.5,
  hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '10:10' }],
  windows: [{ number: '1', floor: '1', name: { zh: '综合窗口' }, all: true, domains: [], items: [] }],
  bookingUrl: null,
  park: null,
  services: [],
}
const { id: hall } = await clerk.service.registerPoint({ body: { facts } })
const booking = (slot: string, day = '2026-03-03') => ({
  body: { hall, day, slot, itemCode: ITEM, name: '某某', phone: '19900000001' },
})

describe('a place at the windows', () => {
  test('the half hours of the days to come are shown to anybody, whole ones of working days only', async () => {
    const { days } = await passerBy.service.windowDays({ params: { hall } })
    expect(days.map(({ day }) => day)).not.toContain('2026-03-07')
    expect(days[0]).toEqual({
      day: '2026-03-02',
      slots: [
        { slot: '09:00', left: 4 },
        { slot: '09:30', left: 4 },
      ],
    })
  })
  test('is booked, seen at the desk, reminded of once, and given back', async () => {
    const made = await resident.service.bookWindow(booking('09:00'))
    expect(made).toMatchObject({ day: '2026-03-03', slot: '09:00', stage: 'booked', item: { code: ITEM } })
    expect(await codeOf(resident.service.bookWindow(booking('09:30')))).toBe('WINDOW_BOOKED_ALREADY')
    await remind()
    await remind()
    const day = await clerk.service.windowDay({ params: { hall, day: '2026-03-03' } })
    const masked = { name: '某某', phone: '199****0001' }
    expect(day.items).toMatchObject([{ id: made.id, contact: masked, reminded: true, stage: 'booked' }])
    const called = { of: 'BOOKING' as const, hall, day: '2026-03-03', purpose: 'CONTACT' as const }
    const ask = (who: typeof clerk, query = called) => who.service.contactInFull({ params: { id: made.id }, query })
    expect(await ask(clerk)).toEqual({ name: '某某', phone: '19900000001' })
    expect(await codeOf(ask(clerk, { ...called, day: '2026-03-04' }))).toBe('NOT_FOUND')
    expect(await codeOf(ask(await signedIn('pan.guanshi')))).toBe('NOT_FOUND')
    expect(await codeOf(ask(resident))).toBe('FORBIDDEN')
    await bureau.settle()
    const { items: told } = await resident.parties.inbox({ query: {} })
    const reminders = told.filter(({ title }) => title.zh === '预约提醒（2026-03-03 09:00）')
    expect(reminders.map(({ text }) => text.zh)).toEqual([expect.stringContaining('示范区政务服务大厅')])
    const params = { hall, day: '2026-03-03', booking: made.id }
    const other = await signedIn('demo.canteen')
    expect(await codeOf(other.service.cancelMyWindow({ params, body: { reason: '' } }))).toBe('WINDOW_BOOKING_UNKNOWN')
    expect((await other.service.myWindows({})).items).toEqual([])
    expect(await resident.service.cancelMyWindow({ params, body: { reason: '' } })).toMatchObject({
      stage: 'cancelled',
    })
    expect((await resident.service.myWindows({})).items).toMatchObject([{ id: made.id, stage: 'cancelled' }])
  })
  test('the last place is given to one of two who want it at the same time', async () => {
    const params = { hall, day: '2026-03-04' }
    await clerk.service.setWindowPlaces({ params, body: { slot: '09:00', places: 1 } })
    const people = await Promise.all(['demo.resident', 'demo.canteen', 'demo.builder'].map(signedIn))
    const answers = await Promise.allSettled(
      people.map((person) => person.service.bookWindow(booking('09:00', '2026-03-04'))),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { slots } = await clerk.service.windowDay({ params })
    expect(slots[0]).toEqual({ slot: '09:00', places: 1, taken: 1 })
  })
  test.each([
    ['2026-03-01', '09:00', 'WINDOW_SLOT_CLOSED'],
    ['2026-03-07', '09:00', 'WINDOW_SLOT_CLOSED'],
    ['2026-03-05', '10:00', 'WINDOW_SLOT_CLOSED'],
    ['2027-03-05', '09:00', 'WINDOW_SLOT_CLOSED'],
  ])('%s at %s is not given out', async (day, slot, code) => {
    expect(await codeOf(resident.service.bookWindow(booking(slot, day)))).toBe(code)
  })
})

describe('AP-24 a store of its own is opened by describing it', () => {
  const face = {
    name: { zh: '范例镇旗舰店' },
    slogan: { zh: '家门口的大厅' },
    colour: 'GREEN' as const,
    motif: 'HILLS' as const,
    region: '990101100',
    phone: '0990-1230201',
    notice: null,
    columns: [{ title: { zh: '开店' }, items: [ITEM] }],
  }
  const params = { code: 'fanli' }
  test('with its own banner and columns over the same items', async () => {
    await clerk.service.brandPortal({ params, body: face })
    const store = await passerBy.service.portal({ params })
    expect(store).toMatchObject({ name: face.name, colour: 'GREEN', columns: [{ items: [{ code: ITEM }] }] })
    expect((await passerBy.service.portals({})).items.map(({ code }) => code)).toContain('fanli')
  })
  test('takes another face at once, and refuses shelves that lead nowhere', async () => {
    const other = { ...face, colour: 'TEAL' as const }
    expect(await clerk.service.brandPortal({ params, body: other })).toMatchObject({ face: { colour: 'TEAL' } })
    const unknown = { ...face, columns: [{ title: { zh: '开店' }, items: ['NO-SUCH-ITEM'] }] }
    expect(await codeOf(clerk.service.brandPortal({ params, body: unknown }))).toBe('PORTAL_ITEM_UNKNOWN')
    const climbing = { params: { code: '..%2f' }, body: face }
    expect(await codeOf(clerk.service.brandPortal(climbing))).toBe('PORTAL_CODE_WRONG')
  })
  test('is gone for the public once it is closed', async () => {
    await clerk.service.closePortal({ params, body: { reason: '机构改革' } })
    expect(await codeOf(passerBy.service.portal({ params }))).toBe('NOT_FOUND')
  })
})
