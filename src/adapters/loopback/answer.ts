import type { JsonObject } from '#kernel'

/** What a loopback peer says to one signed call. */
export interface PeerReply {
  readonly status: number
  readonly body: JsonObject
}
export const said = (body: JsonObject): PeerReply => ({ status: 200, body })
export const refusedBy = (code: string, message: string): PeerReply => ({ status: 422, body: { code, message } })
export type PeerRoute = (body: JsonObject) => PeerReply
export type PeerRoutes = Readonly<Record<string, PeerRoute>>
