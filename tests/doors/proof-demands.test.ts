import { expect, test } from 'vitest'
import { codeOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau()

test('CE-13 demands of proof are derived from every standard, questioned by people, adjusted, and followed up', async () => {
  const editor = await signedIn(bureau, 'bian.zhun')
  const before = await editor.reuse.proofFindings({})
  expect(before.demands).toBeGreaterThan(before.askedOfPeople)
  const [absurd] = before.findings.filter(({ kind }) => kind === 'ABSURD')
  expect(absurd).toMatchObject({ state: 'OPEN', reason: 'NOBODY_ISSUES' })
  const params = { id: absurd?.id ?? '' }
  const body = { outcome: 'ADJUSTED' as const, answer: '改为申请人书面承诺，下一版标准删去' }
  const after = await editor.reuse.answerProofFinding({ params, body })
  expect(after.findings.find(({ id }) => id === absurd?.id)).toMatchObject({ state: 'ADJUSTED', answer: body.answer })
  expect(await codeOf(editor.reuse.answerProofFinding({ params, body }))).toBe('FINDING_ANSWERED')
  const nothing = { params: { id: '00000000-0000-4000-8000-000000000000' }, body }
  expect(await codeOf(editor.reuse.answerProofFinding(nothing))).toBe('NOT_FOUND')

  const anybody = bureau.visitor()
  await anybody.send('/verify/file', Buffer.from('%PDF-1.4\n')).catch(() => undefined)
  const told = { proof: '证明我妈是我妈', organ: '某社区', said: '办理老年优待时要求开具', contact: '' }
  const { code } = await anybody.reuse.reportProof({ body: told })
  expect(await anybody.reuse.proofReport({ params: { code } })).toMatchObject({ state: 'OPEN', answer: null })
  const reported = (await editor.reuse.proofFindings({})).findings.find(({ kind }) => kind === 'REPORTED')
  expect(reported).toMatchObject({ proof: told.proof, said: told.said })
  const kept = { outcome: 'ADJUSTED' as const, answer: '已要求该社区停止索要，改由系统核验亲属关系' }
  await editor.reuse.answerProofFinding({ params: { id: reported?.id ?? '' }, body: kept })
  expect(await anybody.reuse.proofReport({ params: { code: code.toLowerCase() } })).toMatchObject({
    state: 'ADJUSTED',
    answer: kept.answer,
  })
  expect(await codeOf(anybody.reuse.proofReport({ params: { code: 'AAAAA-BBBBB-CCCCC-DDDDD' } }))).toBe('NOT_FOUND')
  const many = []
  for (let n = 0; n < 20; n += 1)
    many.push(
      await anybody.reuse.reportProof({ body: told }).then(
        () => 'SENT',
        () => 'REFUSED',
      ),
    )
  expect(many.at(-1)).toBe('REFUSED')
  await bureau.settle()
  await bureau.expectSound()
})
