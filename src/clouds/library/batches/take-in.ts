import type { Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import { identifierFor, organOf } from '../identifiers.ts'
import type { IssuingOrgan } from '../identifiers.ts'
import { enteredLife, enteredStream } from '../lives.ts'
import type { BatchRow } from '../projections/batches.ts'
import { findType } from '../projections/types.ts'
import type { TypeRow } from '../projections/types.ts'
import { librarySystem, runOnBatch } from './run-batch.ts'
import { countTaken, markTaken, nextWaiting } from './staged-rows.ts'
import type { Sound, StagedRow } from './staged-rows.ts'

/** Acts that wait together are one commit of the ledger's writer; more at once gains nothing (measured). */
const AT_ONCE = 250
/** A minute's worth: the other jobs of the house have their turn between two rounds of a large batch. */
const ROUNDS_A_MINUTE = 80

interface Taking {
  readonly batch: BatchRow
  readonly organ: IssuingOrgan
  readonly type: NonNullable<TypeRow['inForce']>
}

/** Answers whether it was in the library by another way. The life's own name keeps a line from going in twice. */
async function takeOne(services: Services, { batch, organ, type }: Taking, row: number, sound: Sound) {
  const { certificateType } = batch
  const of = { certificateType, organ: organ.id, number: sound.number }
  const command = jsonObjectOf({
    type: 'EnterHistoric',
    at: services.now(),
    by: '$actor',
    ...of,
    typeVersion: type.number,
    certificateName: type.content.name.zh,
    organName: organ.name,
    holder: sound.holder,
    rows: sound.rows,
    validFrom: sound.validFrom,
    validUntil: sound.validUntil,
    file: sound.file,
    identifier: identifierFor(certificateType, organ, sound.number),
    batch: batch.id,
    row,
  })
  const stream = enteredStream(services, of)
  const result = await services.run({ life: enteredLife.kind, stream, command, by: librarySystem(services) })
  if (result.ok) return false
  if (result.refusal.code === 'CERTIFICATE_ALREADY_ENTERED') return result.refusal.facts?.['source'] !== batch.id
  throw new Error(`Line ${String(row)} of the batch ${batch.id} is refused: ${result.refusal.code}`)
}

/**
 * One entry for each certificate. Whatever ends the process, the next run goes on with the first line that is not
 * marked; a line that went in and was not marked yet is refused by its own life as the same line of the same batch.
 */
export async function takeInBatch(services: Services, batch: BatchRow): Promise<void> {
  const [type, organ] = await Promise.all([
    findType(services.db, batch.certificateType),
    organOf(services, batch.organ),
  ])
  const inForce = type?.inForce ?? null
  if (inForce === null || organ === undefined) throw new Error(`The type of the batch ${batch.id} is not in force`)
  const place = { batch: batch.id, round: batch.round }
  const taking: Taking = { batch, organ, type: inForce }
  for (let round = 0; ; round += 1) {
    const rows = await nextWaiting(services.db, place, AT_ONCE)
    if (rows.length === 0) break
    if (round === ROUNDS_A_MINUTE) return
    const known = await Promise.all(
      rows.map(({ row, content }: StagedRow) =>
        content === null ? Promise.resolve(false) : takeOne(services, taking, row, content),
      ),
    )
    const numbers = rows.map(({ row }) => row)
    await markTaken(
      services.db,
      place,
      numbers,
      numbers.filter((_, index) => known[index] === true),
    )
  }
  await runOnBatch(services, batch.id, {
    type: 'RecordTaking',
    round: batch.round,
    ...(await countTaken(services.db, place)),
  })
}
