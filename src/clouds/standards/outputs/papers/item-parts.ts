import {
  AUDIENCE_WORDS,
  CHANGE_WORDS,
  CHANNEL_WORDS,
  DELIVERY_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  MATERIAL_SOURCE_WORDS,
  MODE_WORDS,
  ORIGIN_WORDS,
  POST_WORDS,
  POWER_SOURCE_WORDS,
  PROCEDURE_WORDS,
  TIME_CLASS_WORDS,
} from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import { isStopping } from '#kernel'
import type { BookletBlock } from '#seal'
import { askedWhen, facts, list, table } from './paper.ts'
import type { PaperSource, Speech } from './paper.ts'

const FEN = 100
const yuan = (fen: number): string => (fen / FEN).toFixed(2)

export function basicFacts({ standard, organName }: PaperSource, speech: Speech): BookletBlock | null {
  const { say, t, join, limit } = speech
  const { limits, result, channels, delivery, visits, timeClass = 'ORDINARY', mode = 'ORDINARY' } = standard
  return facts(
    [t('事项名称', 'Item'), say(standard.name)],
    [t('事项编码', 'Code'), standard.code],
    [t('所属大项', 'Belongs to'), `${say(standard.parentName)} ${standard.parentCode}`],
    [t('事项类型', 'Kind'), say(KIND_WORDS[standard.kind])],
    [t('业务情形', 'Kind of application'), say(CHANGE_WORDS[standard.changeKind ?? 'NEW'])],
    [t('实施机关', 'Deciding organ'), organName(standard.organ)],
    [t('行业主管部门', 'Competent departments'), join(standard.competentOrgans.map(organName))],
    [t('行使层级', 'Exercised at'), say(LEVEL_WORDS[standard.exerciseLevel])],
    [t('权力来源', 'Source of power'), sourceOfPower(standard, speech)],
    [t('服务对象', 'For'), join(standard.audience.map((who) => say(AUDIENCE_WORDS[who])))],
    [t('办件类型', 'Class'), join([say(TIME_CLASS_WORDS[timeClass]), say(MODE_WORDS[mode])])],
    [t('受理时限', 'Acceptance within'), limit(limits.acceptance)],
    [t('法定时限', 'Limit by law'), limit(limits.statutory)],
    [
      t('承诺时限', 'Promised limit'),
      limits.promised.days === 0 ? t('当场办结', 'While you wait') : limit(limits.promised),
    ],
    [t('到现场次数', 'Visits'), String(visits)],
    [t('办理渠道', 'Channels'), join((channels ?? []).map((channel) => say(CHANNEL_WORDS[channel])))],
    [t('办理结果', 'Result'), result === null ? '' : `${say(result.name)}${validity(result.validityYears, speech)}`],
    [t('送达方式', 'Delivery'), join((delivery ?? []).map((way) => say(DELIVERY_WORDS[way])))],
  )
}

const validity = (years: number | null, { t }: Speech): string =>
  years === null ? t('（未设截止日期）', ' (no end)') : t(`（有效期 ${years} 年）`, ` (valid ${years} years)`)

function sourceOfPower({ powerSource, originLevel }: ItemStandard, { say, t }: Speech): string {
  const source = say(POWER_SOURCE_WORDS[powerSource])
  return originLevel === undefined
    ? source
    : `${source}${t('，原属', ', of origin: ')}${say(ORIGIN_WORDS[originLevel])}`
}

export const basesOf = ({ standard }: PaperSource, { basis }: Speech): BookletBlock | null =>
  list(standard.legalBases.map(basis))

/** Each with what proves it: a condition nobody can show is no condition (ST-05). */
export function conditionsOf({ standard }: PaperSource, speech: Speech): BookletBlock | null {
  const { say, t, basis } = speech
  const proof = (id: string | undefined, checked: boolean): string => {
    const material = standard.materials.find((each) => each.id === id)
    if (material !== undefined) return say(material.name)
    return checked ? t('系统自动核对所填内容', 'Checked in the form by the system') : ''
  }
  return table(
    [
      [t('申请条件', 'Condition'), 5],
      [t('依据', 'Basis'), 3],
      [t('由何证明', 'Shown by'), 3],
    ],
    standard.conditions.map(({ text, basis: cited, material, check }) => [
      say(text),
      basis(cited),
      proof(material, check !== undefined),
    ]),
  )
}

export function materialsOf(source: PaperSource, speech: Speech): BookletBlock | null {
  const { standard } = source
  const { say, t, basis } = speech
  return table(
    [
      [t('序号', 'No.'), 1],
      [t('材料名称', 'Material'), 5],
      [t('来源', 'From'), 3],
      [t('形式和份数', 'Form'), 2.4],
      [t('依据和说明', 'Basis and note'), 5],
    ],
    standard.materials.map((material, i) => {
      const { name, when, required, issuer, note, deferrableDays } = material
      const remarks = [
        required ? '' : t('非必要', 'Not compulsory'),
        askedWhen(standard, when, speech),
        deferrableDays === undefined
          ? ''
          : t(`可容缺，受理后 ${deferrableDays} 个工作日内补交`, `May follow within ${deferrableDays} working days`),
      ].filter((remark) => remark !== '')
      return [
        String(i + 1),
        [say(name), ...remarks].join('\n'),
        [say(MATERIAL_SOURCE_WORDS[material.source]), issuer === undefined ? '' : say(issuer)].join('\n').trim(),
        formOf(material, speech),
        [basis(material.basis), note === undefined ? '' : say(note)].join('\n').trim(),
      ]
    }),
  )
}

