import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, handIn } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'

const CODE = foodLicence.itemCode
const ITEM = `/desk/standards/${CODE}`

describe.skipIf(CHROMIUM === undefined)(
  'a department changes a standard, and the counter follows on its day',
  async () => {
    const bureau = await aServedBureau()
    const anActor = aBrowser(bureau.origin)
    const cast = new Map<string, Actor>()
    const as = async (username: string, path: string): Promise<Actor> => {
      const known = cast.get(username)
      const actor = known ?? (await anActor())
      cast.set(username, actor)
      if (known === undefined) await actor.signIn(username)
      await actor.goTo(path)
      return actor
    }
    const story = { draft: '', running: '', version: 0 }
    const saved = (editor: Actor) => editor.page.locator('.edit-saved[data-saved=true]').waitFor()
    const days = (editor: Actor, legend: string) => editor.page.getByRole('group', { name: legend }).getByLabel('天数')

    test('an applicant is writing, and another case is already running, when it begins', async () => {
      const canteen = await bureau.as('demo.canteen')
      const draft = await canteen.approval.startDraft({ body: { itemCode: CODE } })
      const { applicant, answers, form } = foodLicence
      const content = { ...draft.content, applicant, answers, form: { ...form } }
      await canteen.approval.saveDraft({ params: { id: draft.id }, body: { revision: draft.revision, content } })
      const people = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
      const { receipt } = await handIn(people, foodLicence, aPaper, undefined)
      Object.assign(story, { draft: draft.id, running: receipt.id, version: draft.itemVersion })
    })

    test('the department’s editor opens the item and begins the next version', async () => {
      const editor = await as('cai.ni', '/desk/standards')
      await editor.page.getByRole('searchbox').fill('食品经营许可（新办）')
      await editor.page.getByRole('link', { name: '食品经营许可（新办）' }).click()
      await editor.page.locator('summary', { hasText: '起草新版本' }).click()
      await editor.page.getByLabel('起草的缘由').fill('窗口已能在四个工作日内办结')
      await editor.press('起草新版本')
      await editor.page.getByRole('heading', { level: 1, name: '编辑：食品经营许可（新办）' }).waitFor()
    })

    test('WF-26: the promise is shortened beside the real days, and a step that no longer fits is told at once', async () => {
      const editor = await as('cai.ni', `${ITEM}/edit?part=LIMITS`)
      await editor.reads('还没有办结的办件')
      await days(editor, '承诺时限').fill('4')
      await editor.reads(/各环节时限之和（5 个工作日）超过承诺时限/)
      await saved(editor)
      await editor.page.getByRole('navigation', { name: '各部分' }).getByRole('button', { name: '办理环节' }).click()
      await editor.page.locator('.edit-row-name', { hasText: '决定' }).click()
      await days(editor, '环节时限').fill('1')
      await editor.page.getByText('超过承诺时限').waitFor({ state: 'detached' })
      await saved(editor)
    })

    test('ST-32: a vague paper is refused while it is typed, and taken out again', async () => {
      const editor = await as('cai.ni', `${ITEM}/edit?part=MATERIALS`)
      await editor.press('添加材料')
      await editor.page.getByLabel('材料名称').fill('其他相关资料')
      await editor.reads(/属于含糊表述/)
      await editor.page.getByRole('button', { name: '删除：其他相关资料' }).click()
      await editor.page.getByText(/属于含糊表述/).waitFor({ state: 'detached' })
      await saved(editor)
    })

    test('a field added in the designer is seen as applicants will see it', async () => {
      const editor = await as('cai.ni', `${ITEM}/edit?part=FORM`)
      await editor.press('添加字段')
      const row = editor.page.locator('.edit-row-open')
      await row.getByLabel('字段标题').fill('门头照片拍摄日期')
      await row.getByLabel('填写方式').selectOption({ label: '日期' })
      await row.getByLabel('必填').uncheck()
      await editor.page.getByRole('region', { name: '申请人看到的样子' }).getByLabel('门头照片拍摄日期').waitFor()
      await saved(editor)
    })

    test('it is not submitted without the reason for the new promise', async () => {
      const editor = await as('cai.ni', `${ITEM}/edit?part=SUBMIT`)
      await editor.page.locator('.edit-section').getByRole('button', { name: '送审' }).click()
      await editor.reads('调整了承诺时限：请先看实际办理天数，再写明理由。')
      await editor.page.getByLabel('调整承诺时限的理由').fill('窗口已能在四个工作日内办结')
      await editor.page.locator('.edit-section').getByRole('button', { name: '送审' }).click()
      await editor.reads(/第 1 次送审，等待审核/)
    })

    test('ST-38: the bureau’s reviewer reads what changes and returns it with a remark', async () => {
      const reviewer = await as('shen.biao', `/desk/standards/review?code=${CODE}`)
      await reviewer.reads('承诺时限')
      await reviewer.page.locator('summary', { hasText: '退回修改' }).click()
      await reviewer.page.getByLabel('审核意见').fill('门头照片拍摄日期没有依据，请说明用途')
      await reviewer.press('退回起草单位')
      await reviewer.reads('已退回起草单位修改。')
    })

    test('the department answers, and does not follow; the bureau settles it and publishes from today', async () => {
      const editor = await as('cai.ni', `${ITEM}/edit?part=SUBMIT`)
      await editor.reads('门头照片拍摄日期没有依据')
      await editor.choose('答复', '不采纳')
      await editor.page.getByLabel('不采纳的理由').fill('选填项，仅供核查时比对，不作为许可条件')
      await editor.page.getByLabel('调整承诺时限的理由').fill('窗口已能在四个工作日内办结')
      await editor.page.locator('.edit-section').getByRole('button', { name: '送审' }).click()
      await editor.reads(/第 2 次送审，等待审核/)
      const reviewer = await as('shen.biao', `/desk/standards/review?code=${CODE}`)
      await reviewer.page.getByLabel('施行日期').fill(localDate(new Date().toISOString()))
      await reviewer.press('发布')
      await reviewer.reads(/请写明分歧如何处理/)
      await reviewer.page.getByLabel('分歧如何处理').fill('经会商，作为选填项保留')
      await reviewer.press('发布')
      await reviewer.reads(/已发布/)
    })

    test('WF-25: the compare page computes the reduction and shows what changed', async () => {
      const reader = await as('cai.ni', `${ITEM}?view=compare`)
      const row = reader.page.getByRole('row', { name: /承诺时限/ }).first()
      expect(await row.innerText()).toMatch(/5\s+4\s+20%/)
      await reader.reads(/门头照片拍摄日期/)
      await reader.goTo(`${ITEM}?view=history`)
      await reader.reads('分歧处理')
      await reader.reads(/处理：经会商，作为选填项保留/)
    })

    test('the applicant’s draft has moved on and says what changed', async () => {
      const applicant = await as('demo.canteen', `/apply/${story.draft}?step=form`)
      await applicant.reads(/本事项的标准已更新为第 \d+ 版/)
      await applicant.reads('原来：5 个工作日')
      await applicant.reads('现在：4 个工作日')
      expect(await applicant.page.getByLabel('店铺（食堂）名称').inputValue()).toBe('稻香小馆')
      await applicant.page.getByLabel('门头照片拍摄日期').waitFor()
    })

    test('ST-01: the running case stays with the version it was handed in under', async () => {
      const intake = await bureau.as('lin.shouli')
      const running = await intake.approval.readCase({ params: { id: story.running } })
      expect(running.standard.limits.promised.days).toBe(5)
      expect((await bureau.visitor().approval.guide({ params: { code: CODE } })).standard.limits.promised.days).toBe(4)
      expect(running.itemVersion).toBe(story.version)
    })

    test('anybody reads the list with its versions, and nothing the pages did is complained of', async () => {
      const stranger = await anActor()
      await stranger.goTo('/lists')
      await stranger.reads(/第 3 版/)
      for (const actor of [...cast.values(), stranger]) expect(actor.complaints).toEqual([])
      await bureau.expectSound()
    })
  },
)
