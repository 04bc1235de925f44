import { schemaParser } from './parse-schema.ts'
import { ItemStandard } from './standard.ts'

/** A document as an item standard, or where it does not have the shape of one. */
export const parseItemStandard = schemaParser(ItemStandard)
