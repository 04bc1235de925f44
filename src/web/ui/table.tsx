import type { ReactNode } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { uiTexts } from './ui-texts.ts'
import './table.css'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Names the row; stands first in the phone's form. */
  readonly heading?: boolean
  readonly numeric?: boolean
}

interface TableProps<Row> {
  readonly caption: string
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

/**
 * On a phone each row becomes a list of label and value. The roles are written out because browsers forget
 * a table's meaning once its `display` changes.
 */
export function Table<Row>({ caption, captionHidden = false, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table className="table" role="table">
      <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, label, numeric }) => (
            <th key={key} role="columnheader" scope="col" className={numeric === true ? 'numeric' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  if (column.heading === true) {
    return (
      <th scope="row" role="rowheader">
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td role="cell" data-label={column.label} className={column.numeric === true ? 'numeric' : undefined}>
      <div>{column.cell(row)}</div>
    </td>
  )
}

interface PagerProps {
  readonly hasMore: boolean
  readonly busy: boolean
  readonly onMore: () => void
}

/** Lists are paged by key: there is always only a next page. */
export function Pager({ hasMore, busy, onMore }: PagerProps) {
  const t = useTexts(uiTexts)
  if (!hasMore) return null
  return (
    <p className="pager">
      <Button busy={busy} onClick={onMore}>
        {t(busy ? 'loadingMore' : 'more')}
      </Button>
    </p>
  )
}
