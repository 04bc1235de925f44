import { lifeTable } from '#frame'
import type { Projection } from '#ledger'
import type { TransferState } from '../domain/transfer.ts'
import { transferLife } from '../lives.ts'
import { caseHeldProjection, inWritingProjection } from './item-state.ts'

export const TRANSFERS = 'organisation.transfer'

const schema = 'organisation'
const transfers = lifeTable(transferLife, {
  schema,
  name: 'organisation-transfer',
  table: 'transfer',
  columnsOf: ({ terms, stage, preparedAt }: TransferState) => ({
    number: terms.number,
    stage,
    effective_on: terms.effectiveOn,
    prepared_at: preparedAt,
  }),
})

export const tables: readonly Projection[] = [transfers, caseHeldProjection, inWritingProjection]
