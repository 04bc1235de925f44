import type { RefusalTexts } from '#contract'
import type { BatchRefusalCode } from './domain/batch.ts'
import type { BlankRefusalCode } from './domain/blanks.ts'
import type { CertificateTypeRefusalCode } from './domain/certificate-type.ts'
import type { EnteredRefusalCode } from './domain/entered.ts'
import type { HolderRefusalCode } from './domain/holder.ts'

export type LibraryDoorRefusal =
  | 'TYPE_NOT_IN_FORCE'
  | 'TYPE_OTHER_ORGAN'
  | 'SUPPLIED_FILE_UNKNOWN'
  | 'SUPPLIED_TOO_MANY'
  | 'CERTIFICATE_HELD_ALREADY'
  | 'TABLE_UNREADABLE'
  | 'SCANS_UNREADABLE'
  | 'PUSH_SIGNATURE_WRONG'
  | 'PUSH_UNREADABLE'
  | 'TEMPLATE_REFUSED'
  | 'TEMPLATE_TOO_SLOW'
  | 'SCAN_MISSING'
  | 'BLANK_CERTIFICATE_UNKNOWN'
  | 'BLANKS_OVERLAP'

type Code =
  | BatchRefusalCode
  | BlankRefusalCode
  | CertificateTypeRefusalCode
  | EnteredRefusalCode
  | HolderRefusalCode
  | LibraryDoorRefusal

