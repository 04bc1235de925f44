import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { eventually } from '../../src/cli/demo/person.ts'
import { assemble, decide, examine } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { filledDraft } from '../support/hall.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { waitUntilSaved } from './scenes/applying.ts'
import { isInstalled, judgedBy } from '../../src/seal/testing/seal-fixtures.ts'
import { look, PHONE } from './scenes/look.ts'

/** 生僻字 (GB 18030): a name keeps its own character from the form to the certificate. */
const NAME = '林小𠮷'

describe.skipIf(CHROMIUM === undefined)('somebody whose name few machines can write', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const story = { id: '' }

  test('writes it into the form on a telephone and sees it as it is', async () => {
    const actor = await anActor({ width: PHONE, height: 780, touch: true })
    const { page } = actor
    const draft = await filledDraft(await bureau.as('demo.canteen'))
    await actor.signIn('demo.canteen')
    await actor.goTo(`/apply/${draft.id}?step=form`)
    await actor.fill('法定代表人（负责人）姓名', NAME)
    await waitUntilSaved(actor)
    await actor.goTo(`/apply/${draft.id}?step=check`)
    await actor.reads(NAME)
    await actor.choose('办理结果怎么领', '网上下载电子证照')
    await page.locator('#promise').check()
    await actor.button('提交申请').tap()
    await page.getByRole('link', { name: '查看办件' }).tap()
    await actor.reads('待受理')
    story.id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await page.locator('summary', { hasText: '申请人' }).tap()
    await actor.reads(NAME)
    // A machine without a font for it is sent the one file that holds this character, and no other.
    const brought = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter(({ family, status }) => family.includes('OneSeal Rare') && status === 'loaded')
        .length
    })
    expect(brought).toBeLessThanOrEqual(1)
    expect(await look(page, 'rare-name', { width: PHONE, variant: '360', axe: false })).toEqual([])
    expect(actor.complaints).toEqual([])
  })

  test.skipIf(!isInstalled('pdftotext'))('and reads it on the sealed certificate, where it can be copied', async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    const params = { id: story.id }
    const { version } = await cast.intake.approval.readCase({ params })
    await cast.intake.approval.accept({ params, body: { expectedVersion: version } })
    await examine(cast, story.id)
    await decide(cast, story.id)
    const held = await eventually('The certificate', async () => {
      const { items } = await cast.applicant.certificate.myCertificates({ query: {} })
      return items.find((item) => item.case === story.id && item.released)
    })
    const pdf = Buffer.from(await cast.applicant.download(`/documents/${held.id}/file`))
    expect(judgedBy('pdftotext', ['-layout', 'a.pdf', '-'], { 'a.pdf': pdf })).toContain(NAME)
    expect(foodLicence.form['personInCharge']).not.toBe(NAME)
  })
})
