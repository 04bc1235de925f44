const OUTCOMES = [
  'CaseGranted',
  'CaseRefused',
  'ApplicationNotAccepted',
  'ApplicationWithdrawn',
  'CaseTerminated',
  'GrantAnnulled',
] as const

/** How a case stands, as one word of the texts. */
export const outcomeWord = (outcome: string | null): (typeof OUTCOMES)[number] | 'running' =>
  OUTCOMES.find((known) => known === outcome) ?? 'running'