export const refusalTexts = {
  BLANKS_RECEIVED_ALREADY: { zh: '这本空白证照已经登记。', en: 'This book of blanks is registered already.' },
  BLANKS_OVERLAP: {
    zh: '号段与已登记的同种空白证照重叠，请核对起止号。',
    en: 'Some of these numbers stand in another book of this form. Look at the first and last number.',
  },
  BLANKS_RANGE_WRONG: {
    zh: '起止号不对：止号不小于起号，每本不超过 5000 张，作废的号段应在本册之内。',
    en: 'The numbers are wrong: a book has at most 5000, and what is voided lies within it.',
  },
  BLANKS_UNKNOWN: { zh: '没有这本空白证照。', en: 'There is no such book of blanks.' },
  BLANKS_NOT_IN_YOUR_CUSTODY: { zh: '这本空白证照不由您保管。', en: 'This book is not in your custody.' },
  BLANK_NOT_NEXT: {
    zh: '请按号使用，下一张应为 {next}；中间的如已损坏或丢失，请先登记作废。',
    en: 'Use them in order: the next is {next}. Void first what is damaged or lost before it.',
  },
  BLANKS_NONE_LEFT: { zh: '这本已经用完。', en: 'This book is used up.' },
  BLANKS_VOID_ALREADY: { zh: '其中有已经作废的号码。', en: 'One of these numbers is void already.' },
  BLANKS_NOT_OFFERED: { zh: '保管人还没有提出移交。', en: 'Its custodian has not given it up.' },
  BLANKS_TO_ONESELF: { zh: '不能移交给本人。', en: 'It cannot be handed to oneself.' },
  BLANKS_COUNT_DIFFERS: {
    zh: '账面还有 {left} 张，您清点 {counted} 张，不一致。请移交人先查明，缺少的登记作废。',
    en: 'The book says {left}, you counted {counted}. Whoever hands it over explains the difference first.',
  },
  BLANK_CERTIFICATE_UNKNOWN: {
    zh: '证照库里没有本单位颁发的这个证照，空白证照只能用于已颁发的证照。',
    en: 'No certificate of your organ has this identifier; a blank is used for an issued one only.',
  },
  TYPE_CODE_WRONG: {
    zh: '证照类型代码应为 18 位统一社会信用代码加 3 位数字，请核对校验码。',
    en: 'A type’s code is a credit code of 18 characters and three digits. Look at its check character.',
  },
  TYPE_FIELDS_WRONG: {
    zh: '信息项的标识和名称不能重复，选择项须列出选项，其他项不得有选项。',
    en: 'Fields need names of their own; a choice needs its options, and nothing else has any.',
  },
  TYPE_VALIDITY_WRONG: {
    zh: '有效期取自信息项的，该项须为必填的日期。',
    en: 'A validity taken from a field needs a required date.',
  },
  TYPE_SHARING_WRONG: { zh: '共享规则涉及的信息项不存在。', en: 'A sharing rule names a field that is not there.' },
  TYPE_UNKNOWN: { zh: '没有这种证照类型。', en: 'There is no such certificate type.' },
  TYPE_WITHOUT_DRAFT: { zh: '没有待发布的草稿。', en: 'There is no draft to publish.' },
  TYPE_SAME_PERSON: {
    zh: '起草人不能发布自己的草稿，须由他人审核。',
    en: 'Whoever drafted it cannot publish it. Another person looks at it.',
  },
  TYPE_NOT_IN_FORCE: { zh: '该证照类型尚未发布，不能入库。', en: 'This type is not published yet.' },
  TYPE_OTHER_ORGAN: {
    zh: '该类型的证照不由这个单位颁发。',
    en: 'This organ does not issue certificates of this type.',
  },
  CERTIFICATE_ALREADY_ENTERED: { zh: '该证照已经入库。', en: 'This certificate is in the library already.' },
  ENTERED_UNKNOWN: { zh: '没有这份证照。', en: 'There is no such certificate.' },
  ENTERED_IDENTIFIER_WRONG: {
    zh: '电子证照标识的校验位不正确。',
    en: 'The identifier’s check character is wrong.',
  },
  ENTERED_VALIDITY_WRONG: { zh: '有效期至早于发证日期。', en: 'The last day lies before the first.' },
  SUPPLIED_ALREADY_DECIDED: { zh: '该证照已经核对过。', en: 'Somebody has decided on this certificate already.' },
  SUPPLIED_BY_ONESELF: { zh: '本人提供的证照不能由本人确认。', en: 'Nobody confirms what he supplied himself.' },
  ENTERED_NOT_STANDING: { zh: '该证照未生效或已失效。', en: 'This certificate does not stand.' },
  SUPPLIED_FILE_UNKNOWN: {
    zh: '没有找到您上传的扫描件，请重新上传。',
    en: 'The scan was not found among your uploads. Please upload it again.',
  },
  SUPPLIED_TOO_MANY: {
    zh: '您有 {max} 份证照正在等待核对，请等核对后再添加。',
    en: 'You have {max} certificates waiting to be confirmed. Please wait for those first.',
  },
  CERTIFICATE_HELD_ALREADY: {
    zh: '证照库中已有这个编号的证照，不需要再提供。',
    en: 'The library has a certificate with this number already. You need not supply it.',
  },
  BATCH_ALREADY_PLANNED: { zh: '该批次已有计划。', en: 'This batch has a plan already.' },
  BATCH_PERIOD_WRONG: { zh: '期间的止日早于起日。', en: 'The period ends before it begins.' },
  BATCH_UNKNOWN: { zh: '没有这个批次。', en: 'There is no such batch.' },
  BATCH_BEING_WORKED: {
    zh: '上一份表格还在处理，请稍后再传。',
    en: 'The last table is still being worked on. Please wait for it.',
  },
  BATCH_NOT_STAGED: { zh: '该批次没有待抽检的数据。', en: 'This batch has nothing to look at.' },
  BATCH_SAME_PERSON: {
    zh: '编制计划或上传表格的人不能抽检签字。',
    en: 'Whoever planned the batch or handed in its table cannot sign it off.',
  },
  BATCH_SAMPLE_INCOMPLETE: {
    zh: '抽中的每一行都要核对后才能签字；没有合格数据的批次不能签字。',
    en: 'Look at every line of the sample before you sign. A batch without a sound line cannot be signed off.',
  },
  BATCH_NOT_SIGNED_OFF: { zh: '该批次尚未签字。', en: 'This batch is not signed off.' },
  TABLE_UNREADABLE: {
    zh: '表格不能识别，请上传 XLSX 或 CSV（UTF-8 或 GB 18030）。',
    en: 'The table cannot be read. Hand in XLSX or CSV (UTF-8 or GB 18030).',
  },
  SCANS_UNREADABLE: {
    zh: '压缩包不能识别，请上传 ZIP，内含 PDF、OFD、JPG 或 PNG。',
    en: 'The archive cannot be read. Hand in a ZIP with PDF, OFD, JPG or PNG.',
  },
  HOLDER_CODE_WRONG: {
    zh: '身份号码或统一社会信用代码的校验码不正确。',
    en: 'A resident number or credit code has a wrong check character.',
  },
  HOLDER_CODE_SAME: { zh: '新旧代码相同。', en: 'The new code is the old one.' },
  HOLDER_CHANGE_KIND_WRONG: {
    zh: '变更须有一个旧代码，合并须有两个以上旧代码，分立须有两个以上新代码，且不得重复。',
    en: 'A change has one old code, a merger two or more, a split two or more new ones, each once.',
  },
  HOLDER_CHANGE_RECORDED: { zh: '该变更已经登记。', en: 'This change is recorded already.' },
  HOLDER_SPLIT_INCOMPLETE: {
    zh: '分立前的每份证照都要归到一个新主体，且只能归一个。',
    en: 'Every certificate goes to exactly one of those who came out of the split.',
  },
  PUSH_SIGNATURE_WRONG: {
    zh: '推送方的签名不正确或已过期。',
    en: 'The push is not signed by a connected system, or too old.',
  },
  PUSH_UNREADABLE: { zh: '推送内容不能识别：{detail}', en: 'The push cannot be read: {detail}' },
  TEMPLATE_REFUSED: { zh: '模板不能使用：{detail}', en: 'The template cannot be used: {detail}' },
  TEMPLATE_TOO_SLOW: {
    zh: '模板排版超出时间或内存限制，已停止。请检查是否有循环。',
    en: 'The template took too long or too much memory and was stopped. Look for a loop.',
  },
  SCAN_MISSING: { zh: '没有留存扫描件。', en: 'No scan was kept.' },
} as const satisfies RefusalTexts<Code>
