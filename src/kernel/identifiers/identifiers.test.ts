import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citizenNumberCheck, creditCodeCheck, mod11And10, mod37And36, organisationCodeCheck } from './check-digits.ts'
import { composeCertificateIdentifier, parseCertificateIdentifier } from './certificate-identifier.ts'
import { parseCitizenId } from './citizen-id.ts'
import { identifierFaultText } from './identifier-texts.ts'
import vectors from './identifier-vectors.json' with { type: 'json' }
import { parseMobileNumber } from './mobile-number.ts'
import { composeProjectCode, parseProjectCode } from './project-code.ts'
import { parseRegionCode, regionAbove, regionContains } from './region-code.ts'
import { parseUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

const TODAY = '2026-03-02'
const answer = (finding: { readonly ok: boolean; readonly code?: string }): string =>
  finding.ok ? 'OK' : (finding.code ?? '')

const DIGITS = '0123456789'
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const textOf = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
/** A text and a place in it with another character for that place. */
const withSlip = (texts: fc.Arbitrary<string>, alphabet: string) =>
  texts.chain((text) =>
    fc
      .record({ place: fc.nat(text.length - 1), character: fc.constantFrom(...alphabet) })
      .filter(({ place, character }) => text[place] !== '-' && text[place] !== '.' && text[place] !== character)
      .map(({ place, character }) => ({ text, slipped: text.slice(0, place) + character + text.slice(place + 1) })),
  )

describe('a unified social credit code', () => {
  test.each(vectors.uscc_GB32100.valid)('%s is sound', (code) => {
    expect(parseUnifiedSocialCreditCode(code)).toMatchObject({ ok: true, value: { code, region: code.slice(2, 8) } })
  })

  test.each([
    ['91350100M000100Y4', 'LENGTH'],
    ['91350100I000100Y43', 'CHARACTERS'],
    ['9135010AM000100Y43', 'FORMAT'],
    ['91350100M000100Y44', 'CHECK_DIGIT'],
  ])('%s is refused with %s', (code, fault) => {
    expect(answer(parseUnifiedSocialCreditCode(code))).toBe(fault)
  })

  test('is read in small letters and between blanks', () => {
    expect(parseUnifiedSocialCreditCode(' 91350100m000100y43\n')).toMatchObject({
      value: { code: '91350100M000100Y43' },
    })
  })

  test('tells its parts, and finds an unsound organisation code inside without refusing the whole', () => {
    expect(parseUnifiedSocialCreditCode('11100000000013338W')).toEqual({
      ok: true,
      value: {
        code: '11100000000013338W',
        registrationDepartment: '1',
        category: '1',
        region: '100000',
        organisationCode: '000013338',
        organisationCodeSound: true,
      },
    })
    const inner = '11990000000013339'
    expect(parseUnifiedSocialCreditCode(inner + creditCodeCheck(inner))).toMatchObject({
      ok: true,
      value: { organisationCodeSound: false },
    })
  })

  test('betrays every single wrong character', () => {
    const codes = fc
      .tuple(textOf(CREDIT_ALPHABET, 2), textOf(DIGITS, 6), textOf(CREDIT_ALPHABET, 9))
      .map((parts) => parts.join('') + creditCodeCheck(parts.join('')))
    fc.assert(
      fc.property(withSlip(codes, CREDIT_ALPHABET), ({ text, slipped }) => {
        expect(parseUnifiedSocialCreditCode(text).ok).toBe(true)
        expect(parseUnifiedSocialCreditCode(slipped).ok).toBe(false)
      }),
    )
  })
})

describe('an organisation code (GB 11714)', () => {
  test.each(['D2143569X', '000013338', 'MB2855918'].map((code) => [code]))('%s carries its check character', (code) => {
    expect(organisationCodeCheck(code.slice(0, 8))).toBe(code.charAt(8))
  })
})

describe('a citizen number', () => {
  test.each(vectors.citizen_GB11643.valid)('%s is sound', (number) => {
    expect(answer(parseCitizenId(number, TODAY))).toBe('OK')
  })

  const numbered = (first17: string): string => first17 + citizenNumberCheck(first17)
  test.each([
    ['99010119900307271', 'LENGTH'],
    ['99010119900307A710', 'CHARACTERS'],
    ['X90101199003072710', 'CHARACTERS'],
    [numbered('09010119900307271'), 'REGION'],
    [numbered('99010119900230271'), 'DATE'],
    [numbered('99010120230229271'), 'DATE'],
    [numbered('99010119901301271'), 'DATE'],
    [numbered('99010119900100271'), 'DATE'],
    [numbered('99010120260303271'), 'FUTURE'],
    ['110105194912310021', 'CHECK_DIGIT'],
  ])('%s is refused with %s', (number, fault) => {
    expect(answer(parseCitizenId(number, TODAY))).toBe(fault)
  })

  test('tells region, date of birth and sex, and takes a small x', () => {
    expect(parseCitizenId('11010519491231002x', TODAY)).toEqual({
      ok: true,
      value: { number: '11010519491231002X', region: '110105', birthDate: '1949-12-31', sex: 'female' },
    })
  })

  test('may be of one born today', () => {
    expect(answer(parseCitizenId(numbered('99010120260302271'), TODAY))).toBe('OK')
  })

  test('betrays every single wrong character', () => {
    const numbers = textOf(DIGITS, 3).map((sequence) => numbered(`99010119900307${sequence}`))
    fc.assert(
      fc.property(withSlip(numbers, `${DIGITS}X`), ({ text, slipped }) => {
        expect(parseCitizenId(text, TODAY).ok).toBe(true)
        expect(parseCitizenId(slipped, TODAY).ok).toBe(false)
      }),
    )
  })
})

describe('a project code', () => {
  test.each(vectors.project_GB40058.valid)('%s is sound, of the current format', (code) => {
    expect(parseProjectCode(code)).toMatchObject({ ok: true, value: { code, format: 'current' } })
  })
  test.each(vectors.project_GB40058.legacyNoCheck)('%s is sound, of the legacy format', (code) => {
    expect(parseProjectCode(code)).toMatchObject({ ok: true, value: { code, format: 'legacy' } })
  })

  test('of September 2021 is read with its month, also without hyphens', () => {
    const code = composeProjectCode({
      yearMonth: '2109',
      region: '990100',
      department: '04',
      type: '01',
      random: '12345',
    })
    expect(parseProjectCode(code.replaceAll('-', ''))).toEqual({
      ok: true,
      value: { code, format: 'current', registered: '2021-09', region: '990100', type: '01' },
    })
  })

  test.each([
    ['2505-330354-04-01-27460', 'LENGTH'],
    ['2505-330354-04-O1-274607', 'CHARACTERS'],
    ['250533-0354-04-01-274607', 'FORMAT'],
    ['2513-330354-04-01-274607', 'DATE'],
    ['2010-330354-04-01-274607', 'DATE'],
    ['1999-330354-04-01-274607', 'DATE'],
    ['2505-330354-04-01-274608', 'CHECK_DIGIT'],
  ])('%s is refused with %s', (code, fault) => {
    expect(answer(parseProjectCode(code))).toBe(fault)
  })

  test('of the current format betrays every single wrong digit', () => {
    const codes = fc
      .record({
        yearMonth: fc
          .tuple(fc.integer({ min: 21, max: 99 }), fc.integer({ min: 1, max: 12 }))
          .map(([year, month]) => `${year}${String(month).padStart(2, '0')}`),
        region: textOf(DIGITS, 6),
        department: textOf(DIGITS, 2),
        type: textOf(DIGITS, 2),
        random: textOf(DIGITS, 5),
      })
      .map(composeProjectCode)
    fc.assert(
      fc.property(withSlip(codes, DIGITS), ({ text, slipped }) => {
        expect(parseProjectCode(text).ok).toBe(true)
        expect(parseProjectCode(slipped).ok).toBe(false)
      }),
    )
  })
})

describe('a certificate identifier', () => {
  test.each(vectors.cert_GB36904.valid)('%s is sound, and composed again from its parts', (identifier) => {
    const found = parseCertificateIdentifier(identifier)
    expect(found).toMatchObject({ ok: true, value: { identifier } })
    if (found.ok) expect(composeCertificateIdentifier(found.value)).toBe(identifier)
  })

  test.each([
    [`1.2.156.3005.2.${'A'.repeat(130)}`, 'LENGTH'],
    ['1.2.156.3005.2.证照.11330105002500287C.2025052201.002.0', 'CHARACTERS'],
    ['1.2.156.3005.3.11100000000013338W009.11330105002500287C.2025052201.002.0', 'PREFIX'],
    ['1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.02.0', 'FORMAT'],
    ['1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.000.0', 'FORMAT'],
    ['1.2.156.3005.2.11100000000013338W009.11330105002500287C.002.0', 'FORMAT'],
    ['1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.1', 'CHECK_DIGIT'],
    ...vectors.cert_GB36904.invalid.map((identifier) => [identifier, 'CHECK_DIGIT']),
  ])('%s is refused with %s', (identifier, fault) => {
    expect(answer(parseCertificateIdentifier(identifier))).toBe(fault)
  })

  test.each([{ serial: '' }, { serial: 'a' }, { organ: 'A.B' }, { version: 0 }, { version: 1000 }, { version: 1.5 }])(
    'is never composed from %o',
    (wrong) => {
      const parts = { certificateType: '11100000000013338W009', organ: '99', serial: '1', version: 1, ...wrong }
      expect(() => composeCertificateIdentifier(parts)).toThrow(RangeError)
    },
  )

  test('betrays every single wrong character outside its root', () => {
    const part = fc.string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 1, maxLength: 20 })
    const parts = fc.record({
      certificateType: part,
      organ: part,
      serial: part,
      version: fc.integer({ min: 1, max: 999 }),
    })
    fc.assert(
      fc.property(withSlip(parts.map(composeCertificateIdentifier), ALPHANUMERIC), ({ text, slipped }) => {
        expect(parseCertificateIdentifier(text).ok).toBe(true)
        expect(parseCertificateIdentifier(slipped).ok).toBe(false)
      }),
    )
  })
})

