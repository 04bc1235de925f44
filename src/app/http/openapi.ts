import { Problem } from '#contract'
import type { Api, Route } from '#contract'
import type { Json, JsonObject } from '#kernel'
import type { Door } from './mount.ts'
import { PREFIX } from './mount.ts'

/** A schema of the contract is plain JSON; what the library hangs on it besides is not enumerable. */
const plain = (schema: unknown): Json => JSON.parse(JSON.stringify(schema)) as Json

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>
  readonly required?: readonly string[]
}

function parametersIn(place: 'path' | 'query', schema: unknown): readonly JsonObject[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = plain(schema) as ObjectSchema
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }))
}

const header = (name: string, description: string): JsonObject => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
})

function requestBodyOf(route: Route): JsonObject {
  if (route.rawBody === true)
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string' } } } } }
  if (route.body === undefined) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: plain(route.body) } } } }
}

function operationOf(name: string, route: Route, door: Door, tag: string): JsonObject {
  const repeatable = route.machine === true || door.repeatable?.includes(name) === true
  const needsKey = (route.method === 'POST' || route.method === 'PUT') && !repeatable
  const content: JsonObject =
    route.raw === true ? { 'application/octet-stream': {} } : { 'application/json': { schema: plain(route.reply) } }
  return {
    operationId: `${tag}.${name}`,
    tags: [tag],
    summary: route.summary,
    // The one table of src/policy says who may do this.
    'x-action': route.action,
    ...(route.action === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parametersIn('path', route.params),
      ...parametersIn('query', route.query),
      ...(needsKey
        ? [header('Idempotency-Key', 'The same key and content take effect once; 8 to 200 characters')]
        : []),
      ...(route.method === 'GET' || route.machine === true ? [] : [header('X-CSRF-Token', '`csrf` of GET /session')]),
    ],
    ...requestBodyOf(route),
    responses: {
      '200': { description: 'As asked', content },
      default: {
        description: 'Refused (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** Printed from the same tables that validate and answer, so it cannot say anything else than the server does. */
export function openApiOf(doors: Readonly<Record<string, Door>>, version: string): JsonObject {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [tag, door] of Object.entries(doors))
    for (const [name, route] of Object.entries<Route>(door.api satisfies Api)) {
      const path = PREFIX + route.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route, door, tag) }
    }
  return {
    openapi: '3.1.0',
    info: { title: 'OneSeal 一章通', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: plain(Problem) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-oneseal' } },
    },
  }
}
