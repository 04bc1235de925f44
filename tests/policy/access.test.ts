import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { officeApi } from '#contract'
import type { Route } from '#contract'
import type { Role } from '#policy'
import { CLOUDS } from '../../src/app/clouds.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { letIn } from '../support/appoint.ts'
import { aCaller, ledgerSize } from '../support/caller.ts'
import type { Caller, Knock } from '../support/caller.ts'
import { accept, aPdf, examine, file, filledDraft, grant, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { CASE_REQUESTS } from './case-requests.ts'
import { ROOM_REQUESTS } from './room-requests.ts'
import { furnishBundle, furnishParty } from './furnish-people.ts'
import { furnishService, serviceRequests } from './service-requests.ts'
import { LIBRARY_REQUESTS } from './library-requests.ts'
import { ARCHIVE_REQUESTS } from './archive-requests.ts'
import { INQUIRY_REQUESTS } from './inquiry-requests.ts'
import { CONDUCT_REQUESTS } from './conduct-requests.ts'
import { FINDINGS_REQUESTS } from './findings-requests.ts'
import { INSPECTION_REQUESTS } from './inspection-requests.ts'
import { INTERPLAY_REQUESTS } from './interplay-requests.ts'
import { LINKAGE_REQUESTS } from './linkage-requests.ts'
import { REUSE_REQUESTS } from './reuse-requests.ts'
import { REFORM_REQUESTS } from './reform-requests.ts'
import { SIGN_IN_REQUESTS } from './sign-in-requests.ts'
import { certificateRequests } from './certificate-requests.ts'
import { oversightRequests } from './oversight-requests.ts'
import { SMART_REQUESTS } from './smart-requests.ts'
import { OWED } from './owed.ts'
import { VISITORS } from './visitors.ts'
import type { Visitor } from './visitors.ts'

const clock = { ahead: 0 }
const bureau = await aBureau({
  // The food licence, and what goes before it in the package of a restaurant.
  items: [foodLicence.itemCode, '991014128001', '990714126001'],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const DAY_MS = 86_400_000
const FOREIGN_PASSWORD = 'of-another-organ-1'
const MARKET = '59ba1b0d-5c90-4158-a909-406c2e416788'
const HEALTH = '5d32fe61-985f-44e7-aa09-5ee82bb29976'

async function runJob(wanted: string): Promise<void> {
  const job = bureau.office.jobs.find(({ name }) => name === wanted)
  if (job === undefined) throw new Error(`There is no job ${wanted}`)
  await job.run(bureau.office.services)
}

/** One thing of every kind, all of it the owner's or his case's, and people of other organs who have nothing. */
async function furnish() {
  const late = await file(await signedIn(bureau, 'demo.canteen'))
  await accept(await signedIn(bureau, 'lin.shouli'), late.id, late.version)
  await bureau.settle()
  clock.ahead = 60 * DAY_MS
  await runJob('oversight.watch-open-cases')
  const administrator = await signedIn(bureau, 'tian.zhanghu')
  const secondAdministrator = await signedIn(bureau, 'bai.fuhe')
  const appoint = (username: string, organ: string, roles: readonly Role[]) =>
    letIn(administrator, secondAdministrator, {
      name: '外机关人员',
      organ,
      post: '外机关岗位',
      roles: [...roles],
      username,
      password: FOREIGN_PASSWORD,
    })
  await appoint('foreign.desk', HEALTH, [
    'intakeOfficer',
    'issueOfficer',
    'serviceOfficer',
    'examiner',
    'decider',
    'standardEditor',
  ])
  await appoint('foreign.keeper', MARKET, ['sealKeeper'])
  const [owner, decider] = [await signedIn(bureau, 'demo.canteen'), await signedIn(bureau, 'tang.duanheng')]
  const device = await enrolDevice(decider, administrator, '决定岗电脑')
  const { key } = (await decider.organisation.myKeys({})).items[0] ?? { key: '' }
  const { id: caseId, version, trackingCode } = await file(owner)
  const accepted = await accept(await signedIn(bureau, 'lin.shouli'), caseId, version)
  const examined = await examine(await signedIn(bureau, 'he.yuanzhou'), caseId, accepted.version)
  await grant(decider, device, caseId, examined.version)
  await bureau.settle()
  const bundle = await furnishBundle(bureau)
  const open = await file(owner)
  const draft = await filledDraft(owner)
  const own = await owner.approval.myCase({ params: { id: caseId } })
  const document = own.documents.find(({ kind }) => kind === 'CERTIFICATE')?.id ?? ''
  const token = await bureau.database.superuser.query<{ token: string }>(
    'select token from certificate._private_certificate',
  )
  const duty = (await (await signedIn(bureau, 'pan.guanshi')).supervision.duties({ query: {} })).items[0]?.id ?? ''
  const card = (await (await signedIn(bureau, 'cheng.zhengming')).oversight.cards({ query: {} })).items[0]?.id ?? ''
  const editor = await signedIn(bureau, 'bian.zhun')
  const { lifeVersion } = await editor.standards.item({ params: { code: foodLicence.itemCode } })
  await editor.standards.beginDraft({
    params: { code: foodLicence.itemCode },
    body: { expectedVersion: lifeVersion, reason: '年度梳理' },
  })
  const material = own.materials[0]?.sha256 ?? ''
  const party = await furnishParty(bureau, owner, caseId)
  const imported = await (await signedIn(bureau, 'bian.zhun')).send('/standards-imports?name=a.json', Buffer.from('[]'))
  const importRun = typeof imported === 'object' && imported !== null && 'id' in imported ? String(imported.id) : ''
  return {
    caseId,
    open: open.id,
    bundle,
    trackingCode,
    draft: draft.id,
    material,
    document,
    token: token.rows[0]?.token ?? '',
    duty,
    card,
    key,
    importRun,
    ...party,
  }
}
const things = await furnish()
const serviceThings = await furnishService(bureau)

const USERNAMES: Readonly<Record<Exclude<Visitor, 'stranger'>, string>> = {
  owner: 'demo.canteen',
  otherApplicant: 'demo.builder',
  intakeOfficer: 'lin.shouli',
  issueOfficer: 'fang.chujian',
  serviceOfficer: 'wen.jieyi',
  examiner: 'he.yuanzhou',
  decider: 'tang.duanheng',
  sealKeeper: 'xue.anyin',
  standardEditor: 'bian.zhun',
  standardReviewer: 'shen.biao',
  supervisor: 'pan.guanshi',
  inspector: 'cheng.zhengming',
  leader: 'wei.gaoyuan',
  archivist: 'dang.anlan',
  evaluator: 'ping.xiaoneng',
  administrator: 'bai.fuhe',
  foreignDesk: 'foreign.desk',
  foreignKeeper: 'foreign.keeper',
  foreignSupervisor: 'jiang.weiqing',
}
const arrive = (visitor: Visitor): Promise<Caller> => {
  if (visitor === 'stranger') return aCaller(bureau)
  const foreign = visitor === 'foreignDesk' || visitor === 'foreignKeeper'
  return foreign ? aCaller(bureau, USERNAMES[visitor], FOREIGN_PASSWORD) : aCaller(bureau, USERNAMES[visitor])
}
const callers = new Map<Visitor, Caller>()
for (const visitor of VISITORS) callers.set(visitor, await arrive(visitor))

const ENDS = ['approval.discardDraft', 'office.signOut']
const routes: readonly (readonly [name: string, route: Route])[] = [{ name: 'office', api: officeApi }, ...CLOUDS]
  .flatMap(({ name, api }) => Object.entries<Route>(api).map(([key, route]) => [`${name}.${key}`, route] as const))
  // What ends a draft or a session comes after every door that is tried with it.
  .sort(([a], [b]) => ENDS.indexOf(a) - ENDS.indexOf(b))

const STALE = 9999
const text = '经核对，不予同意。'
const { itemCode, applicant, answers, form } = foodLicence

/**
 * A request about somebody's real thing, right in every respect but one that only whoever enters can stumble on: an
 * old version, a wrong date, a password that does not fit. So nobody changes anything, and entering is still seen.
 */
const REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'office.signIn': { body: { username: 'nobody.at.all', password: 'not-a-password' } },
  'office.register': { body: { username: '!', password: 'not-a-password', name: '无名' } },
  'office.upload': {
    payload: aPdf('a visitor’s own'),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' },
  },
  'office.inclusion': { path: '/ledger/inclusion/0' },
  'office.consistency': { path: '/ledger/consistency?from=1&to=2' },
  'office.cosign': { body: { size: 1, line: '— nobody AAAA\n' } },
  'approval.guide': { path: `/items/${itemCode}` },
  'approval.package': { path: '/packages/PKG-RESTAURANT' },
  'approval.guideVersion': { path: `/items/${itemCode}/versions/1` },
  'approval.startDraft': { body: { itemCode } },
  'approval.saveDraft': { body: { revision: STALE, content: { applicant, answers, form, materials: [] } } },
  'approval.askPreReview': { body: { revision: STALE } },
  'approval.discardDraft': {},
  'approval.submit': { body: { revision: STALE, channel: 'ONLINE', truthPromised: true } },
  'approval.correct': { body: { form: {}, materials: [] } },
  'approval.withdraw': { body: { reason: '' } },
  'approval.requestCorrection': {
    body: { expectedVersion: STALE, defects: [{ subject: 'FIELD', ref: '/shopName', problem: text, remedy: text }] },
  },
  'approval.accept': { body: { expectedVersion: STALE } },
  'approval.refuseToAccept': { body: { expectedVersion: STALE, ground: 'NOT_REQUIRED', reason: text } },
  'approval.examine': { body: { expectedVersion: STALE, findings: [], opinion: text, proposal: 'REFUSE' } },
  ...CASE_REQUESTS,
  ...ROOM_REQUESTS,
  ...SMART_REQUESTS,
  ...SIGN_IN_REQUESTS,
  ...REFORM_REQUESTS,
  ...REUSE_REQUESTS,
  ...LINKAGE_REQUESTS,
  ...ARCHIVE_REQUESTS,
  ...INSPECTION_REQUESTS,
  ...CONDUCT_REQUESTS,
  ...INTERPLAY_REQUESTS,
  ...FINDINGS_REQUESTS,
  ...LIBRARY_REQUESTS,
  'approval.returnCase': { body: { expectedVersion: STALE, reason: text } },
  'approval.extend': { body: { expectedVersion: STALE, days: 1, reason: text } },
  'approval.prepareDecision': { body: { expectedVersion: STALE, outcome: 'REFUSE', text } },
  'approval.decide': {
    body: { prepared: randomUUID(), certSha256: '0'.repeat(64), signature: 'A'.repeat(86) },
  },
  ...certificateRequests(things.document),
  'supervision.claim': { body: { expectedVersion: STALE } },
  'supervision.returnDuty': { body: { expectedVersion: STALE, reason: text } },
  'supervision.record': {
    body: { expectedVersion: STALE, method: 'PAPERS', found: text, result: 'NORMAL', measure: '' },
  },
  'oversight.answerCard': { body: { expectedVersion: STALE, explanation: text } },
  ...oversightRequests(things.card, things.caseId),
  ...INQUIRY_REQUESTS,
  'analytics.drill': { path: '/analytics/cases?figure=submitted&from=2026-01-01&to=2026-01-02' },
  'organisation.previewNotice': { body: { text: '年份,2027' } },
  'organisation.publishNotice': { body: { text: '年份,2027' } },
  'standards.importReport': { path: `/standards-imports/${things.importRun}/report?format=json` },
  'organisation.appoint': {
    body: {
      name: '某某',
      organ: randomUUID(),
      post: '某岗',
      roles: ['examiner'],
      username: 'some.one',
    },
  },
  'organisation.changeRoles': { path: `/officers/${randomUUID()}/roles`, body: { roles: ['examiner'] } },
  'organisation.confirmProposal': { path: `/officers/${randomUUID()}/confirmation`, body: { password: null } },
  'organisation.declineProposal': { path: `/officers/${randomUUID()}/refusal`, body: { reason: text } },
  'organisation.enrolKey': { body: { spki: 'AA', proof: 'A'.repeat(86), challenge: 'x', device: 'x' } },
  'organisation.confirmKey': { body: { fingerprint: '0'.repeat(64) } },
  'organisation.revokeKey': { path: `/keys/${randomUUID()}/revocation`, body: { reason: text } },
  ...serviceRequests(serviceThings),
}

/** Which of the owner's things stands in the path. */
const idFor = (name: string): string => {
  if (name.startsWith('supervision.')) return things.duty
  if (name === 'oversight.answerCard' || name === 'oversight.card') return things.card
  if (name === 'standards.importRun' || name === 'standards.takeImport') return things.importRun
  if (name.startsWith('certificate.document')) return things.document
  if (name === 'approval.myBundle') return things.bundle
  if (name === 'parties.revokeMandate') return things.mandate
  if (name === 'parties.readNotification') return things.notification
  if (/^parties\..*[pP]ay/.test(name)) return things.payment
  if (/Draft|submit|askPreReview|ownPreReview/.test(name)) return things.draft
  // What would really be withdrawn or corrected is closed already.
  return things.caseId
}

/** What a question has to say before it is one. */
const QUERIES: Readonly<Record<string, string>> = {
  'approval.readInFull': '?purpose=CONTACT',
  'approval.deliveryInFull': '?purpose=CONTACT',
  'approval.preReviewInFull': '?purpose=CONTACT',
  'approval.opinionInFull': `?consultation=${randomUUID()}&purpose=CONTACT`,
}

function pathOf(name: string, route: Route): string {
  const fixed = REQUESTS[name]?.path
  if (fixed !== undefined) return fixed
  const named: Readonly<Record<string, string>> = {
    ':id': idFor(name),
    ':sha256': things.material,
    ':trackingCode': things.trackingCode,
    ':creditCode': applicant.idNumber,
    ':token': things.token,
    ':key': things.key,
  }
  return route.path.replace(/:\w+/g, (parameter) => named[parameter] ?? '') + (QUERIES[name] ?? '')
}

const callerOf = (visitor: Visitor): Caller => {
  const caller = callers.get(visitor)
  if (caller === undefined) throw new Error(`${visitor} has not arrived`)
  return caller
}

type Reception = 'enters' | 'unseen' | 'sent away' | 'asked to sign in'
const RECEPTION: Readonly<Record<string, Reception>> = {
  NOT_SIGNED_IN: 'asked to sign in',
  FORBIDDEN: 'sent away',
  NOT_FOUND: 'unseen',
}
const STATUS: Readonly<Record<string, number>> = { NOT_SIGNED_IN: 401, FORBIDDEN: 403, NOT_FOUND: 404 }

function owedTo(visitor: Visitor, name: string): Reception {
  const { enters, unseen = [] } = OWED[name] ?? { enters: [] }
  if (enters.includes(visitor)) return 'enters'
  if (unseen.includes(visitor)) return 'unseen'
  return visitor === 'stranger' ? 'asked to sign in' : 'sent away'
}

/** What no list, page or file may tell whom it is not meant for. */
const SECRETS = () => [
  things.caseId,
  things.open,
  things.draft,
  things.bundle,
  things.document,
  things.duty,
  things.card,
  applicant.name,
]
const LISTS: readonly (readonly [Visitor, readonly string[]])[] = [
  ['stranger', ['/hall', '/items', '/organs', `/progress/${things.trackingCode}`, `/verify/token/${things.token}`]],
  ['stranger', ['/trust', '/ledger/checkpoint', '/ledger/inclusion/0']],
  ['otherApplicant', ['/parties/mine', '/parties/enterprises', '/parties/notifications', '/parties/payments']],
  ['otherApplicant', ['/drafts', '/my/cases', '/my/certificates', '/my/bundles', '/my/materials']],
  [
    'foreignDesk',
    ['/cases', `/cases?q=${encodeURIComponent('示范区稻香')}`, '/cases?q=990101', '/cases?mine=true', '/cards'],
  ],
  ['foreignKeeper', ['/cases', '/express-cases']],
  ['foreignSupervisor', ['/duties', '/duties?stage=open']],
]

test('no list shows what is another person’s or another organ’s', async () => {
  for (const [visitor, paths] of LISTS)
    for (const path of paths) {
      const answer = await callerOf(visitor).knock('GET', path)
      expect(answer.status, `${visitor} ${path}: ${answer.text}`).toBe(200)
      for (const secret of SECRETS())
        expect(answer.text.includes(secret), `${path} tells ${visitor} ${secret}`).toBe(false)
    }
})

/** Of natural persons; the name and number of an enterprise are public by law (企业信息公示暂行条例). */
const PERSONAL = [
  ...[form['personInCharge'], form['personInChargeId'], form['safetyManager'], form['safetyManagerMobile']],
  ...[applicant.phone],
].map(String)

test('SE-08: no door that is open to strangers tells a person’s name, number or telephone', async () => {
  const open = routes.filter(
    ([, { action, method, machine }]) => action === 'public' && method === 'GET' && machine !== true,
  )
  expect(open.length).toBeGreaterThan(30)
  for (const [name, route] of open) {
    const answer = await callerOf('stranger').knock('GET', pathOf(name, route))
    expect(answer.status, `${name}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
    for (const word of PERSONAL) expect(answer.text.includes(word), `${name} tells ${word}`).toBe(false)
  }
  // The same words are there for whoever works on the case: what is kept from strangers was not merely missing.
  const { text: file } = await callerOf('examiner').knock('GET', `/cases/${things.open}`)
  expect(file).toContain(PERSONAL[0])
})

test('whose they are, and who must, finds them', async () => {
  const holds = async (visitor: Visitor, path: string, thing: string) =>
    expect((await callerOf(visitor).knock('GET', path)).text, `${visitor} ${path}`).toContain(thing)
  await holds('owner', '/drafts', things.draft)
  await holds('owner', '/my/cases', things.caseId)
  await holds('owner', '/my/certificates', things.document)
  await holds('intakeOfficer', '/cases?q=990101', things.open)
  await holds('supervisor', '/duties', things.duty)
  await holds('intakeOfficer', '/cards', things.card)
})

test('what somebody else discards stays', async () => {
  const answer = await callerOf('otherApplicant').knock('DELETE', `/drafts/${things.draft}`)
  expect(answer.json()).toEqual({ discarded: false })
  expect((await callerOf('owner').knock('GET', `/drafts/${things.draft}`)).status).toBe(200)
})

test('the table knows every door of the house and no other', () => {
  expect(routes.map(([name]) => name).sort()).toEqual(Object.keys(OWED).sort())
})

test('the things the doors are tried with exist', () => {
  for (const [name, thing] of Object.entries(things)) expect(thing, name).not.toBe('')
})

describe('every door, for every visitor', () => {
  test.each(routes)('%s', async (name, route) => {
    const received: Partial<Record<Visitor, Reception>> = {}
    for (const visitor of VISITORS) {
      const before = await ledgerSize(bureau)
      const answer = await callerOf(visitor).knock(route.method, pathOf(name, route), REQUESTS[name])
      const reception = RECEPTION[answer.code ?? ''] ?? 'enters'
      received[visitor] = reception
      expect(answer.status, `${visitor}: ${answer.text}`).toBeLessThan(500)
      if (reception === 'enters') continue
      expect(answer.status).toBe(STATUS[answer.code ?? ''])
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(await ledgerSize(bureau), `${visitor} left something behind`).toBe(before)
    }
    expect(received).toEqual(Object.fromEntries(VISITORS.map((visitor) => [visitor, owedTo(visitor, name)])))
  })
})