function formOf({ source, original, copies }: ItemStandard['materials'][number], { t }: Speech): string {
  if (source === 'CERTIFICATE_LIBRARY' || copies === 0) return t('免提交', 'Not handed in')
  const form = original ? t('原件', 'Original') : t('复印件', 'Copy')
  return t(`${form} ${copies} 份`, `${form}, ${copies}`)
}

/** The steps in their order; a special procedure stands beside the examination, which is where it is opened. */
export function chartOf({ standard }: PaperSource, { say, t, limit }: Speech): BookletBlock {
  const besides = (standard.procedures ?? []).map(({ kind, max, mandatory }) => {
    const must = mandatory === true ? t('必经', 'always') : t('必要时', 'where needed')
    return `${say(PROCEDURE_WORDS[kind])}（${must}，${t('至多', 'at most')} ${limit(max)}）`
  })
  return {
    kind: 'chart',
    nodes: [
      {
        title: t('申请', 'Application'),
        note: t('申请人网上、掌上或窗口提交', 'On-line, by mobile or at the window'),
        beside: [],
      },
      ...standard.steps.map(({ id, name, role, limit: own }) => ({
        title: say(name),
        note: [say(POST_WORDS[role]), limit(own)].filter((part) => part !== '').join(' · '),
        beside: id === 'examination' ? besides : [],
      })),
    ],
  }
}

export function proceduresOf({ standard }: PaperSource, speech: Speech): BookletBlock | null {
  const { say, t, basis, limit } = speech
  return table(
    [
      [t('特殊环节', 'Procedure'), 3],
      [t('最长时间', 'At most'), 3],
      [t('是否计入时限', 'Counted?'), 4],
      [t('何时进行', 'When'), 4],
      [t('依据和说明', 'Basis and note'), 5],
    ],
    (standard.procedures ?? []).map(({ kind, max, mandatory, basis: cited, note, outsidePromise }) => {
      const stops = isStopping({ procedure: kind })
      const counted = stops
        ? t('不计入（行政许可法第四十五条）', 'Not counted (Licensing Law 45)')
        : outsidePromise === true
          ? t('计入法定时限，不计入承诺时限', 'In the limit by law, not in the promise')
          : t('计入', 'Counted')
      const when =
        typeof mandatory === 'object'
          ? askedWhen(standard, mandatory, speech)
          : mandatory === true
            ? t('每件必经', 'Always')
            : t('审查人员认为必要时', 'Where the examiner finds it necessary')
      return [
        say(PROCEDURE_WORDS[kind]),
        limit(max),
        counted,
        when,
        [basis(cited), note === undefined ? '' : say(note)].join('\n').trim(),
      ]
    }),
  )
}

export const criteriaOf = ({ standard }: PaperSource, { say, t, basis }: Speech): BookletBlock | null =>
  table(
    [
      [t('审查要点', 'Criterion'), 7],
      [t('依据', 'Basis'), 3],
    ],
    standard.criteria.map(({ text, basis: cited }) => [say(text), basis(cited)]),
  )

/** 没有依据不收费: the schedule with each line's basis, or that nothing is charged (ST-11). */
export function feesOf({ standard }: PaperSource, speech: Speech): readonly (BookletBlock | null)[] {
  const { say, t, basis } = speech
  const { charged, basis: cited, note, schedule } = standard.fee
  return [
    facts(
      [t('是否收费', 'Charged'), charged ? t('收费', 'Yes') : t('不收费', 'Free of charge')],
      [t('依据', 'Basis'), basis(cited)],
      [t('说明', 'Note'), note === undefined ? '' : say(note)],
    ),
    table(
      [
        [t('收费项目', 'Fee'), 4],
        [t('金额（元）', 'Amount (yuan)'), 2],
        [t('适用情形', 'When'), 4],
        [t('收费依据', 'Basis'), 5],
      ],
      (schedule ?? []).map(({ name, fen, when, basis: own }) => [
        say(name),
        yuan(fen),
        askedWhen(standard, when, speech),
        basis(own),
      ]),
    ),
  ]
}

export function supervisionOf({ standard }: PaperSource, { say, t }: Speech): readonly (BookletBlock | null)[] {
  const { object, points, measures, procedure, disposal, firstCheckDays, checksPerYear } = standard.supervision
  const lines = (texts: typeof measures): string => (texts ?? []).map(say).join('\n')
  return [
    facts(
      [t('监管对象', 'Object'), object === undefined ? '' : say(object)],
      [t('首次检查', 'First check'), t(`发证后 ${firstCheckDays} 日内`, `Within ${firstCheckDays} days of the grant`)],
      [t('年度检查', 'Checks a year'), checksPerYear === undefined ? '' : String(checksPerYear)],
      [t('监管措施', 'Measures'), lines(measures)],
      [t('监管程序', 'Procedure'), lines(procedure)],
      [t('问题处理', 'Disposal'), lines(disposal)],
    ),
    list(points.map(say)),
  ]
}
