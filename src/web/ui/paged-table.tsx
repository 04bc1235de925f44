import { EmptyState } from './loading.tsx'
import { Pages, usePages } from './paged-list.tsx'
import { Table } from './table.tsx'
import type { Column } from './table.tsx'

interface PagedTableProps<Row> {
  readonly queryKey: readonly unknown[]
  readonly ask: (page: {
    readonly after?: string
  }) => Promise<{ readonly items: readonly Row[]; readonly after: string | null }>
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly none: string
  readonly noneText?: string
}

/** A list that is paged by key, as a table. */
export function PagedTable<Row>({ queryKey, ask, caption, columns, rowKey, none, noneText }: PagedTableProps<Row>) {
  const list = usePages(queryKey, ask)
  return (
    <Pages list={list} none={<EmptyState title={none}>{noneText !== undefined && <p>{noneText}</p>}</EmptyState>}>
      {(rows) => <Table caption={caption} captionHidden rows={rows} rowKey={rowKey} columns={columns} />}
    </Pages>
  )
}
