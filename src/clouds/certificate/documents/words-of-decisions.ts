import type {
  AnnulmentAnnounced,
  AnnulmentGround,
  CaseGranted,
  CaseRefused,
  CaseTerminated,
  ClericalErrorCorrected,
  GrantAnnulled,
} from '#clouds/approval/events'
import { fieldTitle } from './certificate-rows.ts'
import { LAW, opening, permitWord, REMEDIES, sentence, under } from './notice-source.ts'
import type { NoticeSource, Words } from './notice-source.ts'
import { writtenDate, writtenValidity } from './written-date.ts'

/** 行政许可法 48(2): the written decision shows what it says to the minutes of the hearing. */
const heardAt = (heard: CaseRefused['heard'] = []): readonly string[] =>
  heard.map(({ point, answer }, i) => `听证笔录要点${i + 1}：${sentence(point)}回应：${sentence(answer)}`)

/** 审批责任: the paper says which organ answers for it and who decided. */
function liabilityRows({ liability }: CaseGranted | CaseRefused, source: NoticeSource): [string, string][] {
  if (liability === undefined) return []
  const { organ, person, document } = liability
  const who = person === null ? '' : source.officerName(person)
  return [
    ['审批责任机关', source.organName(organ) + (document === null ? '' : `（依据${document}）`)],
    ...(who === '' ? [] : [['决定人', who] satisfies [string, string]]),
  ]
}

export function refusal(event: CaseRefused, source: NoticeSource): Words {
  const { standard } = source
  const permit = standard.kind === 'PERMIT'
  return {
    template: 'refusalNotice',
    title: permit ? '不予行政许可决定书' : '不予批准决定书',
    paragraphs: [
      `${opening(source)}本机关依法进行了审查，认为该申请不符合法定条件、标准。`,
      `理由：${sentence(event.reasons)}`,
      ...heardAt(event.heard),
      `${under(standard)}第三十八条第二款的规定，决定${permit ? '不予行政许可' : '不予批准'}。`,
    ],
    rows: liabilityRows(event, source),
    closing: [REMEDIES],
  }
}

/** 准予许可决定书 (行政许可法 38, 39): the written decision of an item that yields no certificate of its own. */
export function grantDecision(event: CaseGranted, source: NoticeSource): Words {
  const { standard } = source
  const permit = standard.kind === 'PERMIT'
  return {
    template: 'notice',
    title: permit ? '准予行政许可决定书' : '准予批准决定书',
    paragraphs: [
      `${opening(source)}经审查，该申请符合法定条件、标准。${under(standard)}第三十八条第一款的规定，决定准予${permitWord(standard)}。`,
      ...(event.opinion.trim() === '' ? [] : [`决定意见：${sentence(event.opinion)}`]),
      ...heardAt(event.heard),
    ],
    rows: [['有效期限', writtenValidity(event.validFrom, event.validUntil)], ...liabilityRows(event, source)],
  }
}

const TERMINATION: Readonly<Record<CaseTerminated['ground'], string>> = {
  NOT_CORRECTED: '你（单位）在告知的期限内未补正申请材料',
  ORIGINALS_NOT_PRESENTED: '你（单位）在告知的期限内未到窗口核验材料原件',
  DEFERRAL_BREACHED: '你（单位）在承诺的期限内未补交容缺材料',
  FEE_NOT_PAID: '你（单位）未按期缴纳依法应当缴纳的费用',
  NO_LONGER_POSSIBLE: '该申请事项已无继续办理的必要或者可能',
}

export function termination(event: CaseTerminated, source: NoticeSource): Words {
  return {
    template: 'notice',
    title: '终止办理通知书',
    paragraphs: [
      `${opening(source)}因${TERMINATION[event.ground]}，本机关决定终止办理。`,
      `具体理由：${sentence(event.reason)}`,
    ],
    closing: ['终止办理不影响你（单位）重新提出申请。', REMEDIES],
  }
}

function placeName({ standard }: NoticeSource, place: string): string {
  const APPLICANT: Readonly<Record<string, string>> = {
    '/applicant/name': '申请人名称',
    '/applicant/idNumber': '申请人证件号码',
    '/applicant/phone': '联系电话',
  }
  return APPLICANT[place] ?? fieldTitle(standard, place.replace(/^\/form/, ''))
}

export function clericalCorrection(event: ClericalErrorCorrected, source: NoticeSource): Words {
  return {
    template: 'notice',
    title: '更正通知书',
    paragraphs: [
      `${opening(source)}经核对，本机关就该申请制作的文书中有下列文字错误，现予更正。更正不改变决定的内容。`,
    ],
    rows: [
      ['更正之处', placeName(source, event.place)],
      ['原文', event.was],
      ['更正为', event.becomes],
      ['更正原因', event.reason],
    ],
    closing: ['特此通知。'],
  }
}

const ANNULMENT: Readonly<Record<AnnulmentGround, { readonly finding: string; readonly article: string }>> = {
  FALSE_COMMITMENT: { finding: '经核查，你（单位）作出的书面承诺与实际情况不符', article: '第六十九条第二款' },
  FRAUD: { finding: '经查，你（单位）以欺骗、贿赂等不正当手段取得该许可', article: '第六十九条第二款' },
  WRONGLY_GRANTED: { finding: '经查，该许可的准予不符合法定条件或者法定程序', article: '第六十九条第一款' },
}

export function annulmentAnnouncement(event: AnnulmentAnnounced, source: NoticeSource): Words {
  const { finding, article } = ANNULMENT[event.ground]
  return {
    template: 'notice',
    title: '拟撤销许可告知书',
    paragraphs: [
      `${opening(source)}本机关已就该申请作出准予的决定。${finding}。依据${LAW}${article}的规定，本机关拟撤销该许可。`,
      `事实和理由：${sentence(event.reason)}`,
    ],
    closing: [
      `依据${LAW}第七条的规定，你（单位）享有陈述权、申辩权，可以在${writtenDate(event.replyUntil)}前向本机关提出。`,
      '特此告知。',
    ],
  }
}

export function annulment(event: GrantAnnulled, source: NoticeSource): Words {
  const { finding, article } = ANNULMENT[event.ground]
  return {
    template: 'notice',
    title: '撤销许可决定书',
    paragraphs: [
      `${opening(source)}本机关已就该申请作出准予的决定。${finding}。`,
      `事实和理由：${sentence(event.reason)}`,
      `依据${LAW}${article}的规定，决定撤销该许可，据以发放的证照自本决定作出之日起不再有效。`,
    ],
    closing: [REMEDIES],
  }
}
