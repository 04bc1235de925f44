import type { CaseEvent } from '#clouds/approval/events'
import type { Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { StoredEntry } from '#ledger'
import { maskName, maskParty } from './domain/masking.ts'
import { NOTICE_WORKING_DAYS } from './domain/published-result.ts'
import type { ResultCommand } from './domain/published-result.ts'
import { readCase } from './projections/followed-case.ts'

type Beginning = Extract<CaseEvent, { type: 'ApplicationSubmitted' | 'RunningCaseTakenOver' }>

function beginningOf(history: readonly StoredEntry[]): Beginning | undefined {
  for (const entry of history) {
    const event = readCase(entry)
    if (event?.type === 'ApplicationSubmitted' || event?.type === 'RunningCaseTakenOver') return event
  }
  return undefined
}

/** What an event of a case does to its public notice; null when nothing. */
function commandFor(
  event: CaseEvent,
  decision: string,
  beginning: Beginning,
  services: Services,
): ResultCommand | null {
  const at = services.now()
  const marked = { type: 'MarkResult', at, by: null } as const
  switch (event.type) {
    case 'CaseGranted':
    case 'CaseRefused': {
      const { caseNumber, standard, applicant } = beginning
      const decidedOn = localDate(event.at)
      const noticeFrom = localDate(at)
      return {
        type: 'PublishResult',
        at,
        decision,
        caseNumber,
        itemCode: standard.itemCode,
        itemName: standard.name,
        organ: standard.organ,
        outcome: event.type === 'CaseGranted' ? 'GRANTED' : 'REFUSED',
        party: maskParty(applicant),
        decidedOn,
        validUntil: event.type === 'CaseGranted' ? event.validUntil : null,
        noticeFrom,
        noticeUntil: services.office.calendar.current(standard.organ).addWorkingDays(noticeFrom, NOTICE_WORKING_DAYS),
      }
    }
    case 'GrantAnnulled':
      return { ...marked, mark: 'ANNULLED', basis: `行政许可法第六十九条，撤销决定 ${event.noticeNumber}` }
    case 'ChallengeDecided':
      return event.outcome === 'SET_ASIDE' ? { ...marked, mark: 'SET_ASIDE', basis: event.document } : null
    case 'ClericalErrorCorrected': {
      if (event.place !== '/applicant/name') return null
      const person = beginning.applicant.kind === 'PERSON'
      const name = person ? maskName(event.becomes) : event.becomes
      return { ...marked, mark: 'CORRECTED', basis: `更正通知 ${event.noticeNumber}`, name }
    }
    default:
      return null
  }
}

export const PUBLISHING = [
  'CaseGranted',
  'CaseRefused',
  'GrantAnnulled',
  'ChallengeDecided',
  'ClericalErrorCorrected',
] as const satisfies readonly CaseEvent['type'][]

const resultStream = ({ idFrom }: Services, caseStream: string) => idFrom('result', caseStream)

async function run(services: Services, caseStream: string, command: ResultCommand): Promise<void> {
  await services.run({
    life: 'publishedResult',
    stream: resultStream(services, caseStream),
    command: jsonObjectOf(command),
    by: { kind: 'system', id: services.idFrom('system', 'service') },
  })
}

/** 公告公示 without anybody's hand: decided, published; annulled, marked. A refusal means it was done before. */
export async function publishResult(entry: StoredEntry, services: Services): Promise<void> {
  const event = readCase(entry)
  const { stream } = entry.envelope
  const beginning = event === undefined ? undefined : beginningOf(await services.history(stream))
  if (event === undefined || beginning === undefined) return
  const command = commandFor(event, entry.leafHash, beginning, services)
  if (command !== null) await run(services, stream, command)
}

/** Whose case was erased is named nowhere any more. */
export const removeResult = (entry: StoredEntry, services: Services): Promise<void> =>
  run(services, entry.envelope.stream, {
    type: 'MarkResult',
    at: services.now(),
    by: null,
    mark: 'REMOVED',
    basis: '办件内容已依法删除',
  })
