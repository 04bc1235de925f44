import type { RefusalTexts } from '#contract'
import type { ClaimTargetRefusalCode } from '../domain/claim-target.ts'

export type OutputRefusalCode =
  | ClaimTargetRefusalCode
  | 'SAMPLE_NOT_WRITTEN'
  | 'BLANK_NOT_WRITTEN'
  | 'LIST_NOT_PUBLISHED'
  | 'IMPORT_RUNNING'
  | 'IMPORT_NOT_CHECKED'

export const outputTexts = {
  TARGET_STANDS: { zh: '现行目标就是这样，没有变化。', en: 'The target stands like this already.' },
  TARGET_DAY: { zh: '请填写今天以后的完成日期。', en: 'Choose a day to reach it by that is not past.' },
  SAMPLE_NOT_WRITTEN: {
    zh: '该材料没有示范文本。',
    en: 'No filled sample was written for this material.',
  },
  BLANK_NOT_WRITTEN: { zh: '该材料没有空白样张。', en: 'No blank was written for this material.' },
  LIST_NOT_PUBLISHED: { zh: '权责清单尚未公布。', en: 'The list of powers and duties has not been published yet.' },
  IMPORT_RUNNING: {
    zh: '您有一个文件正在导入，完成后再导入下一个。',
    en: 'A file of yours is being brought in. Wait until it is done.',
  },
  IMPORT_NOT_CHECKED: {
    zh: '只有校验通过、尚未生成草案的文件可以确认导入。',
    en: 'Only a file that was found sound, and was not taken in yet, can be taken in.',
  },
} as const satisfies RefusalTexts<OutputRefusalCode>
