import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { aCaller, ledgerSize } from '../support/caller.ts'
import { accept, codeOf, examine, file, filledDraft, grant, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const OTHER_ITEM = '990101002001'
const bureau = await aBureau({ items: [foodLicence.itemCode, OTHER_ITEM] })
const applicant = await signedIn(bureau, 'demo.canteen')
const [intake, examiner, decider] = await Promise.all([
  signedIn(bureau, 'lin.shouli'),
  signedIn(bureau, 'he.yuanzhou'),
  signedIn(bureau, 'tang.duanheng'),
])
const administrator = await signedIn(bureau, 'tian.zhanghu')
const device = await enrolDevice(decider, administrator, '决定岗电脑')
const { applicant: who, answers, form, itemCode } = foodLicence

const STAGES = [
  'submitted',
  'awaitingCorrection',
  'accepted',
  'inProcedure',
  'examined',
  'granted',
  'withdrawn',
] as const
type Stage = (typeof STAGES)[number]
const text = '经核对，情况如上。'
const defects = [{ subject: 'MATERIAL' as const, ref: 'premisesPlan', problem: '缺少后厨', remedy: '补交平面图' }]

/** 检验检测: by an agency, with its report at the end. */
const startTesting = (id: string, expectedVersion: number, options?: { readonly idempotencyKey: string }) =>
  examiner.approval.startProcedure(
    {
      params: { id },
      body: {
        expectedVersion,
        procedure: 'TESTING',
        reason: text,
        parties: [{ role: 'AGENCY', name: '示范检验检测中心' }],
      },
    },
    options,
  )
async function endTesting(id: string, expectedVersion: number, options?: { readonly idempotencyKey: string }) {
  const { handling } = await examiner.approval.readCase({ params: { id } })
  const { sha256 } = await examiner.upload('检验报告.pdf', Buffer.from('%PDF-1.4 report'), 'application/pdf')
  const procedure = handling?.procedures.find(({ conclusion }) => conclusion === null)?.id ?? 'none'
  const body = { expectedVersion, procedure, outcome: text, conclusion: 'PASSED' as const, papers: [{ sha256 }] }
  return examiner.approval.endProcedure({ params: { id }, body }, options)
}

async function caseIn(stage: Stage): Promise<{ readonly id: string; readonly version: number }> {
  const { id, version } = await file(applicant)
  const params = { id }
  if (stage === 'submitted') return { id, version }
  if (stage === 'withdrawn') return applicant.approval.withdraw({ params, body: { reason: '' } })
  if (stage === 'awaitingCorrection')
    return intake.approval.requestCorrection({ params, body: { expectedVersion: version, defects } })
  const accepted = await accept(intake, id, version)
  if (stage === 'accepted') return accepted
  if (stage === 'inProcedure') {
    return startTesting(id, accepted.version)
  }
  const examined = await examine(examiner, id, accepted.version)
  return stage === 'examined' ? examined : grant(decider, device, id, examined.version)
}

/** Every act of every desk, right in every respect; `fits` names the stages the law lets it happen in. */
const ACTS: readonly {
  readonly act: string
  readonly fits: readonly Stage[]
  readonly order: (id: string, expectedVersion: number) => Promise<unknown>
}[] = [
  { act: 'accept', fits: ['submitted'], order: (id, version) => accept(intake, id, version) },
  {
    act: 'requestCorrection',
    fits: ['submitted'],
    order: (id, expectedVersion) =>
      intake.approval.requestCorrection({ params: { id }, body: { expectedVersion, defects } }),
  },
  {
    act: 'refuseToAccept',
    fits: ['submitted'],
    order: (id, expectedVersion) =>
      intake.approval.refuseToAccept({
        params: { id },
        body: { expectedVersion, ground: 'NOT_REQUIRED', reason: text },
      }),
  },
  { act: 'examine', fits: ['accepted'], order: (id, version) => examine(examiner, id, version) },
  {
    act: 'startProcedure',
    fits: ['accepted', 'examined'],
    order: startTesting,
  },
  {
    act: 'endProcedure',
    fits: ['inProcedure'],
    order: (id, expectedVersion) => endTesting(id, expectedVersion),
  },
  {
    act: 'returnCase',
    fits: ['examined'],
    order: (id, expectedVersion) =>
      decider.approval.returnCase({ params: { id }, body: { expectedVersion, reason: text } }),
  },
  {
    act: 'extend',
    fits: ['accepted', 'inProcedure', 'examined'],
    order: (id, expectedVersion) =>
      decider.approval.extend({ params: { id }, body: { expectedVersion, days: 1, reason: text } }),
  },
  { act: 'grant', fits: ['examined'], order: (id, version) => grant(decider, device, id, version) },
  {
    act: 'correct',
    fits: ['awaitingCorrection'],
    order: async (id) => {
      const paper = await applicant.upload('新平面图.pdf', Buffer.from('%PDF-1.4 new'), 'application/pdf')
      const body = { form: { ...form }, materials: [{ material: 'premisesPlan', ...paper }] }
      return applicant.approval.correct({ params: { id }, body })
    },
  },
  {
    act: 'withdraw',
    fits: ['submitted', 'awaitingCorrection', 'accepted', 'inProcedure', 'examined'],
    order: (id) => applicant.approval.withdraw({ params: { id }, body: { reason: text } }),
  },
]

describe('an act out of its order is refused and leaves nothing, and in its order it is done', () => {
  const tried = STAGES.flatMap((stage) => ACTS.map((act) => [stage, act.act, act] as const))
  test.each(tried)('%s: %s', async (stage, _name, { fits, order }) => {
    const { id, version } = await caseIn(stage)
    const before = await ledgerSize(bureau)
    const done = await order(id, version).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && error.name === 'TypeError') throw error
        return false
      },
    )
    expect(done).toBe(fits.includes(stage))
    expect((await ledgerSize(bureau)) > before).toBe(done)
  })
})

