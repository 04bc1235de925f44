import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { aBrowser, CHROMIUM } from '../../support/browser.ts'
import type { Actor } from '../../support/browser.ts'
import { contrastFaults } from './contrast.ts'

const page = (body: string) => `<!doctype html><html lang="en"><body style="background: #fff">${body}</body></html>`
const GOOD = '<p style="color: #333">can be read</p>'

describe.skipIf(CHROMIUM === undefined)('words too pale to read', () => {
  const anActor = aBrowser('about:blank', { oneStory: false })
  let someone: Promise<Actor> | undefined
  const faultsOf = async (...bodies: readonly string[]) => {
    const actor = await (someone ??= anActor())
    const faults: string[] = []
    for (const body of bodies) {
      await actor.page.setContent(page(body))
      await actor.page.evaluate(axe.source)
      faults.push(...(await contrastFaults(actor.page, null)))
    }
    return faults
  }

  test.each([
    ['at once', ['<p style="color: #bbb">pale</p>']],
    [
      'every time, not only the first',
      [GOOD, '<p style="color: #bcb">pale</p>', GOOD, '<p style="color: #bcb">pale</p>'],
      2,
    ],
    ['on another ground than where they could be read', [GOOD, `<div style="background: #444">${GOOD}</div>`]],
    ['through a layer that lets them shine', [GOOD, `<div style="opacity: 0.3">${GOOD}</div>`]],
    [
      'above something else, where they float',
      [GOOD, `<div style="background: #444; height: 9em"></div><div style="position: fixed; top: 1em">${GOOD}</div>`],
    ],
    [
      'on a button that was first locked and then can be pressed',
      [
        '<button disabled style="background: #fff; color: #cbb">Send</button>',
        '<button style="background: #fff; color: #cbb">Send</button>',
      ],
    ],
    [
      'smaller than where they could just be read',
      ['<p style="color: #888; font-size: 40px">large words</p>', '<p style="color: #888">small words</p>'],
    ],
  ])('are found %s', async (_how, bodies, count = 1) => {
    expect(await faultsOf(...bodies)).toHaveLength(count)
  })

  test('are not seen where there are none', async () => {
    expect(await faultsOf(GOOD, GOOD, `<main style="background: #f4f4f4">${GOOD}</main>`)).toEqual([])
  })
})
