import { texts } from '#contract'

export const sendTexts = texts(
  {
    finding: '向审批机关反馈',
    procedure: '立案',
    findingLead: '写清要求作出哪一种处理、依据和事实，附上证据。审批机关须在规定期限内立案，或者说明理由不予立案。',
    procedureLead: '由有权决定的机关立案。立案后依程序告知、听取意见、决定、送达。',
    back: '返回监管反馈',
    permit: '办件编号或者证照标识',
    document: '证据文件',
    documentHint: 'PDF 或者图片',
    documentName: '证据名称',
    inspection: '检查 {number}',
    tied: '已关联：{label}',
    sendNow: '发出反馈',
    openNow: '立案',
  },
  {
    finding: 'Send a finding',
    procedure: 'Open a procedure',
    findingLead:
      'Say which measure is asked for, on what ground and facts, and add the evidence. Whoever granted opens a procedure in time, or declines with reasons.',
    procedureLead: 'Opened by the organ that decides; then announced, heard, decided and served.',
    back: 'Back to findings',
    permit: 'Number of the case or of the certificate',
    document: 'Evidence file',
    documentHint: 'PDF or picture',
    documentName: 'What it is',
    inspection: 'Inspection {number}',
    tied: 'Tied to it: {label}',
    sendNow: 'Send',
    openNow: 'Open',
  },
)
