import { CHANNEL_WORDS, POST_MODEL_WORDS, POST_WORDS, STEP_WORDS } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Booklet, BookletBlock } from '#seal'
import {
  basesOf,
  basicFacts,
  chartOf,
  conditionsOf,
  feesOf,
  materialsOf,
  proceduresOf,
  supervisionOf,
} from './item-parts.ts'
import { facts, list, numbered, paragraphs, running, section, speechIn, table } from './paper.ts'
import type { PaperSource, Speech } from './paper.ts'

/** 业务手册: the same version as its staff need it — posts, check points per material, what to say, wording (ST-29). */
export function businessManual(source: PaperSource): Booklet {
  const { standard, version, bureau, inForceFrom, language } = source
  const speech = speechIn(language)
  const { say, t } = speech
  return {
    title: t(`${say(standard.name)}业务手册`, `${say(standard.name)}: business manual`),
    subtitle: t(
      `第 ${version} 版，自 ${inForceFrom} 起施行，内部使用`,
      `Version ${version}, in force from ${inForceFrom}; for staff`,
    ),
    running: running(source),
    organName: bureau,
    date: inForceFrom,
    sections: numbered(language, [
      ...section(t('事项概况', 'The item'), basicFacts(source, speech), basesOf(source, speech)),
      ...section(
        t('岗位和环节', 'Posts and steps'),
        rulesOfPosts(standard, speech),
        stepsOf(standard, speech),
        chartOf(source, speech),
      ),
      ...section(t('接件：材料清单', 'Receipt: materials'), materialsOf(source, speech)),
      ...section(t('一次性告知用语', 'What to say when something is wanting'), wantingScript(standard, speech)),
      ...section(t('申请条件核对', 'Conditions'), conditionsOf(source, speech)),
      ...section(t('审查：逐份材料的审查要点', 'Examination: check points by material'), checkPoints(standard, speech)),
      ...section(t('特殊环节', 'Special procedures'), proceduresOf(source, speech)),
      ...section(t('容缺受理', 'What may follow later'), deferrables(standard, speech)),
      ...section(t('告知承诺', 'Commitment'), commitmentOf(standard, speech)),
      ...section(t('收费', 'Fees'), ...feesOf(source, speech)),
      ...section(t('文书用语', 'Wording of papers'), wording(standard, speech)),
      ...section(t('监管标准', 'Supervision standard'), ...supervisionOf(source, speech)),
    ]),
  }
}

function rulesOfPosts(
  { postModel, windowAuthority, collective, channels }: ItemStandard,
  speech: Speech,
): BookletBlock | null {
  const { say, t, basis, join } = speech
  return facts(
    [t('审批模式', 'Post model'), say(POST_MODEL_WORDS[postModel])],
    [
      t('岗位分离', 'Separation'),
      windowAuthority
        ? t(
            '窗口当场受理并决定（行政许可法第三十四条第二款）',
            'The window accepts and decides on the spot (Licensing Law 34)',
          )
        : t(
            '受理人不得作出决定；审查人与决定人不得为同一人（审核合一的除外）',
            'Who accepts does not decide; who examines does not decide, unless one post does both',
          ),
    ],
    [t('集体研究', 'Collective decision'), collective === undefined ? '' : basis(collective.basis)],
    [t('接件渠道', 'Channels'), join((channels ?? []).map((channel) => say(CHANNEL_WORDS[channel])))],
  )
}

const stepsOf = ({ steps }: ItemStandard, { say, t, limit, basis }: Speech): BookletBlock | null =>
  table(
    [
      [t('环节', 'Step'), 3],
      [t('岗位', 'Post'), 2],
      [t('时限', 'Limit'), 2],
      [t('时限依据', 'Basis of the limit'), 3],
      [t('步骤模块', 'Module'), 3],
    ],
    steps.map(({ id, name, role, limit: own, module }) => [
      say(name.zh === STEP_WORDS[id].zh ? STEP_WORDS[id] : name),
      say(POST_WORDS[role]),
      limit(own),
      basis(own?.basis),
      module ?? '',
    ]),
  )

