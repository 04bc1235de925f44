import type { CertificateIdentifierFault } from './certificate-identifier.ts'
import type { CitizenIdFault } from './citizen-id.ts'
import type { MobileNumberFault } from './mobile-number.ts'
import type { ProjectCodeFault } from './project-code.ts'
import type { RegionCodeFault } from './region-code.ts'
import type { CreditCodeFault } from './unified-social-credit-code.ts'

interface IdentifierFaults {
  readonly unifiedSocialCreditCode: CreditCodeFault
  readonly citizenId: CitizenIdFault
  readonly projectCode: ProjectCodeFault
  readonly certificateIdentifier: CertificateIdentifierFault
  readonly mobileNumber: MobileNumberFault
  readonly regionCode: RegionCodeFault
}
export type IdentifierKind = keyof IdentifierFaults

interface Sentence {
  readonly zh: string
  readonly en: string
}

/** What is wrong, in the words the applicant and the server's reply share. */
const SENTENCES: { readonly [Kind in IdentifierKind]: Readonly<Record<IdentifierFaults[Kind], Sentence>> } = {
  unifiedSocialCreditCode: {
    LENGTH: { zh: '统一社会信用代码应为18位', en: 'A unified social credit code has 18 characters' },
    CHARACTERS: {
      zh: '统一社会信用代码只能包含数字和大写字母，且不使用 I、O、S、V、Z',
      en: 'A unified social credit code uses digits and capital letters other than I, O, S, V and Z',
    },
    FORMAT: {
      zh: '统一社会信用代码第3至8位应为数字（登记机关行政区划码）',
      en: 'Characters 3 to 8 (the region) must be digits',
    },
    CHECK_DIGIT: {
      zh: '统一社会信用代码校验码不符，请核对是否有误',
      en: 'The check character does not match: please compare the code with the document',
    },
  },
  citizenId: {
    LENGTH: { zh: '公民身份号码应为18位', en: 'A resident identity number has 18 characters' },
    CHARACTERS: {
      zh: '公民身份号码前17位应为数字，末位为数字或 X',
      en: 'The first 17 characters are digits, the last is a digit or X',
    },
    REGION: { zh: '公民身份号码前6位地址码有误', en: 'The first six digits are not a region' },
    DATE: { zh: '公民身份号码中的出生日期不存在', en: 'The date of birth in the number does not exist' },
    FUTURE: { zh: '公民身份号码中的出生日期晚于今天', en: 'The date of birth in the number is later than today' },
    CHECK_DIGIT: {
      zh: '公民身份号码校验码不符，请核对是否有误',
      en: 'The check character does not match: please compare the number with the document',
    },
  },
  projectCode: {
    LENGTH: { zh: '项目代码应为24位（含连字符）', en: 'A project code has 24 characters with its hyphens' },
    CHARACTERS: { zh: '项目代码只能包含数字和连字符', en: 'A project code is made of digits and hyphens' },
    FORMAT: {
      zh: '项目代码格式应为 0000-000000-00-00-000000',
      en: 'A project code is written 0000-000000-00-00-000000',
    },
    DATE: {
      zh: '项目代码前4位不是有效的赋码年月',
      en: 'The first four digits are neither a year and month nor a year in which codes were given',
    },
    CHECK_DIGIT: {
      zh: '项目代码校验码不符，请核对是否有误',
      en: 'The check digit does not match: please compare the code with the registration',
    },
  },
  certificateIdentifier: {
    LENGTH: { zh: '电子证照标识过长', en: 'The certificate identifier is too long' },
    CHARACTERS: {
      zh: '电子证照标识只能包含数字、大写字母和圆点',
      en: 'A certificate identifier is made of digits, capital letters and dots',
    },
    PREFIX: { zh: '电子证照标识应以 1.2.156.3005.2 开头', en: 'A certificate identifier begins with 1.2.156.3005.2' },
    FORMAT: {
      zh: '电子证照标识各段不完整或格式有误',
      en: 'A part of the certificate identifier is missing or malformed',
    },
    CHECK_DIGIT: {
      zh: '电子证照标识校验位不符，请核对是否有误',
      en: 'The check character does not match: please compare the identifier with the certificate',
    },
  },
  mobileNumber: {
    LENGTH: { zh: '手机号码应为11位', en: 'A mobile number has 11 digits' },
    CHARACTERS: { zh: '手机号码只能包含数字', en: 'A mobile number is made of digits' },
    PREFIX: { zh: '手机号码应以13至19开头', en: 'A mobile number begins with 13 to 19' },
  },
  regionCode: {
    LENGTH: { zh: '行政区划代码应为6位、9位或12位', en: 'A region code has 6, 9 or 12 digits' },
    CHARACTERS: { zh: '行政区划代码只能包含数字', en: 'A region code is made of digits' },
    REGION: { zh: '行政区划代码有误', en: 'This is not a region code' },
  },
}

export const identifierFaultText = <Kind extends IdentifierKind>(
  kind: Kind,
  fault: IdentifierFaults[Kind],
  language: 'zh' | 'en',
): string => {
  const sentences: Readonly<Record<IdentifierFaults[Kind], Sentence>> = SENTENCES[kind]
  return sentences[fault][language]
}
