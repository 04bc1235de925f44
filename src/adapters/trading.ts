import { NOT_CONNECTED, parseOutcome } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { createPeerClient, parseBody, parseTexts } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'
import { isSignedBy } from './wire.ts'
import type { Signature, SignedRequest } from './wire.ts'

/** 公共资源交易系统: holds the tenders and auctions on which a permit depends (行政许可法 53). */
interface TradingProject {
  /** Ours; the same twice is one project. */
  readonly id: string
  readonly caseNumber: string
  readonly itemName: string
  readonly kind: 'TENDER' | 'AUCTION'
  /** Plain date by which the clock of the case stands still at the longest. */
  readonly until: string
  /** Where the centre tells us what became of it, signed. */
  readonly callbackUrl: string
}
/** What the centre says by itself: that a case must wait for trading, or what the trading has brought. */
export interface TradingNotice {
  readonly act: 'SUSPEND' | 'RESULT'
  readonly caseNumber: string
  readonly kind: 'TENDER' | 'AUCTION'
  /** 交易项目编号 of the centre. */
  readonly project: string
  /** Announcement, or minutes of the deal, in one sentence. */
  readonly text: string
  /** Of a result: who won, by the code he is registered under; empty where nobody did (流标、流拍). */
  readonly winnerName: string
  readonly winnerCode: string
}
export interface TradingAdapter {
  readonly announce: (project: TradingProject) => Promise<Outcome<{ readonly project: string }>>
  /** The notice in a call the centre made to us; undefined when it did not sign it. */
  readonly readNotice: (request: SignedRequest, signature: Signature, nowMs: number) => TradingNotice | undefined
}

export function createTradingAdapter(address: PeerAddress | undefined): TradingAdapter {
  if (address === undefined) return { announce: () => Promise.resolve(NOT_CONNECTED), readNotice: () => undefined }
  const client = createPeerClient(address)
  return {
    announce: async (project) =>
      parseOutcome(await client.call('/trading/projects', { ...project }), (body) => parseTexts(body, 'project')),
    readNotice: (request, signature, nowMs) =>
      isSignedBy(client.secret, request, signature, nowMs)
        ? parseNotice(Buffer.from(request.body).toString('utf8'))
        : undefined,
  }
}

const ACTS = ['SUSPEND', 'RESULT'] as const
const KINDS = ['TENDER', 'AUCTION'] as const
const TEXT_MAX = 500

function parseNotice(body: string): TradingNotice | undefined {
  const texts = parseTexts(
    parseBody(body) ?? {},
    ...(['act', 'caseNumber', 'kind', 'project', 'text', 'winnerName', 'winnerCode'] as const),
  )
  const act = ACTS.find((known) => known === texts?.act)
  const kind = KINDS.find((known) => known === texts?.kind)
  if (texts === undefined || act === undefined || kind === undefined) return undefined
  const tooLong = Object.values(texts).some((text) => text.length > TEXT_MAX)
  return tooLong || texts.project.trim() === '' || texts.text.trim() === '' ? undefined : { ...texts, act, kind }
}
