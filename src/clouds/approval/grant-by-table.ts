import type { CaseVerified } from '#clouds/smart/events'
import type { RunResult, Services } from '#frame'
import { validityOf } from './certificate-check.ts'
import type { CaseCommand } from './domain/case-command.ts'
import { liableToday } from './liability.ts'
import { caseLife } from './lives.ts'
import { findCase } from './projections/case-row.ts'
import { commandJson, loadCase } from './run-case.ts'

/** What a repetition after a crash finds done already. */
const DONE: readonly string[] = ['CONCLUDED']

/**
 * Two entries, each durable by itself: acceptance, and the grant, signed with the system's key under the officer's
 * authorisation. What the rule refuses goes back to people, and the verification says why.
 */
export async function grantByTable(services: Services, stream: string, verified: CaseVerified): Promise<void> {
  const { authority, outcome, withheld, case: id } = verified
  if (outcome !== 'APPROVE' || withheld !== null || authority === null) return
  const now = await loadCase(services, id)
  const row = await findCase(services.db, id)
  const item = row === undefined ? undefined : await services.office.catalogue.findItem(row.itemCode, row.itemVersion)
  if (now === undefined || row === undefined || item === undefined) return
  if (now.state.phase === 'submitted') {
    const { acceptanceDue } = now.deadlines
    const done = { at: services.now(), by: '$actor' }
    const accepted = await run(services, id, { type: 'AcceptApplication', ...done, acceptanceDue, deferred: [] })
    if (!accepted.ok) return failed(services, stream, accepted.refusal.code)
  }
  const validity = await validityOf(services, item.standard, row.certificate)
  const granted = await services.office.documents.signBySystem({
    life: caseLife.kind,
    stream: id,
    command: commandJson({
      type: 'GrantAutomatically',
      ...{ at: services.now(), by: '$actor', authority, verification: stream },
      opinion: verified.reasons.map(({ zh }) => zh).join('；'),
      ...validity,
      liable: await liableToday(services, row),
    }),
    by: system(services),
  })
  if (!granted.ok && !DONE.includes(granted.refusal.code)) await failed(services, stream, granted.refusal.code)
}

const system = (services: Services) => ({ kind: 'system', id: services.idFrom('actor', 'system') }) as const

const run = (services: Services, stream: string, command: CaseCommand): Promise<RunResult> =>
  services.run({ life: caseLife.kind, stream, command: commandJson(command), by: system(services) })

/** Said in the verification's own life, where desk and applicant read why people have it. */
async function failed(services: Services, stream: string, code: string): Promise<void> {
  const command = { type: 'RecordFailedGrant', at: services.now(), by: '$actor', code }
  await services.run({ life: 'verification', stream, command, by: system(services) })
}
