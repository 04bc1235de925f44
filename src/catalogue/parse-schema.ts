import { Ajv } from 'ajv'
import type { ValidateFunction } from 'ajv'
import type { Static, TSchema } from 'typebox'
import { FORMATS } from '#contract'

/** A document that has the shape, or every place where it has not. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly { readonly place: string; readonly detail: string }[] }

const ajv = new Ajv({ allErrors: true, strict: true })
for (const [name, fits] of Object.entries(FORMATS)) ajv.addFormat(name, fits)

/**
 * The rim between a file's JSON and our types: the schema that made the type is what checks the value. It is compiled
 * when the first document comes: all of them together take half a second, and a command needs few or none.
 */
export function schemaParser<Schema extends TSchema>(schema: Schema): (document: unknown) => Parsed<Static<Schema>> {
  let compiled: ValidateFunction<Static<Schema>> | undefined
  return (document) => {
    const validate = (compiled ??= ajv.compile<Static<Schema>>(schema))
    return validate(document)
      ? { ok: true, value: document }
      : {
          ok: false,
          faults: (validate.errors ?? []).map(({ instancePath, message = '', params }) => ({
            place: instancePath,
            detail: `${message} ${JSON.stringify(params)}`,
          })),
        }
  }
}
