import { describe, expect, test } from 'vitest'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

describe.skipIf(CHROMIUM === undefined)('the lists held against reality, on their screens', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })
  test.each([
    ['reality', 'cai.ni', '/desk/reality'],
    ['regions', 'sheng.guanquan', '/desk/regions'],
    ['entrance', 'wei.gaoyuan', '/desk/entrance'],
    ['permit-notices', 'pan.guanshi', '/desk/permit-notices'],
    ['my-permit-notices', 'demo.canteen', '/my/permit-notices'],
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
})
