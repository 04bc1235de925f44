import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Matters } from '#catalogue'
import { parseDecisionMatter, parseRegisterMatter } from '#clouds/smart'
import type { DecisionMatter, RegisterMatter } from '#clouds/smart'
import type { RunRequest } from '#frame'
import { addDays, isJsonObject, jsonObjectOf, localDate, parseJson } from '#kernel'
import type { OfficerActor } from '#policy'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

/** The authorisation is looked at again within the year. */
const AUTHORISED_DAYS = 365

interface Decided {
  readonly folder: string
  readonly matter: DecisionMatter
}

const readJson = (file: string) => parseJson(readFileSync(file, 'utf8'))

/** `decision-table.json` and `register-*.json` beside the standards of the items they are about. */
function readMatters(folder: string): {
  readonly tables: readonly Decided[]
  readonly registers: readonly RegisterMatter[]
} {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const tables = folders.flatMap(({ name }) => {
    const file = join(folder, name, 'decision-table.json')
    return existsSync(file) ? [{ folder: name, matter: parseDecisionMatter(file, readJson(file)) }] : []
  })
  const registers = tables.flatMap(({ folder: name }) =>
    readdirSync(join(folder, name))
      .filter((file) => file.startsWith('register-'))
      .map((file) => parseRegisterMatter(file, readJson(join(folder, name, file)))),
  )
  return { tables, registers }
}

/**
 * What the demo's smart desk has on the first day: registers taken over, and tables drafted by one person, tried,
 * approved by another and authorised by the head. Every act has its own key, so a later start changes nothing.
 */
export async function seedSmart(
  office: WholeOffice,
  installation: Installation,
  matters: Matters,
  folder: string,
): Promise<void> {
  const { services } = office
  const { tables, registers } = readMatters(folder)
  const system: RunRequest['by'] = { kind: 'system', id: installation.systemActor }
  const seed = async (life: string, stream: string, command: object, by: RunRequest['by'], key: string) => {
    const request = { life, stream, command: jsonObjectOf({ ...command, at: services.now(), by: '$actor' }), by }
    const result = await services.run({ ...request, idempotency: { scope: 'demo-smart', key, content: { key } } })
    if (!result.ok) throw new Error(`The demo’s decision tables cannot be set up: ${key} ${result.refusal.code}`)
  }
  for (const { register, ...content } of registers) {
    const command = { type: 'LoadRegister', register, ...content }
    await seed('factRegister', services.idFrom('fact register', register), command, system, `register ${register}`)
  }
  const officerOf = (organ: string, role: OfficerActor['roles'][number]): OfficerActor | undefined => {
    const found = matters.district.officers.find((one) => one.organ === organ && one.roles.includes(role))
    return found && { kind: 'officer', id: found.id, organ, region: matters.district.region, roles: found.roles }
  }
  for (const { folder: name, matter } of tables) {
    const code = codeOf(folder, name)
    const item = await services.office.catalogue.findItem(code)
    if (item === undefined) continue
    const bureau = matters.district.officers.find(({ roles }) => roles.includes('standardReviewer'))?.organ ?? ''
    const editor = officerOf(bureau, 'standardEditor')
    const reviewer = officerOf(bureau, 'standardReviewer')
    const head = officerOf(item.standard.organ, 'decider')
    if (editor === undefined || reviewer === undefined || head === undefined) continue
    const stream = services.idFrom('decision table', code)
    const { book, note, share, sample, dailyMax } = matter
    const draft = { type: 'DraftDecisionTable', itemCode: code, itemVersion: item.version, book, note }
    await seed('decisionTable', stream, draft, editor, `draft ${code}`)
    const trial = { type: 'TryDecisionTable', cases: 0, approve: 0, changed: 0 }
    await seed('decisionTable', stream, trial, editor, `trial ${code}`)
    const approval = { type: 'ApproveDecisionTable', share, sample }
    await seed('decisionTable', stream, approval, reviewer, `approval ${code}`)
    const until = addDays(localDate(services.now()), AUTHORISED_DAYS)
    const basis = '示范审批〔2026〕智授字第1号'
    const given = { type: 'GiveAuthorisation', items: [code], until, dailyMax, basis }
    await seed('standingAuthorisation', services.idFrom('demo authorisation', code), given, head, `authority ${code}`)
  }
}

function codeOf(folder: string, name: string): string {
  const standard = readJson(join(folder, name, 'standard.json'))
  const code = isJsonObject(standard) ? standard['code'] : undefined
  return typeof code === 'string' ? code : ''
}
