import { texts } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { useCaseWork } from './case-work.ts'
import { deskTexts } from './texts.ts'

const heldTexts = texts(
  {
    certificate: '证照',
    identifier: '证照标识',
    version: '版本',
    until: '有效期至',
    endless: '长期有效',
    compared: '逐项比对',
    line: '项目',
    written: '申请表',
    held: '证照',
    verdict: '结论',
    same: '一致',
    differs: '不一致，请核对',
    ban: '证照库已有，不得要求申请人提交。',
  },
  {
    certificate: 'Certificate',
    identifier: 'Identifier',
    version: 'Version',
    until: 'Valid until',
    endless: 'Without end',
    compared: 'Line by line',
    line: 'Line',
    written: 'Form',
    held: 'Certificate',
    verdict: 'Verdict',
    same: 'The same',
    differs: 'Differs: please check',
    ban: 'Held by the library: it may not be asked for.',
  },
)

/** What the library proved for this material when the case was filed, and where the form says something else. */
export function HeldByLibrary({ material }: { readonly material: string }) {
  const d = useTexts(deskTexts)
  const t = useTexts(heldTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const proof = file.fetched.find((one) => one.material === material)
  if (proof === undefined) return <p>{d('libraryText')}</p>
  const { name, identifier, version, validUntil, compared } = proof
  return (
    <div className="stack">
      <Facts
        facts={[
          { label: t('certificate'), value: name },
          { label: t('identifier'), value: <code>{identifier}</code> },
          { label: t('version'), value: version ?? '—' },
          { label: t('until'), value: validUntil === null ? t('endless') : formatDate(validUntil, language) },
        ]}
      />
      {compared.length > 0 && (
        <Table
          caption={t('compared')}
          rows={compared}
          rowKey={({ title }) => title}
          columns={[
            { key: 'line', label: t('line'), heading: true, cell: ({ title }) => title },
            { key: 'written', label: t('written'), cell: ({ written }) => written },
            { key: 'held', label: t('held'), cell: ({ held }) => held },
            {
              key: 'verdict',
              label: t('verdict'),
              cell: ({ same }) => <Status tone={same ? 'good' : 'warn'}>{t(same ? 'same' : 'differs')}</Status>,
            },
          ]}
        />
      )}
      <p className="soft small">{t('ban')}</p>
    </div>
  )
}
