import { useMemo } from 'react'
import QRCode from 'qrcode'
import './counter.css'

/** A code any scanner at a counter reads; what it says stands below for whoever has none. */
export function CodeMark({ text, label, shown = text }: CodeMarkProps) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <figure className="code-mark">
      <svg viewBox={`-2 -2 ${String(size + 4)} ${String(size + 4)}`} role="img" aria-label={label}>
        <path d={path} />
      </svg>
      <figcaption className="mono small">{shown}</figcaption>
    </figure>
  )
}
interface CodeMarkProps {
  readonly text: string
  readonly label: string
  /** What people read below it. */
  readonly shown?: string
}

function drawn(text: string): { readonly size: number; readonly path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const squares: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) !== 0) squares.push(`M${String(column)} ${String(row)}h1v1h-1z`)
    }
  }
  return { size: modules.size, path: squares.join('') }
}
