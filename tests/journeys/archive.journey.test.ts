import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { file, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

/** Cases are packed once they have rested for a minute. */
const RESTED_MS = 61_000
const LIST =
  '\uFEFF档号,题名,年度,保管期限,页数\nW-2009-001,食品卫生许可档案,2009,永久,12\nW-2009-002,食品卫生许可变更档案,2009,30年,8\n'

describe.skipIf(CHROMIUM === undefined)('a case comes into the archive, and somebody looks into it', async () => {
  const clock = { ahead: 0 }
  const bureau = await aBureau({
    items: [foodLicence.itemCode],
    browsed: true,
    now: () => new Date(Date.now() + clock.ahead).toISOString(),
  })
  const scratch = mkdtempSync(join(tmpdir(), 'oneseal-archive-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))
  const anActor = aBrowser(bureau.address)
  const owner = await signedIn(bureau, 'demo.canteen')
  const filed = await file(owner)
  await owner.approval.withdraw({ params: { id: filed.id }, body: { reason: '暂不经营' } })
  const seen = async (actor: Awaited<ReturnType<typeof anActor>>, name: string) => {
    await settled(actor.page)
    return [
      ...(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })),
      ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })),
    ]
  }

  test('AR-02 a department hands over historic archives by list, and the archive counts and signs', async () => {
    const place = join(scratch, 'list.csv')
    writeFileSync(place, LIST)
    const department = await anActor()
    await department.signIn('pan.guanshi')
    await department.goTo('/desk/archive/handover')
    await department.page.getByLabel('清册文件').setInputFiles(place)
    await department.fill('移交单位经办人', '潘观市')
    await department.fill('件数', '2')
    await department.fill('页数', '20')
    await department.press('签署并移交')
    await department.reads(/清册 YJQC\d{4}-\d{4} 已生成/)
    const archivist = await anActor()
    await archivist.signIn('dang.anlan')
    await archivist.goTo('/desk/archive/handover')
    await archivist.press('清点接收')
    expect(await seen(archivist, 'archive-handover')).toEqual([])
    await archivist.page.locator('.archive-form').getByLabel('件数').fill('1')
    await archivist.page.locator('.archive-form').getByLabel('页数').fill('12')
    await archivist.press('签收')
    await archivist.reads('实收 1 件 12 页，应为 2 件 20 页')
    await archivist.page.getByLabel('W-2009-002').check()
    await archivist.press('签收')
    await archivist.reads('缺少：W-2009-002')
    await archivist.reads(/党安澜.*接收 1 件 12 页/)
  })

  test('AR-01 the withdrawn case is packed and found whole, lent for a purpose, read under a watermark, and its applicant sees it', async () => {
    clock.ahead = RESTED_MS
    await bureau.settle()
    for (const job of bureau.office.jobs.filter(({ name }) => name === 'archive.pack-cases'))
      await job.run(bureau.office.services)
    await bureau.settle()
    const examiner = await anActor()
    await examiner.signIn('he.yuanzhou')
    await examiner.goTo('/desk/archive')
    await examiner.fill('档号、申请人姓名或者事项', filed.caseNumber)
    await examiner.press('检索')
    await examiner.page.locator('summary', { hasText: '归档包与检测结果' }).first().click()
    for (const part of ['真实', '完整', '可用', '安全']) await examiner.reads(part)
    expect(await seen(examiner, 'archive-files')).toEqual([])
    await examiner.press('申请借阅')
    await examiner.fill('查阅用途', '核对历史材料')
    await examiner.press('提交申请')
    await examiner.reads('借阅申请已提交')
    const keeper = await anActor()
    await keeper.signIn('dang.anlan')
    await keeper.goTo('/desk/archive/lending')
    await keeper.press('批准')
    await keeper.reads('已办理')
    await examiner.goTo('/desk/archive/lending')
    await examiner.press('阅览 办理过程记录（文本）')
    await examiner.reads(/办件编号：/)
    await examiner.reads(/何远洲 \d{4}-\d\d-\d\d/)
    expect(await seen(examiner, 'archive-lending')).toEqual([])
    const applicant = await anActor()
    await applicant.signIn('demo.canteen')
    await applicant.goTo(`/my/cases/${filed.id}`)
    await applicant.reads(/何远洲 查阅，用途：核对历史材料/)
    await keeper.goTo('/desk/archive/retention')
    expect(await seen(keeper, 'archive-retention')).toEqual([])
  })
})
