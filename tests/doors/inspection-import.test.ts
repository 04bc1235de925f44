import { expect, test } from 'vitest'
import { creditCodeCheck } from '#kernel'
import type { Services } from '#frame'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { takeInImports } from '../../src/clouds/inspection/importing/take-in.ts'
import { signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** `ONESEAL_LOAD=1`: a whole district's register; otherwise a tenth of a tenth of it, with the same shape. */
const FULL = process.env['ONESEAL_LOAD'] === '1'
const [LICENCES, CHECKS] = FULL ? [12_000, 27_000] : [1200, 2700]
const BREAKS_OFF_AT = Math.floor(LICENCES * 0.6)
const ITEM = foodLicence.itemCode

const bureau = await aBureau({ items: [ITEM] })
const pan = await signedIn(bureau, 'pan.guanshi')
const { services } = bureau.office

const codeOf = (index: number) => {
  const body = `92990101MA${String(index).padStart(7, '0')}`
  return `${body}${creditCodeCheck(body)}`
}
const licence = (index: number) => `JY${String(index).padStart(8, '0')}`
const table = (heading: string, count: number, line: (index: number) => string) =>
  Buffer.from([heading, ...Array.from({ length: count }, (_, index) => line(index))].join('\n'))
/** Spread over the licences without a pattern, and the same every time. */
const spread = (index: number) => (index * 7919) % LICENCES
const fails = (index: number) => index % 3 === 0

test('a register of licences and inspections comes in through the public door, goes on after a crash, and answers who failed twice', async () => {
  const licences = table(
    '许可编号,事项编码,持证主体,持证主体代码,经营地址,发证日期,有效期至,办理方式',
    LICENCES,
    (index) => `${licence(index)},${ITEM},示范商户${String(index)},${codeOf(index)},某街,2023-05-01,2028-04-30,普通`,
  )
  await pan.send('/inspection/imports/licences', licences)
  let acts = 0
  const breaking: Services = {
    ...services,
    run: (request) => {
      acts += 1
      return acts > BREAKS_OFF_AT ? Promise.reject(new Error('The machine broke off')) : services.run(request)
    },
  }
  await expect(takeInImports.run(breaking)).rejects.toThrow('broke off')
  const [half] = (await pan.inspection.imports({})).items
  expect(half?.endedAt).toBeNull()
  expect(half?.line).toBeGreaterThan(1)
  expect(half?.line).toBeLessThan(LICENCES)
  const began = performance.now()
  await takeInImports.run(services)
  const [whole] = (await pan.inspection.imports({})).items
  expect(whole).toMatchObject({ faulty: 0, line: LICENCES + 1 })
  expect((whole?.taken ?? 0) + (whole?.known ?? 0)).toBe(LICENCES)
  const checks = table('检查编号,许可编号,事项编码,检查日期,检查结果,发现问题', CHECKS, (index) => {
    const result = fails(index) ? '不合格,未公示' : '合格,'
    return `C${String(index)},${licence(spread(index))},${ITEM},2025-0${String((index % 9) + 1)}-11,${result}`
  })
  await pan.send('/inspection/imports/inspections', checks)
  await takeInImports.run(services)
  const seconds = (performance.now() - began) / 1000
  expect((await pan.inspection.imports({})).items[0]).toMatchObject({ taken: CHECKS, known: 0, faulty: 0 })
  const failures = new Map<number, number>()
  for (let index = 0; index < CHECKS; index += 1)
    if (fails(index)) failures.set(spread(index), (failures.get(spread(index)) ?? 0) + 1)
  const asked = performance.now()
  const twice = await pan.inspection.objects({ query: { failures: 2 } })
  const took = performance.now() - asked
  expect(twice.total).toBe([...failures.values()].filter((count) => count >= 2).length)
  for (const { failures: count } of twice.items) expect(count).toBeGreaterThanOrEqual(2)
  if (FULL) process.stdout.write(`taken in within ${seconds.toFixed(1)} s; failed twice in ${took.toFixed(0)} ms\n`)
})
