import './conduct.css'

/** Figures side by side, each under its word. */
export function Numbers({ numbers }: { readonly numbers: readonly (readonly [label: string, count: number])[] }) {
  return (
    <p className="conduct-numbers">
      {numbers.map(([label, count]) => (
        <span key={label}>
          <strong>{count}</strong>
          {label}
        </span>
      ))}
    </p>
  )
}
