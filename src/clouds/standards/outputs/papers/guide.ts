import type { Booklet } from '#seal'
import {
  basesOf,
  basicFacts,
  chartOf,
  conditionsOf,
  criteriaOf,
  feesOf,
  materialsOf,
  proceduresOf,
  supervisionOf,
} from './item-parts.ts'
import { list, numbered, paragraphs, running, section, speechIn } from './paper.ts'
import type { PaperSource } from './paper.ts'

/** 办事指南: what the public is told about an item, made from its standard and from nothing else (AP-17). */
export function serviceGuide(source: PaperSource): Booklet {
  const { standard, version, bureau, inForceFrom, address, language } = source
  const speech = speechIn(language)
  const { say, t } = speech
  const { commitment, predecessors = [] } = standard
  return {
    title: t(`${say(standard.name)}办事指南`, `${say(standard.name)}: service guide`),
    subtitle: t(`第 ${version} 版，自 ${inForceFrom} 起施行`, `Version ${version}, in force from ${inForceFrom}`),
    running: running(source),
    organName: bureau,
    date: inForceFrom,
    qrText: address,
    qrCaption: t('扫码网上办理', 'Apply on-line'),
    sections: numbered(language, [
      ...section(t('基本信息', 'Basic facts'), basicFacts(source, speech)),
      ...section(t('设定依据', 'Legal basis'), basesOf(source, speech)),
      ...section(t('申请条件', 'Conditions'), conditionsOf(source, speech)),
      ...section(t('申请材料', 'Materials'), materialsOf(source, speech)),
      ...section(t('办理流程', 'Procedure'), chartOf(source, speech), proceduresOf(source, speech)),
      ...section(t('审查标准', 'Review criteria'), criteriaOf(source, speech)),
      ...section(t('收费标准及依据', 'Fees and their basis'), ...feesOf(source, speech)),
      ...section(
        t('前置事项', 'What must be held first'),
        list(predecessors.map(({ item, basis }) => [item, speech.basis(basis)].join(' ').trim())),
      ),
      ...(commitment === undefined
        ? []
        : section(
            t('告知承诺', 'Commitment'),
            paragraphs(
              say(commitment.text),
              t(`违反承诺的后果：${say(commitment.consequences)}`, `If it is broken: ${say(commitment.consequences)}`),
              t(
                `准予许可后 ${commitment.checkDays} 个工作日内核查。`,
                `It is checked within ${commitment.checkDays} working days of the grant.`,
              ),
            ),
          )),
      ...section(t('事中事后监管', 'Supervision afterwards'), ...supervisionOf(source, speech)),
      ...section(
        t('权利救济', 'If you disagree'),
        paragraphs(
          t(
            '对决定不服的，可以自知道该决定之日起六十日内申请行政复议（行政复议法第二十条），或者六个月内向人民法院提起行政诉讼（行政诉讼法第四十六条）。',
            'You may ask for administrative reconsideration within 60 days of learning of the decision (Administrative Reconsideration Law 20), or sue in court within six months (Administrative Litigation Law 46).',
          ),
        ),
      ),
    ]),
  }
}
