import { stateOf } from '#frame'
import type { Services } from '#frame'
import type { Owing } from '../documents/case-facts.ts'
import { factsOf, owingOf } from '../documents/case-facts.ts'
import { noticeContent } from '../documents/notice-content.ts'
import type { OwingEvent } from '../projections/owed.ts'
import { paperStream } from '../domain/events.ts'
import type { NoticeKind } from '../domain/events.ts'
import type { NoticeCommand } from '../domain/notice.ts'
import { noticeLife } from '../lives.ts'
import { readOwingEvent, stepOf, yieldsCertificate } from '../projections/owed.ts'
import { certificatesOfCase } from '../projections/standing.ts'
import { issueCertificate, publishedStandard } from './issue-certificate.ts'
import { reissueCorrected } from './reissue-corrected.ts'
import { sealPaper } from './seal-paper.ts'
import type { Sealing } from './seal-paper.ts'

async function issueNotice(owing: Owing, event: OwingEvent, kind: NoticeKind, services: Services): Promise<Sealing> {
  const { facts } = owing
  const stream = paperStream(services, owing.cause)
  const standard = await publishedStandard(services, facts)
  const content = noticeContent(event, {
    facts,
    standard,
    calendar: services.office.calendar.current(facts.standard.organ),
    organName: services.office.catalogue.organName,
    officerName: services.office.catalogue.officerName,
  })
  return sealPaper(
    {
      life: 'notice',
      stream,
      item: facts.standard.itemCode,
      organ: facts.standard.organ,
      decidedBy: event.by,
      number: content.number,
      stage: async () => {
        const state = stateOf(noticeLife, await services.load(stream))
        return state.phase === 'absent' ? { phase: 'absent' } : state.stage
      },
      content,
      begin: (request) =>
        ({ type: 'BeginSealing', case: facts.case, kind, cause: owing.cause, ...request }) satisfies NoticeCommand,
      complete: (sealed) => sealed satisfies NoticeCommand,
    },
    services,
  )
}

/** The act is the case's own, or one on a certificate that was issued in it. */
async function findOwing(
  source: { readonly case: string; readonly cause: string },
  services: Services,
): Promise<Owing | undefined> {
  const history = await services.history(source.case)
  const own = owingOf(history, source.cause)
  if (own !== undefined) return own
  const facts = factsOf(history)
  if (facts === undefined) return undefined
  for (const id of await certificatesOfCase(services.db, source.case)) {
    const entry = (await services.history(id)).find(({ leafHash }) => leafHash === source.cause)
    const event = entry === undefined ? undefined : readOwingEvent(entry)
    if (event !== undefined) return { facts, event, cause: source.cause }
  }
  return undefined
}

/** Issues the paper an act of a case owes; does nothing that was done before. */
export async function issuePaper(
  source: { readonly case: string; readonly cause: string },
  services: Services,
): Promise<Sealing> {
  const owing = await findOwing(source, services)
  if (owing === undefined) return { sealed: true }
  const { event, facts } = owing
  const yields = yieldsCertificate(facts.standard)
  if (event.type === 'CaseGranted' && yields) {
    // 闭环确认 (SV-18): nobody gets in hand what departments may still object to.
    const grant = { standard: facts.standard, cause: owing.cause, grantedAt: event.at }
    if (await services.office.interplay.holdsIssue(grant)) return { sealed: false, code: 'NO_OBJECTION_AWAITED' }
    const stream = paperStream(services, owing.cause)
    return issueCertificate({ stream, facts, granted: event, decision: owing.cause }, services)
  }
  if (event.type === 'ClericalErrorCorrected') {
    const reissued = await reissueCorrected(source, services)
    if (!reissued.sealed) return reissued
  }
  const step = stepOf(event, { yieldsCertificate: yields })
  return step === null || step === 'CERTIFICATE' ? { sealed: true } : issueNotice(owing, event, step, services)
}
