import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller } from '../support/caller.ts'
import { codeOf, file, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const as = (username: string) => signedIn(bureau, username)
const { applicant, form } = foodLicence

test('SE-04: numbers and telephones are masked until an officer says what for; the look is recorded before he sees them, and the person sees who looked and why', async () => {
  const person = await as('demo.canteen')
  const { id } = await file(person)
  const params = { id }
  const examiner = await as('he.yuanzhou')
  const desk = await examiner.approval.readCase({ params })
  expect(desk.masked).toEqual(
    expect.arrayContaining(['/applicant/phone', '/form/personInChargeId', '/form/safetyManagerMobile']),
  )
  const text = JSON.stringify(desk)
  for (const hidden of [applicant.phone, form['personInChargeId'], form['safetyManagerMobile']])
    expect(text).not.toContain(typeof hidden === 'string' ? hidden : '')
  // An enterprise's code is public by law.
  expect(desk.applicant.idNumber).toBe(applicant.idNumber)
  const whole = await examiner.approval.readInFull({ params, query: { purpose: 'VERIFY_IDENTITY' } })
  expect(whole).toEqual({ applicant: { ...applicant }, form: { ...form } })
  await (await as('lin.shouli')).approval.readInFull({ params, query: { purpose: 'CONTACT' } })
  await examiner.approval.readInFull({ params, query: { purpose: 'VERIFY_IDENTITY' } })
  // Without a purpose, with one of one's own, for another organ's case, or for nobody: nothing is shown.
  const caller = await aCaller(bureau, 'he.yuanzhou')
  for (const query of ['', '?purpose=', '?purpose=CURIOSITY'])
    expect((await caller.knock('GET', `/cases/${id}/in-full${query}`)).code).toBe('VALIDATION_FAILED')
  const foreign = await aCaller(bureau, 'demo.builder')
  expect((await foreign.knock('GET', `/cases/${id}/in-full?purpose=CONTACT`)).code).toBe('FORBIDDEN')
  await bureau.settle()
  const own = await person.oversight.ownLooks({ params })
  const shown = own.shownInFull.map(({ by, purpose }) => `${by} ${purpose}`)
  expect(shown.sort()).toEqual(['何远洲 VERIFY_IDENTITY', '何远洲 VERIFY_IDENTITY', '林守礼 CONTACT'])
  const { looks } = await (await as('cheng.zhengming')).oversight.trail({ params })
  expect(looks.filter(({ purpose }) => purpose !== null)).toHaveLength(3)
  await bureau.settle()
  const { rows } = await bureau.database.superuser.query<{ count: string }>(
    `select count(*)::text as count from ledger.entry where type = 'PapersLookedAt'`,
  )
  expect(Number(rows[0]?.count)).toBeGreaterThan(0)
})

test('SE-04: every table has a class, and whoever answers for safety reads them; an incident goes from report to closing by another', async () => {
  const administrator = await as('tian.zhanghu')
  const { classes } = await administrator.organisation.dataClasses({})
  const tablesOf = (dataClass: string) => classes.find((one) => one.dataClass === dataClass)?.tables ?? []
  expect(tablesOf('SENSITIVE')).toContain('parties._private_person')
  expect(tablesOf('PERSONAL')).toContain('approval._private_case')
  expect(tablesOf('INTERNAL')).toContain('organisation.incident')
  const { rows } = await bureau.database.superuser.query<{ count: string }>(
    `select count(*)::text as count from pg_tables where schemaname not in
       ('pg_catalog', 'information_schema', 'public', 'pgboss')`,
  )
  expect(classes.reduce((sum, { tables }) => sum + tables.length, 0)).toBe(Number(rows[0]?.count))
  expect(classes.find(({ dataClass }) => dataClass === 'SENSITIVE')?.formFields).toBeGreaterThan(0)
  expect(await codeOf((await as('lin.shouli')).organisation.dataClasses({}))).toBe('FORBIDDEN')

  const foundAt = new Date(Date.now() - 5 * 3_600_000).toISOString()
  const account = '窗口打印的名单被带出大厅'
  const reported = await (
    await as('lin.shouli')
  ).organisation.reportIncident({ body: { kind: 'LEAK', foundAt, account } })
  const params = { id: reported.id }
  expect(
    await codeOf((await as('lin.shouli')).organisation.containIncident({ params, body: { measures: account } })),
  ).toBe('FORBIDDEN')
  const assessment = { grade: 'CONSIDERABLE' as const, personalData: true, persons: 30, harm: '可能被用于推销' }
  const assessed = await administrator.organisation.assessIncident({ params, body: assessment })
  // Found five hours ago and not told yet: the four hours are over, and the register says so.
  expect([assessed.stage, assessed.late]).toEqual(['ASSESSED', true])
  await administrator.organisation.containIncident({ params, body: { measures: '名单已追回并销毁，关闭批量打印' } })
  const inspector = await as('cheng.zhengming')
  const closing = { params, body: { cause: '打印权限过宽', lessons: '打印须留痕，名单不带证件号码' } }
  expect(await codeOf(inspector.organisation.closeIncident(closing))).toBe('INCIDENT_AUTHORITY_UNTOLD')
  const telling = { text: '姓名和电话 30 人；原因、危害、措施、联系方式已报', spared: null }
  await administrator.organisation.notifyIncident({ params, body: { whom: 'AUTHORITY', ...telling } })
  expect(await codeOf(inspector.organisation.closeIncident(closing))).toBe('INCIDENT_PERSONS_UNTOLD')
  await administrator.organisation.notifyIncident({ params, body: { whom: 'PERSONS', ...telling } })
  expect(await codeOf(administrator.organisation.closeIncident(closing))).toBe('FORBIDDEN')
  expect(await inspector.organisation.closeIncident(closing)).toMatchObject({
    stage: 'CLOSED',
    number: reported.number,
  })
  expect((await inspector.organisation.incidents({})).items).toMatchObject([{ account, closed: { by: '程正鸣' } }])
  expect(await codeOf(administrator.organisation.assessIncident({ params, body: assessment }))).toBe('INCIDENT_CLOSED')
  // Passwords: ten letters at least, wrong ones slow down, and nobody is told whether a name exists (tests/attack).
  const stranger = await aCaller(bureau)
  const short = { username: 'someone.new', password: 'short', name: '某某' }
  expect((await stranger.knock('POST', '/accounts', { body: short })).code).toBe('VALIDATION_FAILED')
  await bureau.settle()
  await bureau.expectSound()
})
