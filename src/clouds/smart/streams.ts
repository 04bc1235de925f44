import type { Services } from '#frame'

type Ids = Pick<Services, 'idFrom'>

/** Streams of this cloud's lives: the same words, the same life, on every node and after every crash. */
export const tableStream = ({ idFrom }: Ids, itemCode: string): string => idFrom('decision table', itemCode)
export const verificationStream = ({ idFrom }: Ids, caseId: string): string => idFrom('verification', caseId)
export const registerStream = ({ idFrom }: Ids, register: string): string => idFrom('fact register', register)
export const quotaStream = ({ idFrom }: Ids, register: string, key: string, year: string): string =>
  idFrom('quota', register, key, year)

/** The system's actor for what tables decide. */
export const tableSystem = ({ idFrom }: Ids) => ({ kind: 'system', id: idFrom('actor', 'system') }) as const
