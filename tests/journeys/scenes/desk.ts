import type { Actor } from '../../support/browser.ts'

/** Finds a case by its number in the worklist and opens it. */
export async function openCase(officer: Actor, caseNumber: string): Promise<void> {
  const { page } = officer
  await officer.goTo('/desk/cases?whose=all')
  await page.getByRole('searchbox', { name: '查办件编号、申请人' }).fill(caseNumber)
  await page.getByRole('button', { name: caseNumber }).first().click()
  await page.getByRole('region', { name: '可办事项' }).or(page.getByText('本件现在没有您可办的事项')).first().waitFor()
}

export async function openPaper(officer: Actor, name: string | RegExp): Promise<void> {
  await officer.page.getByRole('tab', { name }).click()
}

/** Marks one thing that is wanting; the notice collects all of them. */
export async function markDefect(officer: Actor, name: string, problem: string, remedy: string): Promise<void> {
  await officer.press(`标记「${name}」的问题`)
  await officer.fill(`「${name}」有什么问题`, problem)
  await officer.fill(`「${name}」怎样补正`, remedy)
}

/** Every criterion is looked at one by one. */
export async function tickEveryCriterion(examiner: Actor): Promise<number> {
  const criteria = examiner.page.locator('.criterion')
  const count = await criteria.count()
  for (let index = 0; index < count; index += 1) await criteria.nth(index).getByLabel('符合', { exact: true }).check()
  return count
}

/** The reason beside a button that may not be pressed now. */
export const reasonAgainst = (officer: Actor, act: string): Promise<string> =>
  officer.page
    .getByRole('list', { name: '现在不能办' })
    .getByRole('listitem')
    .filter({ has: officer.page.getByRole('button', { name: act, exact: true }) })
    .innerText()
