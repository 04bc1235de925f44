import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskName, maskParty, maskText } from './masking.ts'

describe('masking what is meant for everybody', () => {
  test.each([
    ['张三丰', '张*'],
    ['欧阳某某某', '欧*'],
    [' 李四 ', '李*'],
    ['', ''],
  ])('the name %s becomes %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test.each([
    ['身份证990101199003070023号', '身份证990101********0023号'],
    ['打19900000001找我', '打199****0001找我'],
    ['座机0990-12345678', '座机0990-****'],
    ['卡号6222000011112222', '卡号****2222'],
    ['写信到 a.b@mail.example', '写信到 ***@***'],
    ['办件 SFQ-20261121-000031 两次', '办件 SFQ-20261121-000031 两次'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })

  test('a name that is given is hidden wherever it stands', () => {
    expect(maskText('张三丰问：张三丰能代办吗', ['张三丰'])).toBe('张*问：张*能代办吗')
  })

  test('an enterprise is named in full with its credit code, a person neither', () => {
    const name = '示范区稻香小馆餐饮有限公司'
    const idNumber = '91990101MA9900A13X'
    expect(maskParty({ kind: 'ENTERPRISE', name, idNumber })).toEqual({
      kind: 'ENTERPRISE',
      name,
      creditCode: idNumber,
    })
    const person = maskParty({ kind: 'PERSON', name: '示例居民甲', idNumber: '990101199003070023' })
    expect(person).toEqual({ kind: 'PERSON', name: '示*', creditCode: null })
  })

  test('what was masked once holds nothing more to mask, whatever the text', () => {
    const piece = fc.constantFrom('990101199003070023', '19900000001', '张三丰', 'a@b.example', '，', ' ', '8', '楼')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const masked = maskText(pieces.join(''), ['张三丰'])
        expect(maskText(masked, ['张三丰'])).toBe(masked)
        expect(masked).not.toContain('张三丰')
      }),
    )
  })
})
