import type { Matters } from '#catalogue'
import type { Job, RunRequest, Services } from '#frame'
import { isJsonObject, jsonObjectOf, localDate } from '#kernel'
import type { Role } from '#policy'
import { demoFiling, slowItem } from './demo-cases.ts'
import type { WholeOffice } from './office.ts'

const CASE = ['demo', 'withdrawn case'] as const
const LOAN_DAYS = 7

/** Not the examiner everybody signs in as: his own desk begins empty. */
const BORROWER = 'su.jianming'
type Setting = Pick<Matters, 'district'>
const withRole = ({ district }: Setting, role: Role) => district.officers.filter(({ roles }) => roles.includes(role))

const runner = ({ services }: Pick<WholeOffice, 'services'>, { district }: Setting) => {
  const asOfficer = ({ id, organ, roles }: Matters['district']['officers'][number]): RunRequest['by'] => ({
    ...{ kind: 'officer', id, organ, region: district.region, roles },
  })
  const act = async (life: string, stream: string, command: object, by: RunRequest['by'], key: string) => {
    const request = { life, stream, command: jsonObjectOf({ at: services.now(), by: '$actor', ...command }), by }
    const result = await services.run({ ...request, idempotency: { scope: 'demo-archive', key, content: { key } } })
    if (!result.ok) throw new Error(`The demo’s archive cannot be set up: ${key} ${result.refusal.code}`)
  }
  return { asOfficer, act }
}

/**
 * What the archive has on the first day: a case that was withdrawn, which is packed as every other is, and a list of
 * paper files that a department handed over and the archive counted.
 */
export async function seedArchive(office: WholeOffice, matters: Matters): Promise<void> {
  const { services } = office
  const { district, standards } = matters
  const person = district.applicants.find(({ kind }) => kind === 'PERSON')
  const [[sender], [clerk]] = [withRole(matters, 'supervisor'), withRole(matters, 'intakeOfficer')]
  const [, receiver] = withRole(matters, 'archivist')
  const standard = slowItem(standards)
  if (person === undefined || sender === undefined || receiver === undefined || clerk === undefined) return
  if (standard === undefined) return
  const { act, asOfficer } = runner(office, matters)
  const at = services.now()
  const stream = services.idFrom(...CASE)
  const owner: RunRequest['by'] = { kind: 'applicant', id: services.idFrom('account', person.username) }
  const number = {
    caseNumber: `SFQ-${localDate(at).replaceAll('-', '')}-900002`,
    trackingCode: 'DEM00-DEM00-DEM00-DEM01',
  }
  if ((await services.load(stream)) === undefined)
    await act('case', stream, { ...(await demoFiling(office, standard, person, at)), ...number }, owner, 'file')
  const leave = { type: 'WithdrawApplication', atWindow: true, reason: '暂不办理，以后再申请' }
  await act('case', stream, leave, asOfficer(clerk), 'withdraw')

  const listed = `YJQC${localDate(at).slice(0, 4)}-0001`
  const list = services.idFrom('archive list', listed)
  const records = [
    { number: 'W-2009-001', title: '食品卫生许可档案', year: 2009, retention: 'PERMANENT', pages: 12 },
    { number: 'W-2009-002', title: '食品卫生许可变更档案', year: 2009, retention: 'Y30', pages: 8 },
  ]
  const signed = {
    ...{ type: 'SignList', number: listed, kind: 'HISTORIC' },
    ...{ organ: sender.organ, sender: sender.name, records, count: 2, pages: 20 },
  }
  await act('archiveList', list, signed, asOfficer(sender), 'sign')
  const received = { type: 'ReceiveList', count: 2, pages: 20, missing: [], note: '' }
  await act('archiveList', list, received, asOfficer(receiver), 'receive')
}

async function lend(services: Services, matters: Setting): Promise<void> {
  const [caseId, loan] = [services.idFrom(...CASE), services.idFrom('demo', 'archive loan')]
  const [archivist] = withRole(matters, 'archivist')
  const borrower = matters.district.officers.find(({ username }) => username === BORROWER)
  if (archivist === undefined || borrower === undefined || (await services.load(loan)) !== undefined) return
  const file = (await services.load(services.idFrom('archive', caseId)))?.state
  if (!isJsonObject(file)) return
  const { act, asOfficer } = runner({ services }, matters)
  const about = { case: caseId, caseNumber: file['caseNumber'] ?? '' }
  const asked = { type: 'RequestLoan', ...about, purpose: '核对同一申请人以前的材料', days: LOAN_DAYS }
  await act('archiveLoan', loan, asked, asOfficer(borrower), 'borrow')
  await act('archiveLoan', loan, { type: 'ApproveLoan' }, asOfficer(archivist), 'lend')
  const look = { type: 'ReadArchive', path: '1/record/process.txt', copy: false }
  await act('archiveLoan', loan, look, asOfficer(borrower), 'read')
}

/** A package is made a minute after its case is at rest; then the demo's one lending can be written down. */
export const demoArchiveJob = (matters: Setting): Job => ({
  name: 'demo.archive',
  cron: '* * * * *',
  run: (services) => lend(services, matters),
})
