import { describe, expect, test } from 'vitest'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { filledDraft } from '../support/hall.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

async function seen(actor: Actor, name: string): Promise<readonly string[]> {
  await settled(actor.page)
  const phone = await look(actor.page, name, { width: PHONE, variant: '360', axe: true })
  return [...phone, ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true }))]
}

describe.skipIf(CHROMIUM === undefined)('a look before filing', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const story = { draft: '' }

  test('AP-11: the applicant asks where he looks everything through, and goes on writing', async () => {
    const person = await bureau.as('demo.canteen')
    story.draft = (await filledDraft(person)).id
    const applicant = await anActor()
    await applicant.signIn('demo.canteen')
    await applicant.goTo(`/apply/${story.draft}?step=check`)
    await applicant.reads('可以先网上预审')
    expect(await seen(applicant, 'apply-pre-review-offer')).toEqual([])
    await applicant.press('申请网上预审')
    await applicant.reads('网上预审中')
    expect(await seen(applicant, 'apply-pre-review-waiting')).toEqual([])
  })

  test('AP-11: the window says everything about every document once', async () => {
    const officer = await anActor()
    const { page } = officer
    await officer.signIn('lin.shouli')
    await officer.goTo('/desk/pre-reviews')
    await officer.reads('出具预审意见')
    for (const radio of await page.getByRole('radio', { name: '符合要求' }).all()) await radio.check()
    await page.getByRole('radio', { name: '需要修改' }).first().check()
    await page
      .getByLabel(/怎样修改/)
      .first()
      .fill('请在平面图上标明后厨和流向')
    await page.getByRole('radio', { name: '修改后提交' }).check()
    await page.getByLabel('总的意见').fill('其余材料齐全，改好平面图即可提交。')
    expect(await seen(officer, 'desk-pre-reviews')).toEqual([])
    await officer.press('出具预审意见')
    await officer.reads('申请人会收到通知')
  })

  test('AP-11: the opinion stands over the draft while it is mended', async () => {
    const applicant = await anActor()
    await applicant.signIn('demo.canteen')
    await applicant.goTo(`/apply/${story.draft}?step=materials`)
    await applicant.reads('修改后提交')
    await applicant.reads('请在平面图上标明后厨和流向')
    expect(await seen(applicant, 'apply-pre-review-answer')).toEqual([])
  })
})
