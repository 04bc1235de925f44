import { lifeTable } from '#frame'
import type { LifeDefinition, Services } from '#frame'
import { batchDecider } from './domain/batch.ts'
import type { BatchCommand, BatchState } from './domain/batch.ts'
import { certificateTypeDecider } from './domain/certificate-type.ts'
import type { CertificateTypeCommand, CertificateTypeState } from './domain/certificate-type.ts'
import { enteredDecider } from './domain/entered.ts'
import type { EnteredCommand, EnteredState } from './domain/entered.ts'
import { blankDecider } from './domain/blanks.ts'
import type { BlankCommand, BlankState } from './domain/blanks.ts'
import { BATCH_TYPES, BLANK_TYPES, CERTIFICATE_TYPE_TYPES, ENTERED_TYPES, HOLDER_TYPES } from './domain/events.ts'
import type { BatchEvent, BlankEvent, CertificateTypeEvent, EnteredEvent, HolderEvent } from './domain/events.ts'
import { holderDecider } from './domain/holder.ts'
import type { HolderCommand, HolderState } from './domain/holder.ts'

export const certificateTypeLife: LifeDefinition<CertificateTypeCommand, CertificateTypeState, CertificateTypeEvent> = {
  kind: 'certificateType',
  decider: certificateTypeDecider,
  eventTypes: CERTIFICATE_TYPE_TYPES,
}
export const enteredLife: LifeDefinition<EnteredCommand, EnteredState, EnteredEvent> = {
  kind: 'enteredCertificate',
  decider: enteredDecider,
  eventTypes: ENTERED_TYPES,
}
export const batchLife: LifeDefinition<BatchCommand, BatchState, BatchEvent> = {
  kind: 'stockBatch',
  decider: batchDecider,
  eventTypes: BATCH_TYPES,
}
export const blankLife: LifeDefinition<BlankCommand, BlankState, BlankEvent> = {
  kind: 'blankBook',
  decider: blankDecider,
  eventTypes: BLANK_TYPES,
}
/** 制式凭证: the books of every organ. */
export const blankProjection = lifeTable<BlankCommand, NonNullable<BlankState>, BlankEvent>(blankLife, {
  schema: 'library',
  name: 'library.blank_book',
  table: 'blank_book',
  columnsOf: ({ organ, form, prefix, first }) => ({ organ, form, prefix, first }),
})
export const holderLife: LifeDefinition<HolderCommand, HolderState, HolderEvent> = {
  kind: 'holderChange',
  decider: holderDecider,
  eventTypes: HOLDER_TYPES,
}

type Naming = Pick<Services, 'idFrom'>
export const typeStream = ({ idFrom }: Naming, code: string) => idFrom('certificate type', code)
/** One life for one book: the numbers on it tell it from every other. */
export const blankStream = ({ idFrom }: Naming, of: { organ: string; form: string; prefix: string; first: number }) =>
  idFrom('blank book', of.organ, of.form, of.prefix, String(of.first))
/** One life for one number of one organ's type, however often somebody brings it. */
export const enteredStream = ({ idFrom }: Naming, of: { certificateType: string; organ: string; number: string }) =>
  idFrom('entered certificate', of.certificateType, of.organ, of.number)
