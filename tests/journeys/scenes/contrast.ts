import type { Page } from 'playwright-core'

/**
 * Working out the contrast of every word took two thirds of the time of every look, and most words look like words seen
 * before. How a word looks is its colour, size and weight and the colours behind it down to the first that hides what is
 * below. axe judges each way to look once in a worker; only what it passed is not shown to it again.
 */
const passed = new Set<string>()

declare global {
  interface Window {
    /** How the words of an element look; undefined where that cannot be told from the element and those around it. */
    oneSealLook?: (element: Element) => string | undefined
  }
}

/** In the page itself, before the first look at it. */
async function teachThePage(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.oneSealLook ??= (element) => {
      const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
      const behind: string[] = []
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const style = getComputedStyle(each)
        const drawn = style.backgroundImage !== 'none' || style.filter !== 'none' || style.mixBlendMode !== 'normal'
        if (drawn || style.opacity !== '1') return undefined
        behind.push(style.backgroundColor)
        if (style.backgroundColor.startsWith('rgb(')) break
        // What floats above the page without a ground of its own may have anything behind it.
        if (!['static', 'relative'].includes(style.position)) return undefined
      }
      // What cannot be used need not be read: WCAG 1.4.3.
      const unusable = element.closest(':disabled, [aria-disabled=true]') !== null
      return [color, fontSize, fontWeight, textShadow, String(unusable), ...behind].join('|')
    }
  })
}

/** What axe, which is in the page already, says of the contrast of words that look like none it passed before. */
export async function contrastFaults(page: Page, within: string | null): Promise<readonly string[]> {
  await teachThePage(page)
  const { faults, fine } = await page.evaluate(
    async ({ part, known }) => {
      const root = part === null ? document.body : document.querySelector(part)
      const before = new Set(known)
      const hasWords = (element: Element) =>
        element.matches('input, select, textarea') ||
        [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
      const isNew = (element: Element) => {
        const how = window.oneSealLook?.(element)
        return how === undefined || !before.has(how)
      }
      const unseen = [...(root?.querySelectorAll<HTMLElement>('*') ?? [])].filter(
        (element) => hasWords(element) && element.checkVisibility() && isNew(element),
      )
      if (unseen.length === 0) return { faults: [], fine: [] }
      const { violations, passes } = await window.axe.run(
        { include: unseen, exclude: [['iframe']] },
        {
          resultTypes: ['violations', 'passes'],
          elementRef: true,
          preload: false,
          iframes: false,
          runOnly: { type: 'rule', values: ['color-contrast'] },
        },
      )
      return {
        faults: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' · ')}`),
        fine: passes.flatMap(({ nodes }) =>
          nodes.flatMap(({ element }) => (element === undefined ? [] : [window.oneSealLook?.(element) ?? ''])),
        ),
      }
    },
    { part: within, known: [...passed] },
  )
  for (const how of fine) if (how !== '') passed.add(how)
  return faults
}
