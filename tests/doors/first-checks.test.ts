import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aPdf, codeOf, signedIn } from '../support/hall.ts'
import { takeInImports } from '../../src/clouds/inspection/importing/take-in.ts'
import { aBureau } from '../support/office.ts'

const FILING = '991001006001'
const ALTERATION = '990101001002'
const clock = { ahead: 0 }
const DAY_MS = 86_400_000
const bureau = await aBureau({
  items: [FILING, ALTERATION, foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const pan = await signedIn(bureau, 'pan.guanshi')

const idOf = (username: string) =>
  bureau.matters.district.officers.find((officer) => officer.username === username)?.id ?? ''
const upload = async (person: typeof pan, content: string) =>
  (await person.upload('a.pdf', aPdf(content), 'application/pdf')).sha256

describe('a permit that was granted here', () => {
  test('is suspended by its department’s penalty, and the duty has its record, without a second entry', async () => {
    await journeyIn(bureau).grantedCase()
    await bureau.settle()
    const liu = await signedIn(bureau, 'liu.zhigui')
    await pan.inspection.registerInspector({ body: { number: '9901-1' } })
    await liu.inspection.registerInspector({ body: { number: '9901-2' } })
    const [object] = (await pan.inspection.objects({ query: { item: foodLicence.itemCode } })).items
    const { id } = await pan.inspection.openInspection({
      params: { id: object?.id ?? '' },
      body: { source: 'TARGETED' },
    })
    const opened = await pan.inspection.inspection({ params: { id } })
    expect(opened.facts.filter(({ kind }) => kind === 'CONDITION').length).toBeGreaterThan(0)
    const inspectors = [idOf('pan.guanshi'), idOf('liu.zhigui')]
    const named = await pan.inspection.act({
      params: { id },
      body: { act: 'NAME', expectedVersion: opened.version, inspectors },
    })
    const at = new Date().toISOString()
    const recorded = await pan.inspection.act({
      params: { id },
      body: {
        act: 'RECORD',
        ...{ expectedVersion: named.version, method: 'ON_SITE', began: at, ended: at, summary: '后厨交叉污染。' },
        answers: named.toVisit.map((code) => ({ code, result: 'PROBLEM', note: '不符合' })),
        photos: [{ sha256: await upload(pan, '现场'), code: null, takenAt: at, place: null }],
        checked: { name: '店长', signature: null, refusal: '拒绝签名，物业某某在场' },
      },
    })
    const signed = await liu.inspection.act({
      params: { id },
      body: { act: 'COSIGN', expectedVersion: recorded.version },
    })
    const taken = await liu.inspection.act({
      params: { id },
      body: {
        act: 'MEASURE',
        ...{ expectedVersion: signed.version, measure: 'SUSPENSION', basis: '食品安全法第一百二十六条' },
        ...{ documentNumber: '市监罚〔2026〕9号', document: await upload(liu, '决定书'), amountFen: null },
      },
    })
    await liu.inspection.act({ params: { id }, body: { act: 'CONCLUDE', expectedVersion: taken.version } })
    await bureau.settle()
    const { rows } = await bureau.database.superuser.query<{ state: string }>(
      `select type as state from oversight.act where type in ('CertificateSuspended', 'SupervisionRecorded', 'DutyInspected')
       order by type`,
    )
    expect(rows.map(({ state }) => state)).toEqual(['CertificateSuspended', 'DutyInspected', 'SupervisionRecorded'])
  })
})

describe('one permit, one object', () => {
  const { services } = bureau.office
  const one = async (text: string, value: string) => {
    const { rows } = await services.db.query<{ known: string }>(text, [value])
    return rows[0]?.known ?? ''
  }
  const certificateOf = (caseId: string) =>
    one('select identifier as known from certificate._private_certificate where case_id = $1', caseId)
  const found = async (q: string) => (await pan.inspection.objects({ query: { q } })).items
  const take = async (kind: string, lines: readonly (readonly string[])[]) => {
    await pan.send(`/inspection/imports/${kind}`, Buffer.from(lines.map((line) => line.join(',')).join('\n')))
    await takeInImports.run(services)
    return (await pan.inspection.imports({})).items[0]
  }

  test('goes by its certificate once that is issued, by the next after a change, and is known to older registers by each', async () => {
    const granted = await journeyIn(bureau).grantedCase()
    await bureau.settle()
    const first = await certificateOf(granted)
    const [object] = await found(first)
    expect(object).toMatchObject({ licence: first, left: null })

    const form = { ...foodLicence.form, shopName: '稻香新馆', changeReason: '更换店名' }
    const answers = { changed: 'NAME_OR_PERSON' }
    const changed = { itemCode: ALTERATION, answers, form, certificate: first }
    const altered = await journeyIn(bureau, changed).grantedCase()
    await bureau.settle()
    const second = await certificateOf(altered)
    expect(second).not.toBe(first)
    expect(await found(first)).toMatchObject([{ id: object?.id, licence: second, left: null }])

    const { total } = await pan.inspection.objects({ query: {} })
    const code = bureau.matters.district.organs[0]?.creditCode ?? ''
    const known = [
      first,
      second,
      await one('select case_number as known from findings._private_permit where case_id = $1', granted),
    ]
    const licences = known.map((name) => [name, foodLicence.itemCode, '旧册店', code, '', '2024-03-05', '', '普通'])
    const heading = ['许可编号', '事项编码', '持证主体', '持证主体代码', '经营地址', '发证日期', '有效期至', '办理方式']
    expect(await take('licences', [heading, ...licences])).toMatchObject({ taken: 0, known: 3, faulty: 0 })
    const checks = known.map((name, row) => [`旧-${String(row)}`, name, foodLicence.itemCode, '2025-06-01', '合格', ''])
    const columns = ['检查编号', '许可编号', '事项编码', '检查日期', '检查结果', '发现问题']
    expect(await take('inspections', [columns, ...checks])).toMatchObject({ taken: 3, known: 0, faulty: 0 })
    expect(await found(second)).toMatchObject([{ id: object?.id, checks: 3 }])
    expect((await pan.inspection.objects({ query: {} })).total).toBe(total)
  })
})

describe('what was merely filed', () => {
  const journey = journeyIn(bureau, { itemCode: FILING, form: foodLicence.form, answers: {} })
  const recordFiling = async (stream: string) => {
    const { services } = bureau.office
    const at = services.now()
    const days = { validFrom: localDate(at), validUntil: null }
    const command = { type: 'RecordFiling', at, by: '$actor', ...days }
    const result = await services.run({ life: 'case', stream, command, by: journey.officer('intakeOfficer') })
    expect(result).toMatchObject({ ok: true })
  }

  test('SV-33 is always checked within set days: the task opens by itself, carries what was stated, and is seen when overdue', async () => {
    await recordFiling(await journey.submitted())
    await bureau.settle()
    const { items, firstChecks } = await pan.inspection.inspections({ query: {} })
    expect(firstChecks).toEqual({ owed: 1, done: 0, running: 1, overdue: 0 })
    const [task] = items
    expect(task).toMatchObject({ source: 'FIRST_CHECK', phase: 'OPEN', overdue: false, inspectors: [] })
    const shown = await pan.inspection.inspection({ params: { id: task?.id ?? '' } })
    expect(shown.facts.length).toBeGreaterThan(0)
    expect(shown.checklist.length).toBeGreaterThan(0)
    const name = (inspectors: string[]) =>
      pan.inspection.act({
        params: { id: shown.id },
        body: { act: 'NAME', expectedVersion: shown.version, inspectors },
      })
    expect(await codeOf(name([idOf('pan.guanshi'), idOf('guan.mingcha')]))).toBe('INSPECTOR_NOT_REGISTERED')
    clock.ahead = 120 * DAY_MS
    const later = await signedIn(bureau, 'pan.guanshi')
    const late = await later.inspection.inspections({ query: { stage: 'overdue' } })
    expect(late.firstChecks).toEqual({ owed: 1, done: 0, running: 0, overdue: 1 })
    expect(late.items[0]).toMatchObject({ overdue: true })
    clock.ahead = 0
  })

  test('an ordinary grant becomes an object to draw from, and opens no first check', async () => {
    await journeyIn(bureau).grantedCase()
    await bureau.settle()
    const person = await signedIn(bureau, 'pan.guanshi')
    const { items } = await person.inspection.objects({ query: { item: foodLicence.itemCode } })
    expect(items.filter(({ checks }) => checks === 0)).toMatchObject([{ mode: 'ORDINARY', riskClass: 'B' }])
    const { firstChecks } = await person.inspection.inspections({ query: {} })
    expect(firstChecks.owed).toBe(1)
  })
})

test('everything that was recorded adds up', () => bureau.expectSound())
