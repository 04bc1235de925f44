import type { Card } from './client.ts'

/** The worst first: red before yellow, unanswered before answered, the longest due first. */
export const bySeverity = (a: Card, b: Card): number =>
  rank(a) - rank(b) || a.due.localeCompare(b.due) || a.id.localeCompare(b.id)

const rank = ({ colour, answer, lifted }: Card): number =>
  (colour === 'RED' ? 0 : 1) + (answer === null && lifted === null ? 0 : 2)
