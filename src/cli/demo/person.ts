import { randomUUID } from 'node:crypto'
import { createClient, officeApi } from '#contract'
import type { Client } from '#contract'
import { api as approvalApi } from '#clouds/approval/api'
import { api as analyticsApi } from '#clouds/analytics/api'
import { api as certificateApi } from '#clouds/certificate/api'
import { api as libraryApi } from '#clouds/library/api'
import { api as organisationApi } from '#clouds/organisation/api'
import { api as archiveApi } from '#clouds/archive/api'
import { api as findingsApi } from '#clouds/findings/api'
import { api as conductApi } from '#clouds/conduct/api'
import { api as inspectionApi } from '#clouds/inspection/api'
import { api as interplayApi } from '#clouds/interplay/api'
import { api as oversightApi } from '#clouds/oversight/api'
import { api as recognitionApi } from '#clouds/recognition/api'
import { api as reuseApi } from '#clouds/reuse/api'
import { api as serviceApi } from '#clouds/service/api'
import { api as smartApi } from '#clouds/smart/api'
import { api as standardsApi } from '#clouds/standards/api'
import { api as partiesApi } from '#clouds/parties/api'
import { api as supervisionApi } from '#clouds/supervision/api'

/** Somebody with a browser of his own: cookies, CSRF token, and every door of the house typed. */
export interface Person {
  readonly office: Client<typeof officeApi>
  readonly approval: Client<typeof approvalApi>
  readonly certificate: Client<typeof certificateApi>
  readonly library: Client<typeof libraryApi>
  readonly supervision: Client<typeof supervisionApi>
  readonly oversight: Client<typeof oversightApi>
  readonly archive: Client<typeof archiveApi>
  readonly findings: Client<typeof findingsApi>
  readonly inspection: Client<typeof inspectionApi>
  readonly conduct: Client<typeof conductApi>
  readonly interplay: Client<typeof interplayApi>
  readonly service: Client<typeof serviceApi>
  readonly standards: Client<typeof standardsApi>
  readonly smart: Client<typeof smartApi>
  readonly recognition: Client<typeof recognitionApi>
  readonly reuse: Client<typeof reuseApi>
  readonly analytics: Client<typeof analyticsApi>
  readonly organisation: Client<typeof organisationApi>
  readonly parties: Client<typeof partiesApi>
  readonly signIn: (username: string, password: string) => Promise<string>
  readonly upload: (name: string, bytes: Uint8Array, mediaType: string) => Promise<Uploaded>
  /** What the house hands out, read as it comes. */
  readonly open: (path: string) => Promise<Response>
  /** A file the house hands out. */
  readonly download: (path: string) => Promise<Uint8Array>
  /** Sends a file to a door that takes one; answers the JSON reply. */
  readonly send: (path: string, bytes: Uint8Array) => Promise<unknown>
}
export interface Uploaded {
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

const WAIT_MS = 100
const SECONDS_MAX = 20

/** A new visitor at the door. `fetching` is the network, or a server in the same process. */
export function visitor(origin: string, fetching: Fetch): Person {
  const cookies = new Map<string, string>()
  let csrf = ''
  const headers = () => ({
    ...(csrf === '' ? {} : { 'x-csrf-token': csrf }),
    ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
  })
  const browse: Fetch = async (url, init = {}) => {
    const response = await fetching(url, { ...init, headers: { ...asRecord(init.headers), ...headers() } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const equals = pair.indexOf('=')
      cookies.set(pair.slice(0, equals), pair.slice(equals + 1))
    }
    return response
  }
  const transport = { origin, headers, fetch: browse, newKey: () => randomUUID() }
  const office = createClient(officeApi, transport)
  const raw = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await browse(`${origin}/api/v1${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`)
    return response
  }
  const binary = (bytes: Uint8Array, mediaType: string, more: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    body: Buffer.from(bytes),
    headers: { 'content-type': mediaType, 'idempotency-key': randomUUID(), ...more },
  })
  return {
    office,
    approval: createClient(approvalApi, transport),
    certificate: createClient(certificateApi, transport),
    library: createClient(libraryApi, transport),
    supervision: createClient(supervisionApi, transport),
    oversight: createClient(oversightApi, transport),
    archive: createClient(archiveApi, transport),
    findings: createClient(findingsApi, transport),
    inspection: createClient(inspectionApi, transport),
    conduct: createClient(conductApi, transport),
    interplay: createClient(interplayApi, transport),
    service: createClient(serviceApi, transport),
    standards: createClient(standardsApi, transport),
    smart: createClient(smartApi, transport),
    recognition: createClient(recognitionApi, transport),
    reuse: createClient(reuseApi, transport),
    analytics: createClient(analyticsApi, transport),
    organisation: createClient(organisationApi, transport),
    parties: createClient(partiesApi, transport),
    signIn: async (username, password) => {
      csrf = (await office.me({})).csrf
      const me = await office.signIn({ body: { username, password } })
      csrf = me.csrf
      return me.id ?? ''
    },
    upload: async (name, bytes, mediaType) => {
      const response = await raw('/files', binary(bytes, mediaType, { 'x-file-name': encodeURIComponent(name) }))
      return parseUploaded(await response.json())
    },
    open: (path) => raw(path),
    download: async (path) => new Uint8Array(await (await raw(path)).arrayBuffer()),
    send: async (path, bytes) => {
      if (csrf === '') csrf = (await office.me({})).csrf
      const answer: unknown = await (await raw(path, binary(bytes, 'application/octet-stream'))).json()
      return answer
    },
  }
}

function asRecord(headers: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries(new Headers(headers).entries())
}

function parseUploaded(value: unknown): Uploaded {
  if (typeof value === 'object' && value !== null && 'sha256' in value && 'fileName' in value) {
    const { sha256, fileName } = value
    const mediaType = 'mediaType' in value ? String(value.mediaType) : ''
    const sizeBytes = 'sizeBytes' in value ? Number(value.sizeBytes) : 0
    return { sha256: String(sha256), fileName: String(fileName), mediaType, sizeBytes }
  }
  throw new Error('The upload was not answered as agreed')
}

/** Asks until the answer is there: documents are sealed within the second, and released after their checkpoint. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  secondsMax: number = SECONDS_MAX,
): Promise<T> {
  const deadline = performance.now() + secondsMax * 1000
  while (performance.now() < deadline) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
  throw new Error(`${what} did not come within ${String(secondsMax)} seconds`)
}
