import type { RefusalTexts } from '#contract'
import type { ReportRefusalCode } from './domain/report.ts'

export type ReportDoorRefusal = 'REPORT_FILE_UNUSABLE' | 'REPORT_FILE_TOO_LARGE' | 'REPORT_FILE_UNKNOWN'

export const reportTexts = {
  REPORT_ONLY: { zh: '只有举报才能这样办理。', en: 'Only a report is dealt with in this way.' },
  REPORT_OVER: { zh: '该举报已经办结。', en: 'This report is concluded.' },
  REPORT_ALREADY_TAKEN_UP: { zh: '该举报已经受理。', en: 'This report has already been taken up.' },
  REPORT_NOT_TAKEN_UP: { zh: '请先受理，再作处理。', en: 'Take the report up first.' },
  REPORT_STAYS_WITH_INSPECTORS: {
    zh: '举报只由监督机构办理，不得转给被举报的单位或者个人。',
    en: 'A report stays with the inspectors. It is never handed to those it is about.',
  },
  REPORT_ALREADY_WITH_ORGAN: {
    zh: '该举报已向这个单位核查，请在红黄牌里继续督办。',
    en: 'This organ has been asked about the report already. Go on with its card.',
  },
  REPORT_ORDER_OPEN: {
    zh: '督办单办结后才能告知结果。',
    en: 'Close the supervision order before you tell the outcome.',
  },
  REPORT_TALKED_ENOUGH: {
    zh: '补充和追问已达上限，请告知结果或者另行举报。',
    en: 'Enough was asked and said. Tell the outcome, or file another report.',
  },
  REPORT_FILES_FULL: { zh: '附件最多 {count} 个。', en: 'A report holds at most {count} files.' },
  FINDING_UNSAID: { zh: '请写明是否属实。', en: 'Say whether it was found true.' },
  REPORT_FILE_UNUSABLE: {
    zh: '请上传 JPG、PNG 图片或者 PDF 文件。',
    en: 'Please use a JPG or PNG picture, or a PDF file.',
  },
  REPORT_FILE_TOO_LARGE: { zh: '附件不能超过 10 MB。', en: 'A file may have at most 10 MB.' },
  REPORT_FILE_UNKNOWN: { zh: '附件没有上传成功，请重新上传。', en: 'A file did not arrive. Please add it again.' },
} as const satisfies RefusalTexts<ReportRefusalCode | ReportDoorRefusal>
