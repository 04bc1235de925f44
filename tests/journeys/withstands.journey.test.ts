import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { eventually } from '../../src/cli/demo/person.ts'
import { assemble, decide, examine, handIn } from '../../src/cli/demo/story.ts'
import type { Cast } from '../../src/cli/demo/story.ts'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { letIn } from '../support/appoint.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { readyDraft } from '../support/ready-draft.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { openCase } from './scenes/desk.ts'

const SUBMISSIONS = 24
const DECISIONS = 6

/** Everything is asked at once; the first answer is the signal that the bureau is in the middle of it. */
async function untilTheFirstAnswer<T>(
  asked: readonly (() => Promise<T>)[],
  strike: () => Promise<void>,
): Promise<readonly PromiseSettledResult<T>[]> {
  const running = asked.map((ask) => ask())
  await Promise.any(running)
  await strike()
  return Promise.allSettled(running)
}

describe.skipIf(CHROMIUM === undefined)('the bureau withstands what happens to machines and people', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  let cast: Cast
  beforeAll(async () => {
    cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
  })

  const newDraft = async () => readyDraft(cast.applicant, await materials)
  let materials: Promise<Awaited<ReturnType<typeof handIn>>['materials']>
  const accept = async (id: string) => {
    const { version } = await cast.intake.approval.readCase({ params: { id } })
    await cast.intake.approval.accept({ params: { id }, body: { expectedVersion: version } })
  }

  test('kill -9 of everything while many submit: what was answered stands, what is sent again happens once', async () => {
    materials = handIn(cast, foodLicence, aPaper, undefined).then((handed) => handed.materials)
    const drafts = await Promise.all(Array.from({ length: SUBMISSIONS }, newDraft))
    const submissions = drafts.map(({ id, revision }) => {
      const idempotencyKey = randomUUID()
      return () =>
        cast.applicant.approval.submit(
          { params: { id }, body: { revision, channel: 'ONLINE', truthPromised: true } },
          { idempotencyKey },
        )
    })
    const before = await untilTheFirstAnswer(submissions, bureau.killEverything)
    await bureau.startAgain()
    const after = await Promise.all(submissions.map((submit) => submit()))
    before.forEach((answer, index) => {
      if (answer.status === 'fulfilled') expect(after[index]?.caseNumber).toBe(answer.value.caseNumber)
    })
    expect(new Set(after.map(({ caseNumber }) => caseNumber)).size).toBe(SUBMISSIONS)
    const { items } = await cast.applicant.approval.myCases({ query: { limit: 100 } })
    expect(items.length).toBe(SUBMISSIONS + 1)
  })

  test('kill -9 of everything while many decisions are signed: each decision stands once, and gets its certificate', async () => {
    const { items } = await cast.applicant.approval.myCases({ query: { limit: DECISIONS } })
    const cases = items.map(({ id }) => id)
    for (const id of cases) {
      await accept(id)
      await examine(cast, id)
    }
    const before = await untilTheFirstAnswer(
      cases.map((id) => async () => {
        await decide(cast, id)
        return id
      }),
      bureau.killEverything,
    )
    await bureau.startAgain()
    for (const answer of before) {
      if (answer.status === 'rejected') continue
      const { progress } = await cast.applicant.approval.myCase({ params: { id: answer.value } })
      expect(progress.stage).toBe('granted')
    }
    for (const id of cases) {
      const { progress } = await cast.applicant.approval.myCase({ params: { id } })
      if (progress.stage !== 'granted') await decide(cast, id)
      await expect(decide(cast, id)).rejects.toThrow(ProblemError)
    }
    const certified = await eventually(
      'Every certificate',
      async () => {
        const mine = await cast.applicant.certificate.myCertificates({ query: { limit: 100 } })
        const released = mine.items.filter((item) => item.released).map((item) => item.case)
        return cases.every((id) => released.includes(id)) ? released : undefined
      },
      60,
    )
    expect(certified.toSorted()).toEqual(cases.toSorted())
  })

  test('after both the auditor finds everything sound', () => bureau.expectSound())

  test('who submits while the bureau is down is told so, loses nothing, and submits once it is back', async () => {
    const { id } = await newDraft()
    const applicant = await anActor({ width: 360, height: 780 })
    await applicant.signIn('demo.canteen')
    await applicant.goTo(`/apply/${id}?step=check`)
    await applicant.page.locator('#promise').check()
    await bureau.killEverything()
    await applicant.press('提交申请')
    await applicant.reads('无法连接到服务大厅。您填写的内容已保留，请联网后重试。')
    await bureau.startAgain()
    await applicant.press('提交申请')
    await applicant.page.getByRole('heading', { name: '申请已提交' }).first().waitFor({ state: 'attached' })
  })

  test('two officers accept the same case at once: it is accepted once, and the other reads what happened', async () => {
    const { receipt } = await handIn(cast, foodLicence, aPaper, undefined)
    const administrator = await bureau.as('tian.zhanghu')
    const { items } = await administrator.organisation.organs({})
    await letIn(administrator, await bureau.as('bai.fuhe'), {
      name: '齐同时',
      organ: items.find(({ kind }) => kind === 'BUREAU')?.id ?? '',
      post: '综合受理窗口二号',
      roles: ['intakeOfficer'],
      username: 'qi.tongshi',
      password: DEMO_PASSWORD,
    })
    const [first, second] = [await anActor(), await anActor()]
    await first.signIn('lin.shouli')
    await second.goTo('/sign-in')
    await second.page.locator('#username').fill('qi.tongshi')
    await second.page.locator('#password').fill(DEMO_PASSWORD)
    await second.button(/^登录$/).click()
    await second.page.waitForURL((url) => url.pathname.startsWith('/desk'))
    for (const officer of [first, second]) await openCase(officer, receipt.caseNumber)
    // The second one's page has not looked again when both press: what it shows is a moment old.
    let release: () => void = () => undefined
    const pressed = new Promise<void>((resolve) => (release = resolve))
    await second.page.route(`**/api/v1/cases/${receipt.id}`, async (route) => {
      await pressed
      await route.continue()
    })
    await first.press('受理这件申请')
    await first.reads('审查中')
    await second.press('受理这件申请')
    release()
    await second.reads('审查中')
    await second.reads('本件刚有变化，已重新载入，请看清后再办。')
    const { progress } = await cast.applicant.approval.myCase({ params: { id: receipt.id } })
    expect(progress.milestones.filter(({ type }) => type === 'ApplicationAccepted')).toHaveLength(1)
    expect([...first.complaints, ...second.complaints]).toEqual([])
  })
})
