import type {
  ApplicationWithdrawn,
  CaseGranted,
  CaseRefused,
  CaseTerminated,
  GrantAnnulled,
} from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction, Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { VerificationCommand } from './domain/verification.ts'
import { verificationLife } from './lives.ts'
import { lotOf } from './lot.ts'
import { findTable } from './projections/decision-table.ts'
import { drawQuotas, returnQuotas } from './quotas.ts'
import { filedFrom, readVerification } from './read-events.ts'
import { tableSystem, verificationStream } from './streams.ts'
import { verifyCase } from './verify-case.ts'

type Ended = CaseGranted | CaseRefused | CaseTerminated | ApplicationWithdrawn | GrantAnnulled
const ENDS = ['CaseGranted', 'CaseRefused', 'CaseTerminated', 'ApplicationWithdrawn', 'GrantAnnulled'] as const
const readEnd = eventReader<Ended>(...ENDS)

/** 智能核验: what comes in is verified at once; what a correction has completed is verified again. */
const verifyWhatComesIn: Reaction = {
  name: 'smart.verify',
  pace: 'awaited',
  types: ['ApplicationSubmitted', 'CorrectionSubmitted'],
  react: async (entry, services) => {
    await verifyCase(services, { caseId: entry.envelope.stream, cause: entry.leafHash, onRequest: false })
  },
}

async function onVerification(services: Services, caseId: string, command: VerificationCommand): Promise<void> {
  await services.run({
    life: verificationLife.kind,
    stream: verificationStream(services, caseId),
    command: jsonObjectOf(command),
    by: tableSystem(services),
  })
}

/** 额度: every grant draws, by whomever it was made; what ends without a grant, or loses it, gives back. */
async function settleQuotas(services: Services, caseId: string, event: Ended): Promise<void> {
  const filed = filedFrom(await services.history(caseId))
  const table = filed === undefined ? undefined : await findTable(services.db, filed.itemCode)
  const book = table?.state.inForce?.book
  if (filed === undefined || book === undefined) return
  // What the table granted was drawn before it.
  if (event.type === 'CaseGranted' && event.basis === 'AUTOMATIC') return
  if (event.type === 'CaseGranted') await drawQuotas(services, book, filed, true)
  else await returnQuotas(services, book, filed)
}

/** 抽查: the hash of the grant's own leaf decides, which nobody knows before it is there. */
async function drawSample(services: Services, entry: StoredEntry, event: CaseGranted): Promise<void> {
  const caseId = entry.envelope.stream
  const filed = filedFrom(await services.history(caseId))
  const table = filed === undefined ? undefined : await findTable(services.db, filed.itemCode)
  const rate = table?.state.inForce?.sample ?? 100
  const lot = lotOf('sample', entry.leafHash)
  if (lot >= rate) return
  const { at } = event
  await onVerification(services, caseId, { type: 'DrawSample', at, by: '$actor', seed: entry.leafHash, lot, rate })
}

const followUp: Reaction = {
  name: 'smart.follow-up',
  types: ENDS,
  react: async (entry, services) => {
    const event = readEnd(entry)
    const caseId = entry.envelope.stream
    if (event === undefined) return
    await settleQuotas(services, caseId, event)
    if (event.type === 'CaseGranted' && event.basis === 'AUTOMATIC') return drawSample(services, entry, event)
    if (event.type !== 'CaseGranted' && event.type !== 'CaseRefused') return
    const outcome = event.type === 'CaseGranted' ? 'GRANTED' : 'REFUSED'
    await onVerification(services, caseId, { type: 'RecordPeoplesDecision', at: event.at, by: '$actor', outcome })
  },
}

/** A grant that failed gives its quota back; the case has gone to people. */
const giveBack: Reaction = {
  name: 'smart.give-back',
  types: ['AutomaticGrantFailed'],
  react: async (entry, services) => {
    if (readVerification(entry)?.type !== 'AutomaticGrantFailed') return
    const [first] = await services.history(entry.envelope.stream)
    const verified = first === undefined ? undefined : readVerification(first)
    if (verified?.type !== 'CaseVerified') return
    const filed = filedFrom(await services.history(verified.case))
    const book = (await findTable(services.db, verified.itemCode))?.state.inForce?.book
    if (filed !== undefined && book !== undefined) await returnQuotas(services, book, filed)
  },
}

export const reactions: readonly Reaction[] = [verifyWhatComesIn, followUp, giveBack]
