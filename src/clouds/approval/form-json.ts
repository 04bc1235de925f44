import type { JsonObject } from '#kernel'

/** A form that came in as JSON and passed its schema is JSON: what the doors' types call unknown is given its name. */
export const parseForm = (form: Readonly<Record<string, unknown>>): JsonObject => form as never
