import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { editTexts } from './texts.ts'

interface RowsProps<Row> {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string
  /** How the row is called while it is closed. */
  readonly title: (row: Row) => string
  readonly add: string
  readonly make: () => Row
  readonly onChange: (rows: Row[]) => void
  readonly children: (row: Row, change: (row: Row) => void) => ReactNode
}

/** A list an official edits: open a row, move it, take it out, add one at the end. */
export function Rows<Row>({ rows, rowKey, title, add, make, onChange, children }: RowsProps<Row>) {
  const t = useTexts(editTexts)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const replace = (index: number, row: Row) => onChange(rows.map((each, i) => (i === index ? row : each)))
  const move = (index: number, by: number) => {
    const next = [...rows]
    const [taken] = next.splice(index, 1)
    if (taken !== undefined) next.splice(index + by, 0, taken)
    onChange(next)
  }
  return (
    <div className="edit-rows">
      <ol className="plain">
        {rows.map((row, index) => {
          const key = rowKey(row, index)
          const name = title(row) === '' ? t('unnamed') : title(row)
          const isOpen = open === key
          return (
            <li key={key} className={isOpen ? 'edit-row edit-row-open' : 'edit-row'}>
              <div className="edit-row-head">
                <button
                  type="button"
                  className="edit-row-name"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? undefined : key)}
                >
                  <span className="soft">{index + 1}</span> {name}
                </button>
                <span className="edit-row-acts">
                  <Act label={t('up', { name })} sign="↑" disabled={index === 0} onPress={() => move(index, -1)} />
                  <Act
                    label={t('down', { name })}
                    sign="↓"
                    disabled={index === rows.length - 1}
                    onPress={() => move(index, 1)}
                  />
                  <Act
                    label={t('remove', { name })}
                    sign="✕"
                    onPress={() => onChange(rows.filter((_, i) => i !== index))}
                  />
                </span>
              </div>
              {isOpen && <div className="edit-row-body stack">{children(row, (next) => replace(index, next))}</div>}
            </li>
          )
        })}
      </ol>
      <Button
        onClick={() => {
          const row = make()
          onChange([...rows, row])
          setOpen(rowKey(row, rows.length))
        }}
      >
        {add}
      </Button>
    </div>
  )
}

interface ActProps {
  readonly label: string
  readonly sign: string
  readonly disabled?: boolean
  readonly onPress: () => void
}

const Act = ({ label, sign, disabled = false, onPress }: ActProps) => (
  <button type="button" className="edit-act" aria-label={label} title={label} disabled={disabled} onClick={onPress}>
    {sign}
  </button>
)
