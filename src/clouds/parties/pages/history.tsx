import { texts } from '#contract'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { Mine } from './client.ts'

type Line = Mine['person']['history'][number]

const historyTexts = texts(
  {
    title: '变更记录（{count}）',
    at: '时间',
    field: '项目',
    before: '原内容',
    after: '新内容',
    source: '来源',
    SELF: '本人填写',
    CODE: '验证码确认',
    REGISTER: '登记机关',
    name: '姓名',
    id_number: '公民身份号码',
    mobile: '手机号码',
    email: '电子邮箱',
    address: '地址',
    kind: '类型',
    capital: '注册资本',
    established: '成立日期',
    businessScope: '经营范围',
    legalRepresentative: '法定代表人',
    legalRepresentativeId: '法定代表人公民身份号码',
    phone: '联系电话',
    businessAddress: '经营地址',
    contactName: '联系人',
  },
  {
    title: 'History of changes ({count})',
    at: 'When',
    field: 'What',
    before: 'Before',
    after: 'After',
    source: 'Source',
    SELF: 'Stated by you',
    CODE: 'Confirmed by code',
    REGISTER: 'Register',
    name: 'Name',
    id_number: 'Resident identity number',
    mobile: 'Mobile number',
    email: 'E-mail',
    address: 'Address',
    kind: 'Kind',
    capital: 'Registered capital',
    established: 'Established',
    businessScope: 'Business scope',
    legalRepresentative: 'Legal representative',
    legalRepresentativeId: 'Legal representative’s number',
    phone: 'Telephone',
    businessAddress: 'Place of business',
    contactName: 'Contact',
  },
)
type Word = keyof typeof historyTexts.zh
const isWord = (word: string): word is Word => word in historyTexts.zh

/** What stood there before, newest first: nothing about a person changes without a trace he can see. */
export function History({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTexts(historyTexts)
  const { language } = useLanguage()
  if (lines.length === 0) return null
  const word = (text: string) => (isWord(text) ? t(text) : text)
  return (
    <Disclosure summary={t('title', { count: lines.length })}>
      <Table
        caption={t('title', { count: lines.length })}
        captionHidden
        rows={lines.toReversed()}
        rowKey={({ at, field, after }) => `${at} ${field} ${after}`}
        columns={[
          { key: 'field', label: t('field'), heading: true, cell: ({ field }) => word(field) },
          { key: 'before', label: t('before'), cell: ({ before }) => (before === '' ? '—' : before) },
          { key: 'after', label: t('after'), cell: ({ after }) => (after === '' ? '—' : after) },
          { key: 'source', label: t('source'), cell: ({ source }) => word(source) },
          { key: 'at', label: t('at'), cell: ({ at }) => formatMoment(at, language) },
        ]}
      />
    </Disclosure>
  )
}
