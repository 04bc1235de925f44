import type { ReactNode } from 'react'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { rowWords } from '../../domain/cell-words.ts'
import type { RuleBook } from '../../domain/rule-book.ts'
import { smartTexts } from '../texts.ts'

interface RuleTableProps {
  readonly book: RuleBook
  /** The row the editor has open, and the button that opens one. */
  readonly actions?: (row: number) => ReactNode
  /** Rows, from 1, that are named by a fault. */
  readonly wrong?: readonly number[]
}

/** The table in words: a row reads as a sentence, on a desk and on a phone. */
export function RuleTable({ book, actions, wrong = [] }: RuleTableProps) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const rows = book.rules.map((rule, index) => ({ rule, row: index + 1 }))
  const separator = language === 'zh' ? '，' : ', '
  return (
    <Table
      caption={t('outcome')}
      captionHidden
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        {
          key: 'row',
          label: t('row'),
          heading: true,
          cell: ({ row }) => (wrong.includes(row) ? <Status tone="bad">{row}</Status> : row),
        },
        {
          key: 'when',
          label: t('when'),
          cell: ({ rule }) => {
            const words = rowWords(book, rule.cells).map((said) => inLanguage(said, language))
            return words.length === 0 ? t('anyCase') : words.join(separator)
          },
        },
        {
          key: 'outcome',
          label: t('outcome'),
          cell: ({ rule }) => <Status tone={rule.outcome === 'APPROVE' ? 'good' : 'wait'}>{t(rule.outcome)}</Status>,
        },
        { key: 'reason', label: t('reason'), cell: ({ rule }) => inLanguage(rule.reason, language) },
        ...(actions === undefined
          ? []
          : [{ key: 'edit', label: t('edit'), cell: ({ row }: { readonly row: number }) => actions(row - 1) }]),
      ]}
    />
  )
}
