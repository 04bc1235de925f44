import { describe, expect, test } from 'vitest'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

describe.skipIf(CHROMIUM === undefined)('the certificate library, on its screens', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })
  test.each([
    ['certificate-types', 'bian.zhun', '/desk/certificate-types'],
    ['library', 'fang.chujian', '/desk/library'],
    ['library-supplied', 'pan.guanshi', '/desk/supplied-certificates'],
    ['library-batches', 'fang.chujian', '/desk/old-stock'],
    ['supplied-certificates', 'demo.resident', '/my/supplied-certificates'],
  ])('%s', async (name, username, path) => {
    const actor = await anActor()
    await actor.signIn(username)
    await actor.goTo(path)
    await settled(actor.page)
    const faults = [
      ...(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })),
      ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })),
    ]
    expect(faults).toEqual([])
  })

  test('a type is opened, and its template is seen as it prints', async () => {
    const actor = await anActor()
    await actor.signIn('bian.zhun')
    await actor.goTo('/desk/certificate-types/119901019900000411126')
    await actor.page.locator('.type-preview img').first().waitFor({ timeout: 60_000 })
    await settled(actor.page)
    expect(await look(actor.page, 'certificate-type', { width: DESK, variant: '1440', axe: true })).toEqual([])
    expect(await look(actor.page, 'certificate-type', { width: PHONE, variant: '360', axe: true })).toEqual([])
  })
})
