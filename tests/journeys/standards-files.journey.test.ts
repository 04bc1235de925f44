import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { unzipSync, zipSync } from 'fflate'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

const CODE = foodLicence.itemCode
const LOOKS = [
  { width: PHONE, variant: '360', axe: true },
  { width: DESK, variant: '1440', axe: true },
] as const

/** The exported workbook as an official changes it: one cell of one sheet. */
async function rewritten(bytes: Buffer, from: string, to: string): Promise<Buffer> {
  const parts = unzipSync(bytes)
  let changes = 0
  for (const [name, part] of Object.entries(parts)) {
    const text = Buffer.from(part).toString('utf8')
    const at = text.indexOf(from)
    if (at === -1 || !name.startsWith('xl/worksheets/')) continue
    parts[name] = Buffer.from(text.slice(0, at) + to + text.slice(at + from.length))
    changes += 1
  }
  expect(changes).toBeGreaterThan(0)
  return Promise.resolve(Buffer.from(zipSync(parts)))
}

describe.skipIf(CHROMIUM === undefined)('what is made from a standard, and standards as files', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const looked = async (actor: Actor, name: string) => {
    await settled(actor.page)
    const faults: string[] = []
    for (const each of LOOKS) faults.push(...(await look(actor.page, name, each)))
    await actor.page.setViewportSize({ width: DESK, height: 900 })
    expect(faults).toEqual([])
  }

  test('a resident types the sound with one character wrong, sees why it was found, and takes the guide on paper', async () => {
    const resident = await anActor({ width: DESK, height: 900 })
    await resident.goTo('/items?q=食品经赢许可')
    await resident.reads('食品经营许可（新办）')
    await looked(resident, 'items-why')
    await resident.goTo('/items?event=OPEN_RESTAURANT')
    await resident.reads('市场主体登记（设立登记）')
    await resident.goTo(`/items/${CODE}`)
    await resident.reads('指南和表格下载')
    await looked(resident, 'guide-whole')
    const href = await resident.page.getByRole('link', { name: '办事指南（PDF）' }).getAttribute('href')
    const pdf = await bureau.visitor().download((href ?? '').replace('/api/v1', ''))
    expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(resident.complaints).toEqual([])
  })

  test('the zeros are listed with what bears them', async () => {
    const resident = await anActor({ width: DESK, height: 900 })
    await resident.goTo('/lists/claims?claim=ZERO_FEE')
    await resident.reads('零费用清单')
    await looked(resident, 'claims')
    expect(resident.complaints).toEqual([])
  })

  test('an editor exports, changes a cell, leaves the page while it is checked, and makes a draft of it', async () => {
    const editor = await anActor({ width: DESK, height: 900 })
    await editor.signIn('bian.zhun')
    await editor.goTo('/desk/standards-files')
    await looked(editor, 'files')
    const exported = await editor.downloads(editor.page.getByRole('link', { name: '全部事项（XLSX）' }))
    const changed = await rewritten(exported, '《食品安全法》第三十三条第一款第一项', '《食品安全法》第三十三条第一款')
    const file = join(bureau.scratch, '标准修改.xlsx')
    writeFileSync(file, changed)
    await editor.page.locator('input[type=file]').first().setInputFiles(file)
    await editor.page.waitForURL(/run=/)
    await editor.goTo('/desk')
    await editor.goTo('/desk/standards-files')
    await editor.page.getByRole('link', { name: '标准修改.xlsx' }).first().click()
    await editor.button(/确认导入/).waitFor()
    await looked(editor, 'files-checked')
    await editor.press(/确认导入/)
    await editor.reads(/生成草案 \d+ 份/)
    await looked(editor, 'files-taken')
    expect(editor.complaints).toEqual([])
  })

  test('a workbook with a wrong header is refused, and the place is named', async () => {
    const editor = await anActor({ width: DESK, height: 900 })
    await editor.signIn('bian.zhun')
    await editor.goTo('/desk/standards-files')
    const exported = await editor.downloads(editor.page.getByRole('link', { name: '完整标准（XLSX）' }))
    const file = join(bureau.scratch, '错表头.xlsx')
    writeFileSync(file, await rewritten(exported, '事项类型 Kind', '类别'))
    await editor.page.locator('input[type=file]').first().setInputFiles(file)
    await editor.reads('不予导入')
    await editor.reads(/不认识的列「类别」/)
    await editor.reads(/「事项」[A-Z]+1/)
    await looked(editor, 'files-refused')
    const report = await editor.downloads(editor.page.getByRole('link', { name: /逐行报告（XLSX）/ }))
    expect(report.toString('latin1', 0, 2)).toBe('PK')
  })

  test('an operator exports on the command line, and importing the same again changes nothing', async () => {
    const file = join(bureau.scratch, 'all.xlsx')
    const out = await bureau.oneseal(['catalogue', 'export', file, '--data', bureau.dataFolder])
    expect({ code: out.code, said: out.said.slice(-1500) }).toMatchObject({ code: 0 })
    const back = await bureau.oneseal(['catalogue', 'import', file, '--data', bureau.dataFolder, '--json'])
    expect({ code: back.code, said: back.said.slice(-1500) }).toMatchObject({ code: 0 })
    expect(back.said).toContain('"published":0')
    expect(back.said).toContain('"CHANGED":0')
  })

  test('an auditor finds everything sound', () => bureau.expectSound())
})
