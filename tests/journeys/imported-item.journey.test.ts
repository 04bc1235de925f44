import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { generalFiling } from '../../src/cli/demo/filings.ts'
import { eventually } from '../../src/cli/demo/person.ts'
import { assemble, decide, examine, handIn } from '../../src/cli/demo/story.ts'
import { letIn } from '../support/appoint.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'

const LIST = resolve('tests/journeys/fixtures/county-items.json')
/** The published list of a real county, 1,135 rows; it is not part of the product. */
const COUNTY = resolve('../shared/data/guangan-service-items.json')
const BALLOONS = '升放无人驾驶自由气球或者系留气球活动审批'
const DEPARTMENT = '区气象局'
const SUPERVISOR = 'feng.guanxiang'

describe.skipIf(CHROMIUM === undefined)('a county brings its own list of items', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const story = { itemCode: '' }
  const importing = (file: string) =>
    bureau.oneseal(['catalogue', 'import', file, '--data', bureau.dataFolder, '--json'])

  test('a list is taken into the running bureau, every row kept, mended or refused with its reason', async () => {
    const { code, said } = await importing(LIST)
    expect(said).toContain('"published":2')
    expect(said).toMatch(/行政处罚/)
    expect(code).toBe(0)
    expect((await importing(LIST)).said).toContain('"published":0')
  })

  test('whoever searches finds the imported item at once, with a form to apply on-line', async () => {
    const stranger = await anActor({ width: 360, height: 780 })
    await stranger.goTo('/items?q=放气球')
    await stranger.page.getByRole('link', { name: BALLOONS }).first().click()
    await stranger.page.getByRole('heading', { level: 1, name: BALLOONS }).waitFor()
    await stranger.reads('开始办理')
    await stranger.reads(/通用申请表/)
    story.itemCode = new URL(stranger.page.url()).pathname.split('/').at(-1) ?? ''
    expect(stranger.complaints).toEqual([])
  })

  test('the bureau grants it in a sealed decision, and the department it came from claims the duty to supervise', async () => {
    const administrator = await bureau.as('tian.zhanghu')
    const { items } = await administrator.organisation.organs({})
    const department = items.find(({ name }) => name.includes(DEPARTMENT))
    expect(department).toBeDefined()
    await letIn(administrator, await bureau.as('bai.fuhe'), {
      name: '冯观象',
      organ: department?.id ?? '',
      post: '防灾减灾科',
      roles: ['supervisor'],
      username: SUPERVISOR,
      password: DEMO_PASSWORD,
    })
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), SUPERVISOR)
    const { receipt } = await handIn(cast, generalFiling(story.itemCode), aPaper, undefined)
    const params = { id: receipt.id }
    const { version } = await cast.intake.approval.readCase({ params })
    await cast.intake.approval.accept({ params, body: { expectedVersion: version } })
    await examine(cast, receipt.id)
    await decide(cast, receipt.id)
    const paper = await eventually('The written decision', async () => {
      const held = await cast.applicant.certificate.myCertificates({ query: {} })
      return held.items.find((item) => item.case === receipt.id && item.released)
    })
    expect(paper.certificateName).toBe('准予行政许可决定书')
    const sealed = await cast.applicant.download(`/documents/${paper.id}/file`)
    expect(await cast.stranger.send('/verify/file', sealed)).toMatchObject({ verdict: 'GENUINE', state: 'IN_FORCE' })
    const duty = await eventually('The duty', async () => {
      const duties = await cast.supervisor.supervision.duties({ query: {} })
      return duties.items.find(({ caseNumber }) => caseNumber === receipt.caseNumber)
    })
    const claimed = await cast.supervisor.supervision.claim({
      params: { id: duty.id },
      body: { expectedVersion: duty.version },
    })
    expect(claimed.stage).toBe('claimed')
    const { progress } = await cast.applicant.approval.myCase({ params })
    expect(progress.stage).toBe('granted')
    const { acts } = await cast.inspector.oversight.trail({ params })
    expect(acts.map(({ text }) => text.zh).join()).toMatch(/受理.*审查.*准予/)
  })

  test.skipIf(!existsSync(COUNTY))('a real county’s 1,135 items come in beside it, and are found', async () => {
    const { code, said } = await importing(COUNTY)
    expect({ code, said: said.slice(-2000) }).toMatchObject({ code: 0 })
    const stranger = bureau.visitor()
    await eventually('The county’s items', async () => {
      const { items } = await stranger.approval.searchItems({ query: { q: '适龄儿童 延缓入学' } })
      return items.some(({ name }) => name.zh.includes('延缓入学')) ? true : undefined
    })
  })

  test('an auditor finds everything sound', () => bureau.expectSound())
})
