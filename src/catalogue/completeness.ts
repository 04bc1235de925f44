import type { Section } from '#contract'
import type { ItemStandard } from './standard.ts'

/** One mandatory field of an item standard, and whether it is filled in (ST-41). */
export interface MandatoryField {
  readonly section: Section
  readonly field: string
  readonly zh: string
  readonly en: string
  readonly filled: boolean
}

type Rule = readonly [section: Section, field: string, zh: string, en: string, filled: (item: ItemStandard) => boolean]
const english = ({ en }: { readonly en?: string | undefined }): boolean => en !== undefined && en.trim() !== ''

/** What every item owes its readers; permits and non-permits alike (ST-42). */
const RULES: readonly Rule[] = [
  ['BASICS', 'name', '事项名称（中英文）', 'Name in both languages', ({ name }) => english(name)],
  [
    'BASICS',
    'competentOrgans',
    '监管部门',
    'Supervising departments',
    ({ competentOrgans }) => competentOrgans.length > 0,
  ],
  ['BASICS', 'keywords', '群众说法', 'What people call it', ({ keywords }) => keywords.length > 0],
  ['BASICS', 'channels', '申请渠道', 'Channels', ({ channels }) => channels !== undefined],
  ['BASICS', 'powerItem', '权责清单条目', 'Power list entry', ({ powerItem }) => powerItem !== undefined],
  [
    'BASES',
    'legalBases',
    '设定依据（含条款）',
    'Legal basis with article',
    ({ legalBases }) => legalBases.some(({ article }) => article !== undefined),
  ],
  ['CONDITIONS', 'conditions', '办理条件', 'Conditions', ({ conditions }) => conditions.length > 0],
  ['MATERIALS', 'materials', '申请材料', 'Materials', ({ materials }) => materials.length > 0],
  [
    'MATERIALS',
    'materials.source',
    '每份材料的来源和依据',
    'Source and basis of every material',
    ({ materials }) =>
      materials.every(
        ({ basis, issuer, source }) => basis !== undefined && (issuer !== undefined || source === 'APPLICANT'),
      ),
  ],
  [
    'MATERIALS',
    'materials.sample',
    '申请人提交材料的示范文本或者空白表样',
    'A sample or a blank for what applicants hand in',
    ({ materials }) =>
      materials.every(
        ({ source, sample, blank }) => source !== 'APPLICANT' || sample !== undefined || blank !== undefined,
      ),
  ],
  ['FORM', 'form', '专用申请表', 'A form of its own', ({ depth }) => depth === 'FULL'],
  [
    'STEPS',
    'steps.limit',
    '各环节时限',
    'A limit for every step',
    ({ steps }) => steps.every(({ limit }) => limit !== undefined),
  ],
  [
    'CRITERIA',
    'criteria',
    '审查要点',
    'Review criteria',
    ({ criteria, kind, mode }) => criteria.length > 0 || kind === 'FILING' || mode === 'FILING',
  ],
  [
    'LIMITS',
    'limits.basis',
    '法定时限的依据',
    'Basis of the statutory limit',
    ({ limits }) => limits.statutory.basis !== undefined,
  ],
  ['FEES', 'fee.basis', '收费或者不收费的依据', 'Basis for the fee, or for none', ({ fee }) => fee.basis !== undefined],
  ['RESULT', 'delivery', '送达方式', 'Delivery', ({ delivery }) => delivery !== undefined],
  [
    'SUPERVISION',
    'supervision.points',
    '监管要点',
    'Points to supervise',
    ({ supervision }) => supervision.points.length > 0,
  ],
  [
    'SUPERVISION',
    'supervision',
    '监管措施、程序和处理方式',
    'Supervision measures, procedure and disposal',
    ({ supervision: { measures, procedure, disposal } }) =>
      measures !== undefined && procedure !== undefined && disposal !== undefined,
  ],
]

export interface Completeness {
  readonly filled: number
  readonly mandatory: number
  /** Whole percent. */
  readonly percent: number
  readonly missing: readonly MandatoryField[]
}

/** How much of what an item owes is there, measured field by field and never typed. */
export function completenessOf(standard: ItemStandard): Completeness {
  const fields = RULES.map(([section, field, zh, en, filled]): MandatoryField => ({
    section,
    field,
    zh,
    en,
    filled: filled(standard),
  }))
  const filled = fields.filter((field) => field.filled).length
  return {
    filled,
    mandatory: fields.length,
    percent: Math.floor((filled / fields.length) * 100),
    missing: fields.filter((field) => !field.filled),
  }
}
