import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { journeyIn } from '../support/case-journey.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const { services } = bureau.office
const [issuer, keeper, inspector] = [
  await signedIn(bureau, 'fang.chujian'),
  await signedIn(bureau, 'xue.anyin'),
  await signedIn(bureau, 'cheng.zhengming'),
]
const delivery = { form: '食品经营许可证', prefix: 'SP', first: 1, last: 20, supplier: '示范印刷厂' }

async function issuedIdentifier(): Promise<string> {
  const caseId = await journeyIn(bureau).grantedCase()
  await bureau.settle()
  const text = 'select identifier from certificate._private_certificate where case_id = $1'
  return (await services.db.query<{ identifier: string }>(text, [caseId])).rows[0]?.identifier ?? ''
}
const identifier = await issuedIdentifier()

describe('CE-25 numbered blank certificates in custody', () => {
  let id = ''
  test('a delivery is one book of consecutive numbers; its numbers stand in no other', async () => {
    const { items } = await issuer.library.receiveBlanks({ body: delivery })
    expect(items).toMatchObject([{ custodian: '方初简', mine: true, total: 20, used: 0, voided: 0, left: 20, next: 1 }])
    id = items[0]?.id ?? ''
    const next = { ...delivery, first: 20, last: 30 }
    expect(await codeOf(keeper.library.receiveBlanks({ body: next }))).toBe('BLANKS_OVERLAP')
    const far = { ...delivery, first: 21, last: 21 + 5000 }
    expect(await codeOf(keeper.library.receiveBlanks({ body: far }))).toBe('BLANKS_RANGE_WRONG')
    expect(await codeOf(keeper.library.receiveBlanks({ body: delivery }))).toBe('BLANKS_RECEIVED_ALREADY')
  })

  test('each is used in turn, by its custodian, for a certificate that was issued', async () => {
    const use = (person: typeof issuer, number: number, of = identifier) =>
      person.library.useBlank({ params: { id }, body: { number, identifier: of } })
    expect(await codeOf(use(issuer, 1, 'NO-SUCH-CERTIFICATE'))).toBe('BLANK_CERTIFICATE_UNKNOWN')
    expect(await codeOf(use(keeper, 1))).toBe('BLANKS_NOT_IN_YOUR_CUSTODY')
    expect(await codeOf(use(issuer, 2))).toBe('BLANK_NOT_NEXT')
    // Two hands on one book: one of them has the sheet.
    const both = await Promise.allSettled([use(issuer, 1), use(issuer, 1)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const discard = { first: 2, last: 3, ground: 'MISPRINTED', note: '打印机卡纸' } as const
    await issuer.library.voidBlanks({ params: { id }, body: discard })
    const { items } = await use(issuer, 4)
    expect(items).toMatchObject([{ used: 2, voided: 2, left: 16, nextPrinted: 'SP00000005' }])
  })

  test('whoever takes it over has counted it, and what is missing is explained before', async () => {
    const accept = (counted: number) => keeper.library.acceptBlanks({ params: { id }, body: { counted } })
    expect(await codeOf(accept(16))).toBe('BLANKS_NOT_OFFERED')
    await issuer.library.offerBlanks({ params: { id }, body: {} })
    expect(await codeOf(accept(15))).toBe('BLANKS_COUNT_DIFFERS')
    const lost = { first: 20, last: 20, ground: 'LOST', note: '清点时不见，已登报声明作废' } as const
    await issuer.library.voidBlanks({ params: { id }, body: lost })
    const { items } = await accept(15)
    expect(items).toMatchObject([{ custodian: '薛安印', mine: true, offered: false, left: 15, voided: 3 }])
    expect(await codeOf(issuer.library.offerBlanks({ params: { id }, body: {} }))).toBe('BLANKS_NOT_IN_YOUR_CUSTODY')
  })

  test('the register tells every number with who, when and what for; the ledger is sound', async () => {
    const { items } = await inspector.library.blankHistory({ params: { id } })
    expect(items.map(({ act, numbers, by }) => [act, numbers, by])).toEqual([
      ['BlanksAccepted', '', '薛安印'],
      ['BlanksVoided', 'SP00000020', '方初简'],
      ['BlanksOffered', '', '方初简'],
      ['BlankUsed', 'SP00000004', '方初简'],
      ['BlanksVoided', 'SP00000002–SP00000003', '方初简'],
      ['BlankUsed', 'SP00000001', '方初简'],
      ['BlanksReceived', 'SP00000001–SP00000020', '方初简'],
    ])
    expect(items.find(({ act }) => act === 'BlankUsed')?.note).toBe(identifier)
    await bureau.settle()
    await bureau.expectSound()
  })
})
