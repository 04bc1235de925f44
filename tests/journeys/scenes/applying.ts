import { foodLicence } from '../../../src/cli/demo/filings.ts'
import type { Actor } from '../../support/browser.ts'
import { aFile } from '../../support/paper.ts'

/** The papers of the food licence, by the names applicants read. */
export const PAPERS = {
  plan: '经营场所平面布局图和操作流程说明',
  equipment: '经营设备、设施清单',
  rules: '食品安全管理人员名单和保证食品安全的规章制度',
  cold: '保温、冷藏或者冷冻设备设施说明',
} as const

/** Check characters of numbers that would otherwise be right. */
export const FAULTY_CREDIT_CODE = '91990101MA9900A13Y'
export const FAULTY_CITIZEN_ID = '990101199003070024'
const CITIZEN_ID = '990101199003070023'

export async function answerQuestions(applicant: Actor): Promise<void> {
  await applicant.choose(/主要做哪一种经营/, '餐饮服务（饭店、小吃、奶茶、咖啡等）')
  await applicant.choose(/需要冷藏、冷冻/, '是')
  await applicant.choose(/怎样清洗消毒/, '自行清洗消毒')
}

/** The whole form of a restaurant, with two numbers whose check characters are wrong. */
export async function fillFormWithTwoSlips(applicant: Actor): Promise<void> {
  const { page } = applicant
  const kind = page.getByRole('group', { name: '申请人类型' })
  if (await kind.isVisible()) await kind.getByLabel('企业或其他组织').check()
  await page.locator('#applicant-name').fill(foodLicence.applicant.name)
  await page.locator('#applicant-number').fill(FAULTY_CREDIT_CODE)
  await page.locator('#applicant-phone').fill(foodLicence.applicant.phone)
  await applicant.fill('店铺（食堂）名称', '稻香小馆')
  await applicant.fill('经营场所地址', '示范区样板街道稻香路 8 号')
  await applicant.fill('经营场所面积（平方米）', '120')
  await applicant.fill('法定代表人（负责人）姓名', '稻小香')
  await applicant.fill('法定代表人（负责人）公民身份号码', FAULTY_CITIZEN_ID)
  await applicant.fill('食品安全管理人员姓名', '稻安全')
  await applicant.fill('食品安全管理人员手机号码', '19900000002')
  await applicant.choose(/经营项目/, '热食类食品制售')
  await applicant.choose(/经营项目/, '自制饮品制售')
  await applicant.fill('就餐座位数', '48')
  await applicant.fill('冷藏、冷冻设施总容积（立方米）', '6')
  await applicant.fill('拟开业日期', '2026-12-28')
}

export async function mendTheSlips(applicant: Actor): Promise<void> {
  await applicant.page.locator('#applicant-number').fill(foodLicence.applicant.idNumber)
  await applicant.fill('法定代表人（负责人）公民身份号码', CITIZEN_ID)
}

/** Chooses a file for one material and waits until it is handed in. */
export async function handIn(applicant: Actor, material: string, title = material): Promise<void> {
  const section = applicant.page.getByRole('region', { name: material })
  const before = await section.getByRole('button', { name: /^删除/ }).count()
  await section.locator('input[type=file]').first().setInputFiles(aFile(title))
  await section.getByRole('button', { name: /^删除/ }).nth(before).waitFor()
}

/** Whatever was typed is saved by itself; the page says so. */
export async function waitUntilSaved(applicant: Actor): Promise<void> {
  await applicant.page
    .getByText(/^已保存/)
    .first()
    .waitFor()
}
