import './numbers.css'

type Numbered = readonly [label: string, count: number | string]

/** Figures side by side, each over its word. */
export function Numbers({ numbers }: { readonly numbers: readonly Numbered[] }) {
  return (
    <p className="numbers">
      {numbers.map(([label, count]) => (
        <span key={label}>
          <strong>{count}</strong>
          {label}
        </span>
      ))}
    </p>
  )
}
