import { Type as T } from 'typebox'
import type { Static, TSchema } from 'typebox'
import type { Action } from '#policy'

/** A table somebody imports: 100,000 lines of sixty columns as CSV; packed as XLSX the same is a tenth. */
export const TABLE_BYTES_MAX = 64 * 1024 * 1024

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * One door of the HTTP interface, said once: the server validates with it, the browser's client is typed by it,
 * the OpenAPI document is printed from it, and the policy test tries every role on its `action`.
 */
export interface Route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> {
  readonly method: Method
  /** Below /api/v1, with `:name` for parameters. */
  readonly path: string
  readonly summary: string
  /** What `may` is asked; 'public' needs no sign-in. */
  readonly action: Action
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  /** The reply is a file or a stream, not JSON; the handler writes it itself. */
  readonly raw?: true
  /** The request is a file's bytes (application/octet-stream or application/pdf), not JSON. */
  readonly rawBody?: true
  /** How large that file may be, where it is no paper: the rim's own limit otherwise. */
  readonly bytesMax?: number
  /** Another house's machine calls and signs what it says: it has no session, and so no CSRF token. */
  readonly machine?: true
}

export const route = <
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
>(
  definition: Route<P, Q, B, R>,
): Route<P, Q, B, R> => definition

type Part<Name extends string, S> = TSchema extends S
  ? unknown
  : S extends TSchema
    ? Readonly<Record<Name, Static<S>>>
    : unknown

/** What a caller gives: only the parts the route declares. */
export type Input<D> =
  D extends Route<infer P, infer Q, infer B> ? Part<'params', P> & Part<'query', Q> & Part<'body', B> : never
/** What a caller gets. */
export type Output<D> = D extends Route<infer _P, infer _Q, infer _B, infer R> ? Static<R> : never

/** A map of named routes; every cloud exports one as `api`. */
export type Api = Readonly<Record<string, Route>>

/** The body of every error answer (RFC 9457), with the refusal's code and its sentence in both languages. */
export const Problem = T.Object({
  type: T.String(),
  title: T.String(),
  status: T.Integer(),
  code: T.String(),
  detail: T.String(),
  detailEn: T.String(),
  fields: T.Optional(T.Array(T.Object({ path: T.String(), message: T.String(), messageEn: T.String() }))),
})
export type Problem = Static<typeof Problem>

/** A keyset-paged list: pass `after` back to get the next page; null means there is none. */
export const Page = <S extends TSchema>(item: S) =>
  T.Object({ items: T.Array(item), after: T.Union([T.String(), T.Null()]) })
export const PageQuery = {
  after: T.Optional(T.String({ maxLength: 200 })),
  limit: T.Optional(T.Integer({ minimum: 1, maximum: 100 })),
}