describe('ISO 7064 hybrid systems', () => {
  test('MOD 37,36 gives the published check character of a GRid', () => {
    expect(mod37And36('A12425GABC1234002')).toBe('M')
  })
  test('MOD 11,10 gives the published check digit of 0794', () => {
    expect(mod11And10('0794')).toBe('5')
  })
  test('a character outside the alphabet is a bug, not a number', () => {
    expect(() => mod11And10('12A')).toThrow(RangeError)
  })
})

describe('a mobile number', () => {
  test.each([['13800138000'], ['+86 138 0013 8000'], ['0086-138-0013-8000']])('%s is sound', (text) => {
    expect(parseMobileNumber(text)).toEqual({ ok: true, value: '13800138000' })
  })
  test.each([
    ['1380013800', 'LENGTH'],
    ['1380013800O', 'CHARACTERS'],
    ['12800138000', 'PREFIX'],
  ])('%s is refused with %s', (text, fault) => {
    expect(answer(parseMobileNumber(text))).toBe(fault)
  })
})

describe('a region code', () => {
  test.each([
    ['000000', 'nation', null],
    ['100000', 'nation', null],
    ['990000', 'province', '000000'],
    ['131000', 'city', '130000'],
    ['990102', 'county', '990100'],
    ['990102003', 'town', '990102'],
    ['990102003201', 'village', '990102003'],
    ['990102003000', 'town', '990102'],
    ['990100000000', 'city', '990000'],
    ['441900003', 'town', '441900'],
  ])('%s is a %s and lies in %s', (code, level, above) => {
    expect(parseRegionCode(code)).toMatchObject({ ok: true, value: { level } })
    expect(regionAbove(code)).toBe(above)
  })

  test.each([
    ['99010', 'LENGTH'],
    ['9901O2', 'CHARACTERS'],
    ['090102', 'REGION'],
    ['101200', 'REGION'],
  ])('%s is refused with %s', (code, fault) => {
    expect(answer(parseRegionCode(code))).toBe(fault)
    expect(regionAbove(code)).toBeUndefined()
  })

  test.each([
    ['000000', '990102003201', true],
    ['990000', '990102', true],
    ['990100', '990102003', true],
    ['990102', '990102003201', true],
    ['990102003', '990102003201', true],
    ['990102003000', '990102003201', true],
    ['441900', '441900003000', true],
    ['990102', '990102', true],
    ['990102', '990100', false],
    ['990102', '990103003201', false],
    ['990100', '990200', false],
    ['990102', '000000', false],
    ['', '990102', false],
    ['990102', '', false],
  ])('%s contains %s: %s', (parent, child, contains) => {
    expect(regionContains(parent, child)).toBe(contains)
  })

  test('every region lies in the one above it, and never the other way round', () => {
    const village = fc.tuple(fc.constantFrom('99', '44', '11'), textOf(DIGITS, 10)).map((parts) => parts.join(''))
    fc.assert(
      fc.property(village, (code) => {
        const above = regionAbove(code)
        fc.pre(typeof above === 'string')
        expect(regionContains(above, code)).toBe(true)
        expect(regionContains(code, above)).toBe(false)
      }),
    )
  })
})

test('a fault is told in both languages', () => {
  expect(identifierFaultText('citizenId', 'FUTURE', 'zh')).toBe('公民身份号码中的出生日期晚于今天')
  expect(identifierFaultText('mobileNumber', 'PREFIX', 'en')).toBe('A mobile number begins with 13 to 19')
})