describe('a version somebody else has overtaken', () => {
  test.each([-1, 1])('%i beside the one that stands', async (beside) => {
    const { id, version } = await caseIn('examined')
    expect(
      await codeOf(
        decider.approval.returnCase({ params: { id }, body: { expectedVersion: version + beside, reason: text } }),
      ),
    ).toBe('VERSION_CONFLICT')
  })
  test('two desks act on what both have seen: one of them acts', async () => {
    const { id, version } = await caseIn('submitted')
    const before = await ledgerSize(bureau)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => accept(intake, id, version)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await ledgerSize(bureau)).toBe(before + 1)
  })
})

describe('a key that was used before', () => {
  test('the same request a hundred times at once is one act, and everyone is told of it', async () => {
    const { id, version } = await caseIn('submitted')
    const before = await ledgerSize(bureau)
    const options = { idempotencyKey: randomUUID() }
    const accepting = () => intake.approval.accept({ params: { id }, body: { expectedVersion: version } }, options)
    const answers = await Promise.all(Array.from({ length: 100 }, accepting))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await ledgerSize(bureau)).toBe(before + 1)
  })
  test('with another content it is refused, and with another case', async () => {
    const [one, other] = [await caseIn('submitted'), await caseIn('submitted')]
    const options = { idempotencyKey: randomUUID() }
    const refuse = (id: string, reason: string) =>
      intake.approval.refuseToAccept(
        { params: { id }, body: { expectedVersion: 1, ground: 'NOT_REQUIRED', reason } },
        options,
      )
    await refuse(one.id, text)
    expect(await codeOf(refuse(one.id, `${text}。`))).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await codeOf(refuse(other.id, text))).toBe('IDEMPOTENCY_KEY_REUSED')
  })
  test('with another door or another person it is another key', async () => {
    const { id, version } = await caseIn('submitted')
    const options = { idempotencyKey: randomUUID() }
    const accepted = await intake.approval.accept({ params: { id }, body: { expectedVersion: version } }, options)
    const started = await startTesting(id, accepted.version, options)
    expect(started.version).toBe(accepted.version + 1)
    const ended = await endTesting(id, started.version, options)
    expect(ended.version).toBe(started.version + 1)
  })
  test('a draft begun under it for one item is not answered for another', async () => {
    const options = { idempotencyKey: randomUUID() }
    const first = await applicant.approval.startDraft({ body: { itemCode } }, options)
    const again = await applicant.approval.startDraft({ body: { itemCode } }, options)
    expect(again.id).toBe(first.id)
    expect(await codeOf(applicant.approval.startDraft({ body: { itemCode: OTHER_ITEM } }, options))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
    await applicant.approval.discardDraft({ params: { id: first.id } })
  })
  test.each([undefined, '', 'short', 'with a space', '键'.repeat(8), 'x'.repeat(201)])('%j is none', async (key) => {
    const caller = await aCaller(bureau, 'demo.canteen')
    const answer = await caller.knock('POST', '/drafts', { body: { itemCode }, headers: { 'idempotency-key': key } })
    expect(answer.code).toBe('IDEMPOTENCY_KEY_REQUIRED')
  })
  test('a draft submitted a hundred times at once, under a hundred keys, is one case', async () => {
    const { id, revision } = await filledDraft(applicant)
    const before = await ledgerSize(bureau)
    const submit = () => applicant.approval.submit({ params: { id }, body: submission(revision) })
    const receipts = await Promise.all(Array.from({ length: 100 }, submit))
    expect(new Set(receipts.map(({ caseNumber }) => caseNumber)).size).toBe(1)
    expect(await ledgerSize(bureau)).toBe(before + 1)
  })
})

