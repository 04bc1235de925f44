import { createHash, randomBytes } from 'node:crypto'
import { parseTexts } from '../peer-client.ts'
import { refusedBy, said } from './answer.ts'
import type { PeerRoutes } from './answer.ts'
import type { Behaviours } from './behaviour.ts'
import { callBack } from './call-back.ts'
import { escapeHtml, page } from './messages.ts'

interface Project {
  readonly project: string
  readonly caseNumber: string
  readonly itemName: string
  readonly kind: string
  readonly until: string
  readonly callbackUrl: string
  readonly over: boolean
}

/** The trading centre of the loopback world: takes projects, and tells the bureau how each of them ended. */
export interface TradingFloor {
  readonly routes: PeerRoutes
  readonly page: () => string
  /** Somebody pressed a button: deal or no deal; false when there is no such project. */
  readonly close: (key: string, winner: { readonly name: string; readonly code: string }) => Promise<boolean>
}

const WORDS: Readonly<Record<string, string>> = { TENDER: '招标 Tender', AUCTION: '拍卖 Auction' }
const numberOf = (id: string) => `GZJY-${createHash('sha256').update(id).digest('hex').slice(0, 8).toUpperCase()}`

export function createTradingFloor(secret: Uint8Array, behaviours: Behaviours, now: () => string): TradingFloor {
  const projects = new Map<string, Project>()
  /** The address of a project must not be guessed from its number. */
  const keys = new Map<string, string>()
  return {
    routes: {
      '/trading/projects': (body) => {
        const told = parseTexts(body, 'id', 'caseNumber', 'itemName', 'kind', 'until', 'callbackUrl')
        if (told === undefined || WORDS[told.kind] === undefined)
          return refusedBy('MALFORMED', 'A project needs an id, a case and a kind')
        const { id, ...rest } = told
        const project = numberOf(id)
        if (!projects.has(project)) {
          projects.set(project, { ...rest, project, over: false })
          keys.set(randomBytes(12).toString('base64url'), project)
        }
        return said({ project })
      },
    },
    page: () => floorPage([...keys].map(([key, number]) => [key, projects.get(number)])),
    close: async (key, { name, code }) => {
      const known = projects.get(keys.get(key) ?? '')
      if (known === undefined || known.over) return known !== undefined
      projects.set(known.project, { ...known, over: true })
      const behaviour = behaviours.take('trading')
      if (behaviour === 'silent') return true
      const { caseNumber, kind, project, callbackUrl } = known
      const text = code === '' ? `${project} 无人中选，交易终止` : `${project} 成交，中选人 ${name}`
      const told = { act: 'RESULT', caseNumber, kind, project, text, winnerName: name, winnerCode: code }
      const signed = { secret, time: now(), forged: behaviour === 'unsigned' }
      for (let round = behaviour === 'duplicate' ? 2 : 1; round > 0; round -= 1)
        await callBack(callbackUrl, told, signed)
      return true
    },
  }
}

function floorPage(projects: readonly (readonly [key: string, project: Project | undefined])[]): string {
  const rows = projects.map(([key, project]) => {
    if (project === undefined) return ''
    const { project: number, caseNumber, itemName, kind, until, over } = project
    const form = `<form method="post" action="/trade/${encodeURIComponent(key)}">
      <p><label>中选人名称 Winner <input name="name" maxlength="100"></label></p>
      <p><label>中选人证件号码 Code <input name="code" maxlength="18"></label></p>
      <button name="deal" value="yes">成交 Deal</button>
      <button name="deal" value="no" class="plain">流标、流拍 No deal</button></form>`
    return `<article><p><b>${escapeHtml(WORDS[kind] ?? kind)}</b> ${escapeHtml(number)} · ${escapeHtml(itemName)}
      · ${escapeHtml(caseNumber)} · ${escapeHtml(until)}</p>${over ? '<p>已结束 Over</p>' : form}</article>`
  })
  return page(
    '演示公共资源交易 Loopback trading centre',
    rows.length === 0 ? '<p>还没有项目。Nothing yet.</p>' : rows.join(''),
  )
}
