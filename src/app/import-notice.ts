import { publishNotice, refusalTexts } from '#clouds/organisation'
import type { MovedDeadline, TouchedDeadlines } from '#frame'
import { FRAME_REFUSALS } from './http/refusal-texts.ts'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

/** What became of a holiday notice, for programs and for people. */
export type NoticeReport = { readonly lines: readonly string[] } & (
  | {
      readonly ok: true
      readonly year: number
      readonly documentNumber: string
      readonly touched: TouchedDeadlines
    }
  | { readonly ok: false; readonly code: string }
)

/** Publishes a year's holiday notice from a file, and says which running limits it moved. */
export async function importNotice(
  office: WholeOffice,
  installation: Installation,
  text: string,
): Promise<NoticeReport> {
  const by = { kind: 'system', id: installation.systemActor } as const
  const done = await publishNotice(office.services, text, { by })
  if ('refusal' in done) {
    const { code, facts = {} } = done.refusal
    const places = (done.fields ?? []).map(({ message, messageEn }) => `✘ ${message} ${messageEn}`)
    return { ok: false, code, lines: places.length > 0 ? places : [`✘ ${sentence(code, facts)}`] }
  }
  return { ok: true, ...done, lines: linesOf(done.documentNumber, done.touched) }
}

function sentence(code: string, facts: Readonly<Record<string, string | number>>): string {
  const said = Object.entries({ ...FRAME_REFUSALS, ...refusalTexts }).find(([known]) => known === code)?.[1]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
  return said === undefined ? code : `${fill(said.zh)} ${fill(said.en)}`
}

const LIMITS: Readonly<Record<MovedDeadline['limit'], string>> = {
  acceptance: '受理期限 to accept',
  promised: '承诺期限 promised',
  statutory: '法定期限 statutory',
}

function linesOf(documentNumber: string, { open, moved, settled, deadlines }: TouchedDeadlines): readonly string[] {
  return [
    `✔ 已发布 Published: ${documentNumber}`,
    ...deadlines.map(
      ({ caseNumber, limit, before, after }) => `  ${caseNumber}  ${LIMITS[limit]}  ${before} → ${after}`,
    ),
    `在办 ${String(open)} 件，调整期限 ${String(moved)} 个，确定暂定期限 ${String(settled)} 件 ${String(open)} open cases, ${String(moved)} last days moved, ${String(settled)} no longer provisional`,
  ]
}
