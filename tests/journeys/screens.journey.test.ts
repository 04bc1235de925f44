import { beforeAll, describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, decide, examine, handIn, tellStory } from '../../src/cli/demo/story.ts'
import type { Cast } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled, switchToEnglish, TABLET } from './scenes/look.ts'
import { oneByteChanged } from './scenes/judges.ts'

/** Every screen in Chinese at three widths, then in English without another look at its colours; or in the large version. */
const CHINESE = [
  { width: PHONE, variant: '360', axe: true },
  { width: TABLET, variant: '768', axe: false },
  { width: DESK, variant: '1440', axe: true },
] as const
const ELDER = [{ width: PHONE, variant: 'elder', axe: true }] as const
const ENGLISH = [
  { width: PHONE, variant: 'en-360', axe: false },
  { width: DESK, variant: 'en', axe: true, sameColours: true },
] as const

describe.skipIf(CHROMIUM === undefined)('every screen of every role, at every width, in both languages', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })
  const at = {
    submitted: '',
    correcting: '',
    accepted: '',
    examined: '',
    granted: '',
    draft: '',
    duty: '',
    card: '',
    token: '',
  }
  let certificate: Buffer = Buffer.of()
  let trackingCode = ''

  const accept = async (cast: Cast, id: string) => {
    const { version } = await cast.intake.approval.readCase({ params: { id } })
    await cast.intake.approval.accept({ params: { id }, body: { expectedVersion: version } })
  }
  const askForCorrection = async (cast: Cast, id: string) => {
    const { version } = await cast.intake.approval.readCase({ params: { id } })
    const defects = [
      { subject: 'MATERIAL' as const, ref: 'safetyRules', problem: '缺少签名页', remedy: '请补交签名页' },
      { subject: 'FIELD' as const, ref: '/premisesArea', problem: '与平面图不一致', remedy: '请按平面图更正' },
    ]
    await cast.intake.approval.requestCorrection({ params: { id }, body: { expectedVersion: version, defects } })
  }

  // One case at every stage, so that every screen has something to show.
  beforeAll(async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    const told = await tellStory(cast, foodLicence, aPaper, (_, step) => step())
    const filed = async () => (await handIn(cast, foodLicence, aPaper, undefined)).receipt
    certificate = Buffer.from(told.certificate.pdf)
    Object.assign(at, { granted: told.caseId, token: told.token })
    at.submitted = (await filed()).id
    const correcting = await filed()
    Object.assign(at, { correcting: correcting.id })
    trackingCode = correcting.trackingCode
    await askForCorrection(cast, at.correcting)
    at.accepted = (await filed()).id
    at.examined = (await filed()).id
    const second = (await filed()).id
    for (const id of [at.accepted, at.examined, second]) await accept(cast, id)
    for (const id of [at.examined, second]) await examine(cast, id)
    await decide(cast, second)
    const {
      id: draft,
      revision,
      content,
    } = await cast.applicant.approval.startDraft({
      body: { itemCode: foodLicence.itemCode },
    })
    const { applicant, answers, form } = foodLicence
    const begun = { ...content, applicant, answers, form }
    await cast.applicant.approval.saveDraft({ params: { id: draft }, body: { revision, content: begun } })
    at.draft = draft
    const { items } = await cast.supervisor.supervision.duties({ query: {} })
    at.duty = items[0]?.id ?? ''
    const watcher = await bureau.as('cheng.zhengming')
    at.card = (await watcher.oversight.cards({ query: {} })).items[0]?.id ?? ''
  })

  const walk = async (
    actor: Actor,
    screens: readonly (readonly [name: string, path: string, ready?: (actor: Actor) => Promise<void>])[],
    { large = false } = {},
  ): Promise<readonly string[]> => {
    const faults: string[] = []
    for (const [name, path, ready] of screens) {
      await actor.page.setViewportSize({ width: DESK, height: 900 })
      await actor.page.goto(path)
      await settled(actor.page)
      await ready?.(actor)
      for (const each of large ? ELDER : CHINESE) faults.push(...(await look(actor.page, name, each)))
      if (large) continue
      await switchToEnglish(actor.page)
      for (const each of ENGLISH) faults.push(...(await look(actor.page, name, each)))
      await actor.page.evaluate(() => localStorage.removeItem('oneseal.language'))
    }
    return faults
  }
  const inLarge = (actor: Actor) =>
    actor.context.addInitScript(() => {
      // The browser's own PDF viewer has no storage.
      if (location.protocol === 'http:') localStorage.setItem('oneseal.elder', 'on')
    })

  const verifyFile = async (actor: Actor) => {
    const buffer = oneByteChanged(certificate)
    const file = { name: '改过.pdf', mimeType: 'application/pdf', buffer }
    await actor.page.locator('input[type=file]').first().setInputFiles(file)
    await actor.page.locator('.verdict').waitFor()
  }
  const wrongForm = async (actor: Actor) => {
    await actor.page.locator('#applicant-number').fill('91990101MA9900A13Y')
    await actor.press(/下一步：材料|Continue to documents/)
    await actor.page.locator('#applicant-number-error').waitFor()
  }
  type Screens = Parameters<typeof walk>[1]
  const publicScreens = (): Screens => [
    ['public-home', '/'],
    ['public-search', '/items?q=开饭店'],
    ['public-search-none', '/items?q=造火箭到火星去'],
    ['public-items', '/items'],
    ['public-guide', `/items/${foodLicence.itemCode}`],
    ['public-progress', '/progress'],
    ['public-progress-case', `/progress?code=${trackingCode}`],
    ['public-verify', '/verify'],
    ['public-verify-genuine', `/verify?t=${at.token}`],
    ['public-recognised-regions', '/recognised-regions'],
    ['public-sign-in', '/sign-in'],
    ['public-register', '/register'],
    ['public-lists', '/lists'],
    ['public-claims', '/lists/claims'],
    ['public-powers', '/lists/powers'],
    ['public-nowhere', '/nowhere'],
  ]
  const applicantScreens = (): Screens => [
    ['applicant-questions', `/apply/${at.draft}?step=questions`],
    ['applicant-form', `/apply/${at.draft}?step=form`],
    ['applicant-materials', `/apply/${at.draft}?step=materials`],
    ['applicant-check', `/apply/${at.draft}?step=check`],
    ['applicant-my', '/my'],
    ['applicant-submitted', `/my/cases/${at.submitted}`],
    ['applicant-correction', `/my/cases/${at.correcting}`],
    ['applicant-granted', `/my/cases/${at.granted}`],
    ['applicant-receipt', `/my/cases/${at.submitted}/receipt`],
    ['applicant-certificates', '/my/certificates'],
    ['applicant-supervision', '/my/supervision'],
    ['applicant-security', '/my/security'],
  ]
  const openPlan = async ({ page }: Actor) => {
    await page.getByRole('tab').nth(2).click()
    await page.locator('figure iframe, figure img').first().waitFor()
  }
  const openRow = async ({ page }: Actor) => {
    await page.locator('.edit-row-name').nth(1).click()
    await page.locator('.edit-row-body').waitFor()
  }
  const DESKS: readonly (readonly [username: string, role: string, screens: () => Screens])[] = [
    [
      'lin.shouli',
      'intake officer',
      () => [
        ['desk-home', '/desk'],
        ['desk-cases', '/desk/cases'],
        ['desk-intake', `/desk/cases?case=${at.submitted}`],
        ['desk-paper', `/desk/cases?case=${at.submitted}`, openPlan],
        ['desk-granted', `/desk/cases?whose=all&case=${at.granted}`],
        ['desk-cards', '/desk/cards'],
      ],
    ],
    [
      'he.yuanzhou',
      'examiner',
      () => [
        ['desk-examine', `/desk/cases?case=${at.accepted}`],
        ['desk-linkage', '/desk/linkage'],
        ['desk-linkage-report', '/desk/linkage?view=report'],
        ['desk-linkage-organs', '/desk/linkage?view=organs'],
        ['desk-boundary-list', '/desk/boundary-list'],
      ],
    ],
    [
      'tang.duanheng',
      'decider',
      () => [
        ['desk-decide', `/desk/cases?case=${at.examined}`],
        ['desk-my-keys', '/desk/my-keys'],
      ],
    ],
    [
      'xue.anyin',
      'keeper of the seal',
      () => [
        ['desk-seal', '/desk/seal'],
        ['desk-blanks', '/desk/blank-certificates'],
      ],
    ],
    [
      'pan.guanshi',
      'supervisor',
      () => [
        ['desk-duties', '/desk/duties'],
        ['desk-duty', `/desk/duties?duty=${at.duty}`],
        ['desk-inspections', '/desk/inspections'],
        ['desk-supervision-plan', '/desk/supervision-plan'],
        ['desk-supervision-standards', '/desk/supervision-standards'],
        ['desk-supervision-standard', '/desk/supervision-standards/990101001001'],
        ['desk-inspection-objects', '/desk/inspection-objects'],
        ['desk-supervision-logs', '/desk/supervision-logs'],
        ['desk-duty-parts', '/desk/duties?view=interactions'],
        ['desk-duties-below', '/desk/duties?view=below'],
      ],
    ],
    [
      'cheng.zhengming',
      'inspector',
      () => [
        ['inspector-river', '/desk/oversight'],
        ['inspector-cases', '/desk/oversight?view=cases'],
        ['inspector-trail', `/desk/oversight/${at.granted}`],
        ['inspector-cards', '/desk/cards'],
        ['inspector-card', `/desk/cards/${at.card}`],
        ['inspector-rules', '/desk/oversight-rules'],
        ['inspector-integrity-risks', '/desk/integrity-risks'],
        ['inspector-evaluations', '/desk/evaluations'],
      ],
    ],
    [
      'wei.gaoyuan',
      'leader',
      () => [
        ['leader-home', '/desk'],
        ['leader-analytics', '/desk/analytics?figure=submitted'],
      ],
    ],
    [
      'cai.ni',
      'editor of standards',
      () => [
        ['standards-list', '/desk/standards'],
        ['standards-files', '/desk/standards-files'],
        ['standards-item', `/desk/standards/${foodLicence.itemCode}`],
        ['standards-compare', `/desk/standards/${foodLicence.itemCode}?view=compare`],
        ['standards-check-up', `/desk/standards/${foodLicence.itemCode}?view=health`],
        ['standards-edit-materials', '/desk/standards/990101001003/edit?part=MATERIALS', openRow],
        ['standards-edit-form', '/desk/standards/990101001003/edit?part=FORM', openRow],
        ['standards-edit-limits', '/desk/standards/990101001003/edit?part=LIMITS'],
        ['standards-edit-submit', '/desk/standards/990101001003/edit?part=SUBMIT'],
        ['power-list', '/desk/power-list'],
      ],
    ],
    [
      'shen.biao',
      'reviewer of standards',
      () => [
        ['standards-review', '/desk/standards/review?code=990101001005'],
        ['standards-audit', '/desk/standards/audit'],
        ['policies', '/desk/policies'],
        ['disguised-permits', '/desk/disguised-permits'],
      ],
    ],
    [
      'tian.zhanghu',
      'administrator',
      () => [
        ['administrator-keys', '/desk/keys'],
        ['administrator-security', '/desk/security'],
        ['administrator-incidents', '/desk/incidents'],
        ['own-security-keys', '/desk/security-keys'],
        ['administrator-officers', '/desk/officers'],
        ['administrator-recognition', '/desk/recognition'],
        ['administrator-calendar', '/desk/calendar'],
      ],
    ],
  ]

  test('the public hall', async () => {
    const stranger = await anActor()
    const screens: Screens = [...publicScreens(), ['public-verify-forged', '/verify', verifyFile]]
    expect(await walk(stranger, screens)).toEqual([])
    expect(stranger.complaints).toEqual([])
  })

  test('the public hall in the large version for the elderly', async () => {
    const stranger = await anActor()
    await inLarge(stranger)
    expect(await walk(stranger, publicScreens(), { large: true })).toEqual([])
    expect(stranger.complaints).toEqual([])
  })

  test.each([
    ['in both languages', false],
    ['in the large version', true],
  ])('the applicant’s screens %s', async (_, large) => {
    const applicant = await anActor()
    await applicant.signIn('demo.canteen')
    if (large) await inLarge(applicant)
    const wrong = ['applicant-form-wrong', `/apply/${at.draft}?step=form`, wrongForm] as const
    expect(await walk(applicant, [...applicantScreens(), wrong], { large })).toEqual([])
    expect(applicant.complaints).toEqual([])
  })

  test.each(DESKS)('the desk of %s, the %s', async (username, _, screens) => {
    const officer = await anActor()
    await officer.signIn(username)
    expect(await walk(officer, screens())).toEqual([])
    expect(officer.complaints).toEqual([])
  })

  test('an auditor finds everything sound', () => bureau.expectSound())
})
