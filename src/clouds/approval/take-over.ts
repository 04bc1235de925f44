import { randomBytes } from 'node:crypto'
import type { Static } from 'typebox'
import { pinStandard } from '#catalogue'
import type { RequestContext } from '#frame'
import { localDate } from '#kernel'
import { checkApplicant, checkForm, tidyApplicant } from './application-check.ts'
import type { Finding } from './application-check.ts'
import type { TakeOverCase } from './domain/case-command.ts'
import { caseNumber, trackingCode } from './domain/case-number.ts'
import type { TakenOverRow } from './doors/take-over-api.ts'
import { parseForm } from './form-json.ts'
import { caseLife } from './lives.ts'
import { checkPrintable } from './printable-check.ts'
import { findCase } from './projections/case-row.ts'
import { commandJson } from './run-case.ts'
import { nextOrdinal } from './submission.ts'

type Row = Static<typeof TakenOverRow>
export interface TakenOver {
  readonly foreignNumber: string
  readonly outcome: 'TAKEN' | 'KNOWN' | 'REFUSED'
  readonly caseNumber: string | null
  readonly reasons: Finding[]
}

/** Whoever takes over: a request at the door, or a command beside the server. */
type Taker = Pick<RequestContext, 'actor' | 'db' | 'idFrom' | 'now' | 'office' | 'run'>

const fault = (path: string, message: string, messageEn: string): Finding => ({ path, message, messageEn })

/** Everything wrong with a row, at once; a row the older system let pass is still held to today's rules of form. */
async function faultsOf(context: Taker, row: Row): Promise<readonly Finding[]> {
  const today = localDate(context.now())
  const item = await context.office.catalogue.findItem(row.itemCode)
  if (item === undefined)
    return [fault('/itemCode', `没有编码为 ${row.itemCode} 的在用事项`, 'No item in force has this code')]
  const { receivedAt, acceptedAt } = row
  const since = context.office.catalogue.versionsOf(row.itemCode)[0]?.publishedAt
  const dates = [
    // 统一申报入口 (AP-44): what was begun elsewhere before is finished here; nothing may be begun elsewhere any more.
    ...(since !== undefined && receivedAt > since
      ? [
          fault(
            '/receivedAt',
            `该事项自 ${localDate(since)} 起统一入口申报，此后在别处收的件不得迁入，请申请人在本平台提交`,
            `Since ${localDate(since)} this item is applied for here alone; what was taken in elsewhere afterwards cannot be brought in`,
          ),
        ]
      : []),
    ...(receivedAt > context.now() ? [fault('/receivedAt', '收件时间晚于现在', 'Received later than now')] : []),
    ...(acceptedAt !== null && acceptedAt < receivedAt
      ? [fault('/acceptedAt', '受理时间早于收件时间', 'Accepted before it was received')]
      : []),
  ]
  return [
    ...dates,
    ...checkApplicant(row.applicant, item.standard, today),
    ...checkForm(item.standard, row.form, row.answers),
    ...checkPrintable({ applicant: row.applicant, form: row.form }, context.office.seal.unprintable),
  ]
}

/** The same row twice is one case: its stream is made of the system's name and the case's number there. */
export async function takeOver(context: Taker, row: Row): Promise<TakenOver> {
  const { foreignNumber, system } = row
  const stream = context.idFrom('taken over', system, foreignNumber)
  const known = await findCase(context.db, stream)
  if (known !== undefined) return { foreignNumber, outcome: 'KNOWN', caseNumber: known.caseNumber, reasons: [] }
  const reasons = await faultsOf(context, row)
  const item = await context.office.catalogue.findItem(row.itemCode)
  if (reasons.length > 0 || item === undefined) {
    return { foreignNumber, outcome: 'REFUSED', caseNumber: null, reasons: [...reasons] }
  }
  const { standard, version } = item
  const region = standard.region.slice(0, 6)
  const day = localDate(row.receivedAt)
  const number = caseNumber(region, day, await nextOrdinal(context.db, region, day))
  const { applicant, answers, form, receivedAt, acceptedAt } = row
  const command: TakeOverCase = {
    type: 'TakeOverCase',
    at: context.now(),
    by: '$actor',
    caseNumber: number,
    trackingCode: trackingCode(randomBytes(20)),
    standard: pinStandard(standard, version, answers, {
      applicant: { ...applicant },
      form,
      day: localDate(acceptedAt ?? receivedAt),
    }),
    region: standard.region,
    applicant: tidyApplicant(applicant),
    answers,
    form: parseForm(form),
    materials: [],
    system,
    foreignNumber,
    receivedAt,
    acceptedAt,
  }
  const result = await context.run({ life: caseLife.kind, stream, command: commandJson(command), by: context.actor })
  if (result.ok) return { foreignNumber, outcome: 'TAKEN', caseNumber: number, reasons: [] }
  const { code } = result.refusal
  return { foreignNumber, outcome: 'REFUSED', caseNumber: null, reasons: [fault('', code, code)] }
}