describe('a tracking code', () => {
  test('that is another’s by one character, cut, doubled or guessed finds nothing', async () => {
    const { trackingCode } = await file(applicant)
    const stranger = bureau.visitor()
    const mangled = [
      trackingCode.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      trackingCode.slice(0, -1),
      trackingCode.slice(0, -2),
      `${trackingCode}0`,
      [...trackingCode].reverse().join(''),
      '%'.repeat(20),
      '_'.repeat(20),
      '00000-00000-00000-00000',
      '٠'.repeat(20),
    ]
    for (const code of mangled)
      expect(await codeOf(stranger.approval.track({ params: { trackingCode: code } })), code).toBe('NOT_FOUND')
  })
  test('no two are alike, and none follows from the one before', async () => {
    const codes = [(await file(applicant)).trackingCode, (await file(applicant)).trackingCode]
    expect(new Set(codes.flatMap((code) => code.split('-'))).size).toBe(8)
  })
})

describe('what a person writes', () => {
  const HOSTILE = [
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `'; drop table approval._private_case; --`,
    '${process.exit(1)} {{7*7}} #eval("x")',
    String.raw`\u0000\x00%00`,
    '=HYPERLINK("http://evil.example")',
  ]
  test.each(HOSTILE)('%j is text from the form to the desk, to the trail, and back', async (written) => {
    const id = (await file(applicant, { ...form, shopName: written })).id
    const params = { id }
    const desk = await intake.approval.readCase({ params })
    expect(desk.form['shopName']).toBe(written)
    const problem = `${written} 不清楚`
    const asked = await intake.approval.requestCorrection({
      params,
      body: { expectedVersion: desk.version, defects: [{ subject: 'FIELD', ref: written, problem, remedy: problem }] },
    })
    expect(asked.version).toBe(desk.version + 1)
    const own = await applicant.approval.myCase({ params })
    expect(own.progress.defects[0]?.problem).toBe(problem)
    await bureau.settle()
    const documents = (await applicant.approval.myCase({ params })).documents
    expect(documents.map(({ kind }) => kind)).toContain('CORRECTION_NOTICE')
  })
  test.each(['\u{30ede}野家', '灯🏮', 'abc\u202ecba'])(
    'what no paper of ours can print (%j) is told at the field',
    async (written) => {
      const refused = file(applicant, { ...form, shopName: written })
      await expect(refused).rejects.toMatchObject({ problem: { fields: [{ path: '/form/shopName' }] } })
    },
  )
  test('who he says he is is searched for as text', async () => {
    const percent = await intake.approval.worklist({ query: { q: '%' } })
    const underscore = await intake.approval.worklist({ query: { q: '_'.repeat(10) } })
    const name = await intake.approval.worklist({ query: { q: who.name.slice(0, 4) } })
    expect([percent.items.length, underscore.items.length, name.items.length > 0]).toEqual([0, 0, true])
  })
  test('answers and forms with a prototype’s names are answers and forms', async () => {
    const draft = await filledDraft(applicant)
    const content = { ...draft.content, answers: { ...answers, toString: 'YES', hasOwnProperty: 'NO' } }
    const saved = await applicant.approval.saveDraft({
      params: { id: draft.id },
      body: { revision: draft.revision, content },
    })
    expect(
      await codeOf(applicant.approval.submit({ params: { id: draft.id }, body: submission(saved.revision) })),
    ).toBe('VALIDATION_FAILED')
  })
})

test('afterwards the ledger is sound', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
