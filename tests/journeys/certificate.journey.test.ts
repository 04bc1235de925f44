import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { eventually } from '../../src/cli/demo/person.ts'
import { assemble, decide, examine, handIn } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM, SHOTS } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'

describe.skipIf(CHROMIUM === undefined)('a holder looks at his certificate', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const story = { id: '', name: '' }

  test('it is granted, and both files are there within seconds', async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    const { receipt } = await handIn(cast, foodLicence, aPaper, undefined)
    const params = { id: receipt.id }
    const { version } = await cast.intake.approval.readCase({ params })
    await cast.intake.approval.accept({ params, body: { expectedVersion: version } })
    await examine(cast, receipt.id)
    await decide(cast, receipt.id)
    const held = await eventually('Both files', async () => {
      const { items } = await cast.applicant.certificate.myCertificates({ query: {} })
      const mine = items.find((item) => item.case === receipt.id && item.released)
      if (mine === undefined) return undefined
      const facts = await cast.applicant.certificate.documentFacts({ params: { id: mine.id } })
      return facts.ofd ? facts : undefined
    })
    Object.assign(story, { id: held.id, name: held.certificateName })
  })

  test.each([
    [360, 780],
    [1440, 900],
  ])('at %i pixels the pages of the OFD are seen, and the seal answers when it is pressed', async (width, height) => {
    const holder = await anActor({ width, height })
    await holder.signIn('demo.canteen')
    await holder.goTo('/my/certificates')
    await holder.page.getByRole('link', { name: story.name }).first().click()
    await holder.page.getByRole('heading', { level: 1, name: story.name }).waitFor()
    const page = holder.page.getByRole('img', { name: /第 1 页/ })
    await page.waitFor()
    expect(await page.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    await holder.page.screenshot({ path: `${SHOTS}/certificate-${String(width)}.png`, fullPage: true })
    await holder.page.getByRole('button', { name: '查看这枚印章的验证结果' }).click()
    await holder.page.getByRole('dialog').getByRole('heading', { name: '真实、有效' }).waitFor()
    await holder.page.screenshot({ path: `${SHOTS}/certificate-verdict-${String(width)}.png` })
    await holder.press('关闭')
    await holder.page.getByRole('tab', { name: 'PDF' }).click()
    await holder.page.locator('iframe').waitFor()
    const sealed = await holder.downloads(holder.page.getByRole('link', { name: '下载 PDF' }))
    expect(sealed.subarray(0, 5).toString()).toBe('%PDF-')
    expect(holder.complaints).toEqual([])
  })

  test('the OFD is judged genuine by the command that needs no server', async () => {
    const holder = await bureau.as('demo.canteen')
    const file = `${bureau.scratch}/licence.ofd`
    const ofd = await holder.download(`/documents/${story.id}/ofd`)
    writeFileSync(file, ofd)
    const words = ['verify', file, '--data', bureau.dataFolder]
    expect(await bureau.oneseal(words)).toMatchObject({ code: 0 })
    const changed = Buffer.from(ofd)
    changed[9000] = (changed[9000] ?? 0) ^ 1
    writeFileSync(file, changed)
    const judged = await bureau.oneseal(words)
    expect(judged.code).toBe(1)
    expect(judged.said).toContain('✘')
  })

  test('an auditor finds everything sound', () => bureau.expectSound())
})
