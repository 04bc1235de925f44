import type { Material } from '#catalogue/standard'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Basis } from './legal-basis.tsx'
import { materialPaperAddress } from './paper-address.ts'

const words = texts(
  {
    caption: '申请材料',
    name: '材料名称',
    need: '要求',
    form: '形式',
    basis: '依据',
    required: '必交',
    optional: '选交',
    library: '免交',
    libraryText: '由本机关从证照库调取',
    original: '原件',
    copy: '复印件',
    copies: '{kind} {count} 份',
    online: '网上上传',
    sometimes: '视您的情形',
    deferrable: '可容缺：受理后 {days} 个工作日内补交',
    sample: '示范文本',
    blank: '空白样张',
    from: '由{issuer}出具',
  },
  {
    caption: 'Documents to hand in',
    name: 'Document',
    need: 'Needed',
    form: 'Form',
    basis: 'Basis',
    required: 'Required',
    optional: 'Optional',
    library: 'Not needed',
    libraryText: 'taken from the certificate library',
    original: 'original',
    copy: 'copy',
    copies: '{kind}, {count}',
    online: 'uploaded',
    sometimes: 'depends on your case',
    deferrable: 'may follow within {days} working days of acceptance',
    sample: 'Filled sample',
    blank: 'Blank',
    from: 'issued by {issuer}',
  },
)

interface MaterialsListProps {
  /** The item whose standard the materials are of: samples and blanks are printed from it. */
  readonly code: string
  readonly materials: readonly Material[]
  /** Conditional ones are marked as such until the questions are answered. */
  readonly undecided: ReadonlySet<string>
}

export function MaterialsList({ code, materials, undecided }: MaterialsListProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const formOf = ({ original, copies, source }: Material) => {
    if (source === 'CERTIFICATE_LIBRARY') return t('libraryText')
    const kind = t(original ? 'original' : 'copy')
    return copies === 0 ? t('online') : t('copies', { kind, count: copies })
  }
  return (
    <Table
      caption={t('caption')}
      captionHidden
      rows={materials}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('name'),
          heading: true,
          cell: ({ id, name, note, issuer, deferrableDays, sample = [], blank = [] }) => (
            <>
              {inLanguage(name, language)}
              {undecided.has(id) && <span className="soft small">（{t('sometimes')}）</span>}
              {issuer !== undefined && (
                <div className="soft small material-note">{t('from', { issuer: inLanguage(issuer, language) })}</div>
              )}
              {deferrableDays !== undefined && (
                <div className="small material-note">{t('deferrable', { days: deferrableDays })}</div>
              )}
              {sample.length + blank.length > 0 && (
                <div className="small material-papers">
                  {sample.length > 0 && <PaperLink code={code} material={id} paper="sample" word={t('sample')} />}
                  {blank.length > 0 && <PaperLink code={code} material={id} paper="blank" word={t('blank')} />}
                </div>
              )}
              {note !== undefined && <div className="soft small material-note">{inLanguage(note, language)}</div>}
            </>
          ),
        },
        {
          key: 'need',
          label: t('need'),
          cell: ({ required, source }) =>
            source === 'CERTIFICATE_LIBRARY' ? (
              <Status tone="good">{t('library')}</Status>
            ) : (
              t(required ? 'required' : 'optional')
            ),
        },
        { key: 'form', label: t('form'), cell: formOf },
        { key: 'basis', label: t('basis'), cell: ({ basis }) => (basis === undefined ? '—' : <Basis basis={basis} />) },
      ]}
    />
  )
}

interface PaperLinkProps {
  readonly code: string
  readonly material: string
  readonly paper: 'sample' | 'blank'
  readonly word: string
}

function PaperLink({ code, material, paper, word }: PaperLinkProps) {
  const { language } = useLanguage()
  return (
    <a href={materialPaperAddress(code, material, paper, language)} target="_blank" rel="noreferrer">
      <Icon name="file" /> {word}
    </a>
  )
}
