import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { SHOTS } from '../../support/browser.ts'
import { contrastFaults } from './contrast.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
/** 360: the narrowest phone people still carry (WCAG 1.4.10 asks for 320 CSS pixels of text, tables excepted). */
export const PHONE = 360
export const TABLET = 768
export const DESK = 1440

/** Waits until nothing on the page is still a grey line. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#content h1, .desk-frame h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** axe in the page itself, put there once: its own driver does so for every look, which took half of the time. */
const SWITCHED_MS_MAX = 60_000

/** Presses the switch of languages, and waits until everything the screen then asks anew has been answered. */
export async function switchToEnglish(page: Page): Promise<void> {
  const open = new Set<Request>()
  const asked = (request: Request) => {
    if (request.resourceType() === 'fetch') open.add(request)
  }
  const answered = (request: Request) => {
    open.delete(request)
  }
  page.on('request', asked).on('requestfinished', answered).on('requestfailed', answered)
  await page.setViewportSize({ width: DESK, height: 900 })
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await page.locator('html[lang=en]').waitFor({ state: 'attached' })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await expect.poll(() => open.size, { timeout: SWITCHED_MS_MAX }).toBe(0)
  page.off('request', asked).off('requestfinished', answered).off('requestfailed', answered)
  await settled(page)
}

async function axeFaults(page: Page, { part, sameColours = false }: Look): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const faults = await page.evaluate(
    async ({ within, tags }) => {
      // The viewer inside an iframe is the browser's own.
      const where = { ...(within === null ? {} : { include: [[within]] }), exclude: [['iframe']] }
      const { violations } = await window.axe.run(where, {
        // Describing what is right, element by element, takes a quarter of the time.
        resultTypes: ['violations'],
        preload: false,
        iframes: false,
        runOnly: { type: 'tag', values: tags },
        rules: { 'color-contrast': { enabled: false } },
      })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' · ')}`)
    },
    { within: part ?? null, tags: WCAG },
  )
  return sameColours ? faults : [...faults, ...(await contrastFaults(page, part ?? null))]
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

/** What every screen owes everybody, whatever it is about. */
async function plainFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const headings = document.querySelectorAll('h1')
    if (headings.length !== 1) faults.push(`${String(headings.length)} headings of level 1`)
    if (document.title.trim().length < 4) faults.push(`the title is 「${document.title}」`)
    const wide = document.documentElement.scrollWidth - window.innerWidth
    if (wide > 0) faults.push(`${String(wide)} px too wide`)
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const inCode = node.parentElement?.closest('code, pre, script, style') !== null
      // A placeholder nobody filled, or the name of a text instead of the text.
      if (!inCode && (/\{\w+\}/.test(text) || /^[a-z]+([A-Z][a-z]+)+$/.test(text))) faults.push(`untranslated: ${text}`)
    }
    return faults
  })
}

/** `ONESEAL_SHOTS=1`: for people who want to look too. */
const PICTURES = process.env['ONESEAL_SHOTS'] === '1'

export interface Look {
  readonly width: number
  readonly variant: string
  readonly axe: boolean
  /** Colours were looked at before: another language has the same. */
  readonly sameColours?: boolean
  /** Where axe looks, when the rest of the screen was looked at before. */
  readonly part?: string
}

const REDRAW_MS_MAX = 20_000

/** Charts take their new width a moment after the window did; what stays too wide is then found. */
async function redrawn(page: Page): Promise<void> {
  const fits = () => document.documentElement.scrollWidth <= window.innerWidth
  await page.waitForFunction(fits, undefined, { timeout: REDRAW_MS_MAX }).catch(() => undefined)
}

/** A button that was just enabled takes its colours in the course of a moment; what turns for ever is not waited for. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)))
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** Looks at the screen as it stands at one width: what is wrong, each fault with where it was seen. */
export async function look(page: Page, name: string, how: Look): Promise<readonly string[]> {
  const { width, variant, axe } = how
  await page.setViewportSize({ width, height: width === PHONE ? 780 : 900 })
  // Words of the page before may already say what was waited for.
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await redrawn(page)
  await atRest(page)
  if (PICTURES) {
    mkdirSync(SHOTS, { recursive: true })
    const path = join(SHOTS, `${name}-${variant}.png`)
    await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  }
  const faults = [...(await plainFaults(page)), ...(axe ? await axeFaults(page, how) : [])]
  return faults.map((fault) => `${name} (${variant}): ${fault}`)
}
