import { Link } from '@tanstack/react-router'
import type { Finding } from './client.ts'

/** What it rests on; what is a record of its own opens. */
export function EvidenceList({ evidence }: { readonly evidence: Finding['evidence'] }) {
  return (
    <ul className="plain">
      {evidence.map(({ kind, id, label }) => (
        <li key={id}>
          {kind === 'INSPECTION' ? (
            <Link to="/desk/inspections/$id" params={{ id }}>
              {label}
            </Link>
          ) : (
            label
          )}
        </li>
      ))}
    </ul>
  )
}
