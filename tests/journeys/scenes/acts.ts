import { expect } from 'vitest'
import { actNames } from '../../../src/clouds/approval/pages/desk/act-names.ts'
import { DESK_FORMS } from '../../../src/clouds/approval/pages/desk/desk-forms.ts'
import type { DeskForm } from '../../../src/clouds/approval/pages/desk/desk-forms.ts'
import type { Actor } from '../../support/browser.ts'
import { DESK, look, PHONE } from './look.ts'

interface Pressing {
  readonly officer: Actor
  readonly form: DeskForm
  /** What is filled in; nothing where the form comes filled. */
  readonly fill?: (officer: Actor) => Promise<void>
  /** The button that sends it. */
  readonly send: string | RegExp
  /** The last event of the case afterwards. */
  readonly becomes: string
}

/** Forms of the desk pressed one by one, each looked at on a phone and a desk; and which of them nobody has pressed. */
export function aPressOfForms(lastEventOf: (caseId: string) => Promise<string | undefined>) {
  const pressed = new Set<DeskForm>()
  const faults: string[] = []
  return {
    /** On the case now open. */
    press: async ({ officer, form, fill, send, becomes }: Pressing): Promise<void> => {
      const { page } = officer
      const acts = page.getByRole('region', { name: actNames.zh.acts })
      await acts.getByRole('button', { name: actNames.zh[form], exact: true }).click()
      await page
        .getByRole('heading', { level: 3, name: actNames.zh[form], exact: true })
        .or(page.locator('.act-form'))
        .first()
        .waitFor()
      if (!pressed.has(form))
        for (const width of [PHONE, DESK])
          faults.push(
            ...(await look(page, `form-${form}`, { width, variant: String(width), axe: true, part: '.act-form' })),
          )
      await fill?.(officer)
      await page.locator('.act-form').getByRole('button', { name: send }).first().click()
      const id = new URL(page.url()).searchParams.get('case') ?? ''
      await expect.poll(() => lastEventOf(id), { timeout: 60_000 }).toBe(becomes)
      await page.locator('.work-head').waitFor()
      pressed.add(form)
    },
    /** What was wrong with the looks of any of them. */
    faults,
    left: (): readonly DeskForm[] => DESK_FORMS.filter((form) => !pressed.has(form)),
  }
}