/** 一次性告知: everything wanting is said at once (行政许可法 32(4)), in words that say how to mend it. */
function wantingScript({ materials }: ItemStandard, { say, t, basis }: Speech): BookletBlock | null {
  return table(
    [
      [t('缺少或者不合要求的材料', 'Wanting'), 4],
      [t('对申请人说', 'Say to the applicant'), 8],
    ],
    materials
      .filter(({ source, copies }) => source === 'APPLICANT' && copies > 0)
      .map(({ name, note, issuer, basis: cited }) => {
        const from = issuer === undefined ? '' : t(`，由${say(issuer)}出具`, `, issued by ${say(issuer)}`)
        const how = note === undefined ? '' : t(`要求：${say(note)}。`, ` It should: ${say(note)}.`)
        const why = basis(cited) === '' ? '' : t(`依据${basis(cited)}。`, ` Basis: ${basis(cited)}.`)
        return [
          say(name),
          t(`请补交《${say(name)}》${from}。${how}${why}`, `Please hand in “${say(name)}”${from}.${how}${why}`),
        ]
      }),
  )
}

function checkPoints({ materials, criteria }: ItemStandard, { say, t, basis }: Speech): BookletBlock | null {
  const row = (name: string, own: ItemStandard['criteria']): readonly string[] => [
    name,
    own.map(({ text }, i) => `${String(i + 1)}. ${say(text)}`).join('\n'),
    [...new Set(own.map(({ basis: cited }) => basis(cited)))].filter((cited) => cited !== '').join('\n'),
  ]
  const named = materials.flatMap(({ id, name }) => {
    const own = criteria.filter(({ material }) => material === id)
    return own.length === 0 ? [] : [row(say(name), own)]
  })
  const others = criteria.filter(({ material }) => !materials.some(({ id }) => id === material))
  return table(
    [
      [t('对照材料', 'Material'), 3],
      [t('审查要点', 'Check points'), 7],
      [t('依据', 'Basis'), 3],
    ],
    others.length === 0 ? named : [...named, row(t('综合全部材料', 'All of them together'), others)],
  )
}

const deferrables = ({ materials }: ItemStandard, { say, t }: Speech): BookletBlock | null =>
  list(
    materials.flatMap(({ name, deferrableDays }) =>
      deferrableDays === undefined
        ? []
        : [
            t(
              `${say(name)}：受理后 ${deferrableDays} 个工作日内补齐`,
              `${say(name)}: within ${deferrableDays} working days of acceptance`,
            ),
          ],
    ),
  )

function commitmentOf({ commitment, criteria }: ItemStandard, { say, t, join, basis }: Speech): BookletBlock | null {
  if (commitment === undefined) return null
  const covered = criteria.filter(({ id }) => commitment.covers.includes(id)).map(({ text }) => say(text))
  return facts(
    [t('承诺书版本', 'Version'), commitment.version],
    [t('承诺内容', 'Promise'), say(commitment.text)],
    [t('以承诺代替的审查要点', 'Criteria resting on it'), join(covered)],
    [
      t('核查期限', 'Checked within'),
      t(`准予后 ${commitment.checkDays} 个工作日`, `${commitment.checkDays} working days of the grant`),
    ],
    [t('违诺后果', 'If broken'), say(commitment.consequences)],
    [t('依据', 'Basis'), basis(commitment.basis)],
  )
}

/** The sentences of the item's papers, with gaps where a case fills them; the system prints them by itself. */
function wording({ name, limits, legalBases }: ItemStandard, { say, t, limit, join, basis }: Speech): BookletBlock {
  const item = say(name)
  return paragraphs(
    t(
      `受理：你（单位）提出的${item}申请，申请材料齐全、符合法定形式，本机关决定予以受理，自受理之日起${limit(limits.promised)}内作出决定。`,
      `Acceptance: your application for ${item} is complete and in due form and is accepted; it will be decided within ${limit(limits.promised)}.`,
    ),
    t(
      `补正：你（单位）提出的${item}申请，需要补正的全部内容如下：〔逐条列明〕。请一次补齐。`,
      `Correction: this is everything that is wanting in your application for ${item}: [list]. Please hand it in at once.`,
    ),
    t(
      `不予许可：经审查，你（单位）提出的申请不符合〔条件〕（${join(legalBases.slice(0, 2).map(basis))}），决定不予许可。`,
      `Refusal: your application does not meet [condition] (${join(legalBases.slice(0, 2).map(basis))}) and is refused.`,
    ),
  )
}
