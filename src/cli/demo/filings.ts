import type { Filing } from './story.ts'

/** What the demo's restaurant files: the food business licence of the demo district, authored in full. */
export const foodLicence: Filing = {
  itemCode: '990101001001',
  applicant: {
    kind: 'ENTERPRISE',
    name: '示范区稻香小馆餐饮有限公司',
    idNumber: '91990101MA9900A13X',
    phone: '19900000002',
  },
  answers: { businessType: 'CATERING', coldChain: 'YES', tableware: 'OWN' },
  form: {
    shopName: '稻香小馆',
    premisesAddress: '示范区样板街道稻香路 8 号',
    premisesArea: 120,
    personInCharge: '稻小香',
    // Invented: region 99 does not exist.
    personInChargeId: '990101199003070023',
    safetyManager: '稻安全',
    safetyManagerMobile: '19900000002',
    foodCategories: ['热食类食品制售', '自制饮品制售'],
    openingDate: '2026-12-28',
    diningSeats: 48,
    coldStorageVolume: 6,
    truthful: true,
  },
}

/** An item known by its name alone, with the general form. */
export const generalFiling = (itemCode: string): Filing => ({
  itemCode,
  applicant: foodLicence.applicant,
  answers: {},
  form: {
    contactName: '稻小香',
    contactMobile: '19900000002',
    address: '示范区样板街道稻香路 8 号',
    request: '申请办理本事项，情况属实。',
    truthful: true,
  },
})
