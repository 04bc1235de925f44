import { addDays } from '#kernel'
import { articleNumber } from './laws.ts'
import type { LawRegister } from './laws.ts'
import { LINT_TEXTS } from './lint-texts.ts'
import type { LintCode } from './lint-texts.ts'
import { standardFaults } from './standard-faults.ts'
import type { Surroundings } from './standard-faults.ts'
import { basisWords, limitWords, sectionOf } from '#contract'
import type { Bilingual, Section } from '#contract'
import type { ItemStandard, LegalBasis } from './standard.ts'

/** What somebody should look at in a standard. An error keeps it from being adopted, a warning does not. */
export interface LintFinding {
  readonly code: LintCode
  readonly severity: 'ERROR' | 'WARNING'
  readonly section: Section
  readonly place: string
  readonly text: Bilingual
}
export interface LintContext {
  readonly surroundings: Surroundings
  readonly laws: LawRegister
  /** Plain date. */
  readonly today: string
}
type Found = readonly [severity: LintFinding['severity'], code: LintCode, place: string, detail: string | Bilingual]

/** A law that ends within half a year: a new version takes about that long. */
const EXPIRES_SOON_DAYS = 183

/** ST-32: catch-all phrases that let the counter ask for, or refuse for, anything. */
const VAGUE =
  /其[他它](?:有关|相关|证明|必要|需要|所需|应当提交|规定|法定)*的?(?:材料|文件|资料|手续|证明|条件|情形|要求)|认为(?:需要|必要|应当|有必要)|等(?:材料|资料|文件|证明)$|视(?:具体)?情况(?:而定|提供|提交)|原则上|另行(?:通知|要求)|及其他$/

/** Everything the house has to say about a standard, errors first. */
export function lintStandard(standard: ItemStandard, context: LintContext): readonly LintFinding[] {
  const found: readonly Found[] = [
    ...standardFaults(standard, context.surroundings)
      // The wider word list below says it once.
      .filter(({ code }) => code !== 'VAGUE_MATERIAL')
      .map(({ code, place, detail }): Found => ['ERROR', code, place, detail]),
    ...vagueWords(standard),
    ...missingBases(standard),
    ...lawsThatStand(standard, context),
    ...disguisedPermit(standard),
    ...limitsThatFit(standard),
    ...transparency(standard),
    ...supervision(standard),
    ...usefulMaterials(standard),
  ]
  return found.map(finding).sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'ERROR' ? -1 : 1))
}

function finding([severity, code, place, detail]: Found): LintFinding {
  const said = typeof detail === 'string' ? { zh: detail, en: detail } : detail
  const { zh, en } = LINT_TEXTS[code] ?? { zh: `${code} {detail}`, en: `${code} {detail}` }
  const text = { zh: zh.replace('{detail}', said.zh), en: en.replace('{detail}', said.en) }
  return { code, severity, section: sectionOf(place), place, text }
}

function vagueWords({ materials, conditions, criteria, questions }: ItemStandard): Found[] {
  const look = (place: string, text: string): Found[] => {
    const phrase = VAGUE.exec(text)?.[0]
    return phrase === undefined ? [] : [['ERROR', 'VAGUE_WORDING', place, phrase]]
  }
  return [
    ...materials.flatMap(({ name, note }, i) => [
      ...look(`/materials/${i}/name`, name.zh),
      ...look(`/materials/${i}/note`, note?.zh ?? ''),
    ]),
    ...conditions.flatMap(({ text }, i) => look(`/conditions/${i}/text`, text.zh)),
    ...criteria.flatMap(({ text }, i) => look(`/criteria/${i}/text`, text.zh)),
    ...questions.flatMap(({ text }, i) => look(`/questions/${i}/text`, text.zh)),
  ]
}

/** 法无授权不可为: what is demanded of people rests on an article. */
function missingBases({ conditions, criteria, materials, kind }: ItemStandard): Found[] {
  const named = (place: string, name: string): Found => ['WARNING', 'BASIS_MISSING', place, name]
  return [
    ...conditions.flatMap(({ basis, text }, i) => (basis === undefined ? [named(`/conditions/${i}`, text.zh)] : [])),
    ...criteria.flatMap(({ basis, text }, i) => (basis === undefined ? [named(`/criteria/${i}`, text.zh)] : [])),
    ...materials.flatMap(({ basis, name, kind: paper, source, required }, i): Found[] => {
      if (basis !== undefined || source !== 'APPLICANT' || !required) return []
      const proof = paper === 'SHARED_PROOF' || paper === 'CERTIFICATE' || /证明|证书/.test(name.zh)
      // 「减证便民」: for what is no permit, a proof without basis is how a permit disguises itself (ST-21).
      const severity = proof && kind === 'FILING' ? 'ERROR' : 'WARNING'
      return [[severity, proof ? 'PROOF_WITHOUT_BASIS' : 'BASIS_MISSING', `/materials/${i}`, name.zh]]
    }),
  ]
}

/** Every basis a standard cites, with where. */
export function basesOf(standard: ItemStandard): readonly (readonly [place: string, basis: LegalBasis])[] {
  const found: (readonly [string, LegalBasis])[] = []
  const walk = (node: unknown, place: string): void => {
    if (typeof node !== 'object' || node === null) return
    if (isBasis(node)) found.push([place, node])
    else for (const [key, value] of Object.entries(node)) if (key !== 'form') walk(value, `${place}/${key}`)
  }
  walk(standard, '')
  return found
}
const isBasis = (node: object): node is LegalBasis => 'law' in node && typeof node.law === 'string'

