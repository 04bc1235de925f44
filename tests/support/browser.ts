import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Undefined where there is no browser: journeys are then skipped, and `npm test` says so. */
export const CHROMIUM = [process.env['ONESEAL_CHROMIUM'], ...PLACES].find(
  (place) => place !== undefined && existsSync(place),
)

/** The browser's own window, which nobody sees, draws suggestions for its address bar: 0.7 s of processor per actor. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']
/** What Playwright switches off; of two such lists Chromium heeds only the last. */
const OFF_IN_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]
const QUIET = [
  `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...ADDRESS_BAR].join(',')}`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Two cores may be rendering documents and running other tests meanwhile; nothing here measures time. */
const PATIENCE_MS = 60_000
/** Pictures for people to look at; git ignores them. */
export const SHOTS = 'tests/journeys/shots'

export interface ActorOptions {
  readonly width?: number
  readonly height?: number
  /** A finger instead of a mouse. */
  readonly touch?: boolean
}

/** Somebody in front of a browser that nobody else uses: own cookies, own storage, own keys. */
export interface Actor {
  readonly page: Page
  readonly context: BrowserContext
  readonly goTo: (path: string) => Promise<void>
  /** One of the demo's accounts: without a page before any page was opened, by its button on the sign-in page after. */
  readonly signIn: (username: string) => Promise<void>
  readonly button: (name: string | RegExp) => Locator
  readonly press: (name: string | RegExp) => Promise<void>
  readonly fill: (label: string, text: string) => Promise<void>
  readonly choose: (group: string | RegExp, option: string) => Promise<void>
  /** Waits until somebody could read it. */
  readonly reads: (text: string | RegExp) => Promise<void>
  readonly text: (selector?: string) => Promise<string>
  readonly downloads: (link: Locator) => Promise<Buffer>
  /** What the browser complained of: errors, broken policies, files that were not there. */
  readonly complaints: readonly string[]
}

/** Doors that refuse are part of a story; their answers are no fault of the page. */
const isRefusal = (text: string, address: string): boolean =>
  /^Failed to load resource.*status of 4\d\d/.test(text) && new URL(address).pathname.startsWith('/api/')

function listen(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const { url } = message.location()
    if (message.type() === 'error' && !isRefusal(message.text(), url)) complaints.push(`${message.text()} (${url})`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('crash', () => complaints.push('The page crashed'))
  return complaints
}

/** Cookies of somebody who signed in: two pages fewer to load for each of the hundred who do. */
async function enter({ request }: BrowserContext, username: string): Promise<void> {
  const me: unknown = await (await request.get('/api/v1/session')).json()
  const csrf = typeof me === 'object' && me !== null && 'csrf' in me ? String(me.csrf) : ''
  const data = { username, password: DEMO_PASSWORD }
  const entered = await request.post('/api/v1/session', { data, headers: { 'x-csrf-token': csrf } })
  if (!entered.ok()) throw new Error(`${username} was not let in: ${await entered.text()}`)
}

async function actorIn(
  browser: Browser,
  origin: string,
  { width = 1440, height = 900, touch = false }: ActorOptions,
): Promise<Actor> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'zh-CN',
    viewport: { width, height },
    hasTouch: touch,
    // Nobody waits for a button to fade in.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const complaints = listen(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const goTo = async (path: string) => {
    await page.goto(path)
    await page.locator('#content h1').first().waitFor({ state: 'attached' })
  }
  return {
    page,
    context,
    complaints,
    goTo,
    button,
    press: (name) => button(name).first().click(),
    signIn: async (username) => {
      if (page.url() === 'about:blank') {
        await enter(context, username)
        return
      }
      await goTo('/sign-in')
      await button(username).click()
      await page.waitForURL((url) => url.pathname !== '/sign-in')
      await page.locator('#content h1').first().waitFor({ state: 'attached' })
    },
    fill: (label, text) => page.getByLabel(label).first().fill(text),
    choose: (group, option) =>
      page.getByRole('group', { name: group }).getByLabel(option, { exact: true }).first().check(),
    reads: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
    text: (selector = '#content') => page.locator(selector).innerText(),
    downloads: async (link) => {
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      return readFile(await download.path())
    },
  }
}

let launched: Promise<Browser> | undefined

/** One browser for all the journeys of a worker: starting one takes three seconds of processor time. */
async function theBrowser(): Promise<Browser> {
  const running = await launched
  if (running?.isConnected() === true) return running
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  launched = chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: [...QUIET, ...sandbox],
  })
  return launched
}

/**
 * Every actor gets a profile of his own. Where the tests of a file are chapters of one story, after one that failed the
 * rest would only wait in vain: they are passed over, and pictures are kept.
 */
export function aBrowser(origin: string, { oneStory = true } = {}): (options?: ActorOptions) => Promise<Actor> {
  let browser: Browser | undefined
  let broken: string | undefined
  const actors: Actor[] = []
  beforeAll(async () => {
    if (CHROMIUM === undefined) return
    browser = await theBrowser()
  })
  beforeEach(({ skip }) => {
    if (oneStory && broken !== undefined) skip(`The story broke off at: ${broken}`)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    broken = task.name
    await Promise.all(
      actors.map(({ page }, index) => page.screenshot({ path: join(SHOTS, `failed-${String(index)}.png`) })),
    )
  })
  afterAll(async () => {
    await Promise.all(actors.map(({ context }) => context.close()))
  })
  return async (options = {}) => {
    if (browser === undefined) throw new Error('There is no browser on this machine')
    const actor = await actorIn(browser, origin, options)
    actors.push(actor)
    return actor
  }
}