/** ST-04: a law that was repealed carries nothing any more, and one about to be is told in time. */
function lawsThatStand(standard: ItemStandard, { laws, today }: LintContext): Found[] {
  const seen = new Set<string>()
  return basesOf(standard).flatMap(([place, basis]): Found[] => {
    const said = basisWords(basis)
    if (seen.has(said.zh)) return []
    seen.add(said.zh)
    const law = laws.get(basis.law)
    if (law === undefined) return basis.unverified === true ? [] : [['WARNING', 'LAW_NOT_REGISTERED', place, basis.law]]
    const findings: Found[] = []
    const { repealedFrom, replacedBy, articles } = law
    if (repealedFrom !== undefined && repealedFrom <= addDays(today, EXPIRES_SOON_DAYS)) {
      const by = replacedBy === undefined ? '' : `，由《${replacedBy}》代替`
      const detail = {
        zh: `${said.zh}自 ${repealedFrom} 起废止${by}`,
        en: `${said.en} is repealed from ${repealedFrom}`,
      }
      findings.push(
        repealedFrom <= today ? ['ERROR', 'LAW_REPEALED', place, detail] : ['WARNING', 'LAW_EXPIRING', place, detail],
      )
    }
    const number = articleNumber(basis.article ?? '')
    if (articles !== undefined && number !== undefined && number > articles)
      findings.push(['ERROR', 'ARTICLE_NOWHERE', place, said])
    if (basis.unverified === true) findings.push(['WARNING', 'BASIS_UNVERIFIED', place, said])
    return findings
  })
}

/** ST-21: a filing that examines, makes people wait or may be refused is a permit without a law. */
function disguisedPermit(standard: ItemStandard): Found[] {
  const { kind, mode, criteria, limits, steps, procedures = [], result } = standard
  if (kind !== 'FILING' && mode !== 'FILING') return []
  const found = (place: string, zh: string, en: string): Found => ['ERROR', 'DISGUISED_PERMIT', place, { zh, en }]
  const deciding = steps.findIndex(({ id }) => id === 'examination' || id === 'review' || id === 'decision')
  return [
    ...(criteria.length > 0
      ? [
          found(
            '/criteria',
            `备案事项列有 ${criteria.length} 条审查要点`,
            `the filing has ${criteria.length} review criteria`,
          ),
        ]
      : []),
    ...(limits.promised.days > 1
      ? [
          found(
            '/limits/promised',
            `备案要等 ${limitWords(limits.promised).zh}`,
            `the filing takes ${limitWords(limits.promised).en}`,
          ),
        ]
      : []),
    ...(deciding >= 0
      ? [found(`/steps/${deciding}`, '备案设有审查、审核或者决定环节', 'the filing is examined or decided')]
      : []),
    ...(procedures.length > 0 ? [found('/procedures', '备案设有特殊环节', 'the filing has special procedures')] : []),
    ...(result?.validityYears !== null && result !== null
      ? [found('/result', '备案设有有效期，到期须重新办理', 'the filing expires and must be made again')]
      : []),
  ]
}

function limitsThatFit({ steps, limits }: ItemStandard): Found[] {
  const within = steps.flatMap(({ id, limit }) =>
    id !== 'acceptance' && id !== 'service' && limit?.unit === limits.promised.unit ? [limit.days] : [],
  )
  const sum = within.reduce((total, days) => total + days, 0)
  if (sum <= limits.promised.days) return []
  return [['ERROR', 'STEPS_BEYOND_PROMISE', '/steps', limitWords({ days: sum, unit: limits.promised.unit })]]
}

/** WF-20: whoever is promised predictability sees every criterion's basis and every step's time beforehand. */
function transparency({ reformTraits = [], criteria, steps }: ItemStandard): Found[] {
  if (!reformTraits.includes('TRANSPARENCY')) return []
  const dark = [
    ...criteria.filter(({ basis }) => basis === undefined).map(({ text }) => text),
    ...steps.filter(({ limit }) => limit === undefined).map(({ name }) => name),
  ]
  if (dark.length === 0) return []
  const detail = { zh: dark.map(({ zh }) => zh).join('、'), en: dark.map(({ zh, en }) => en ?? zh).join(', ') }
  return [['ERROR', 'TRANSPARENCY_BROKEN', '/reformTraits', detail]]
}

function supervision({ supervision: standard, competentOrgans }: ItemStandard): Found[] {
  if (standard.points.length === 0) return [['ERROR', 'SUPERVISION_MISSING', '/supervision', '']]
  const wanted = [
    [competentOrgans.length > 0, '监管部门', 'the supervising department'],
    [standard.measures !== undefined, '监管措施', 'measures'],
    [standard.procedure !== undefined, '监管程序', 'procedure'],
    [standard.disposal !== undefined, '处理方式', 'disposal'],
  ] as const
  const lacking = wanted.filter(([there]) => !there)
  if (lacking.length === 0) return []
  const detail = { zh: lacking.map(([, zh]) => zh).join('、'), en: lacking.map(([, , en]) => en).join(', ') }
  return [['WARNING', 'SUPERVISION_THIN', '/supervision', detail]]
}

/** A paper nobody looks at need not be brought. */
function usefulMaterials({ materials, conditions, criteria, depth }: ItemStandard): Found[] {
  if (depth !== 'FULL') return []
  const used = new Set([...conditions, ...criteria].map(({ material }) => material))
  return materials.flatMap(({ id, name, source, sample }, i): Found[] => {
    if (source !== 'APPLICANT') return []
    return [
      ...(used.has(id) ? [] : [['WARNING', 'MATERIAL_UNCHECKED', `/materials/${i}`, name.zh] satisfies Found]),
      ...(sample === undefined ? [['WARNING', 'SAMPLE_MISSING', `/materials/${i}`, name.zh] satisfies Found] : []),
    ]
  })
}
