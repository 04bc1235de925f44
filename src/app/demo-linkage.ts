import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Matters } from '#catalogue'
import { parseBoundaryContent } from '#clouds/supervision'
import { isJsonList, isJsonObject, jsonObjectOf, localDate, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import type { OfficerActor } from '#policy'
import type { WholeOffice } from './office.ts'

type District = Matters['district']
const FILE = 'boundary-list.json'

function actorOf({ officers, organs }: District, username: string): OfficerActor {
  const officer = officers.find((one) => one.username === username)
  const region = organs.find(({ id }) => id === officer?.organ)?.region
  if (officer === undefined || region === undefined) throw new Error(`The demo district has no ${username}`)
  return { kind: 'officer', id: officer.id, organ: officer.organ, region, roles: officer.roles }
}

/** In matters/ organs are called by their keys. */
function withIds(line: Json, { organs }: District): Json {
  if (!isJsonObject(line)) return line
  const ids = (keys: Json | undefined): Json =>
    isJsonList(keys) ? keys.map((key) => organs.find((organ) => organ.key === key)?.id ?? key) : []
  return { ...line, organs: ids(line['organs']), upper: ids(line['upper']) }
}

/** 审管互动边界清单 of the demo district, its liaison officers, and one department that still writes everything twice. */
export async function seedLinkage({ services }: WholeOffice, { district }: Matters, folder: string): Promise<void> {
  const file = parseJson(readFileSync(join(folder, FILE), 'utf8'))
  if (!isJsonObject(file)) throw new Error(`${FILE} is no object`)
  const { note, lines, industries = [] } = file
  const content = parseBoundaryContent({
    lines: isJsonList(lines) ? lines.map((line) => withIds(line, district)) : [],
    industries,
  })
  if (content === undefined) throw new Error(`${FILE} is no boundary list`)
  const at = services.now()
  const run = async (key: string, life: string, stream: string, by: OfficerActor, command: JsonObject) => {
    const idempotency = { scope: 'seed', key, content: { key } }
    const result = await services.run({ life, stream, command: { ...command, at, by: '$actor' }, by, idempotency })
    // Somebody has drafted or published another meanwhile: theirs stands.
    if (!result.ok && !STANDS.includes(result.refusal.code)) throw new Error(`${key}: ${result.refusal.code}`)
  }
  const stream = services.idFrom('boundary list')
  const draft = {
    type: 'DraftBoundaryList',
    content: jsonObjectOf(content),
    note: typeof note === 'string' ? note : '',
  }
  await run('boundary list draft', 'boundaryList', stream, actorOf(district, 'bian.zhun'), draft)
  const today = localDate(at)
  const publish = { type: 'PublishBoundaryList', effectiveFrom: today, today }
  await run('boundary list', 'boundaryList', stream, actorOf(district, 'shen.biao'), publish)
  for (const { username, contact } of LIAISONS) {
    const by = actorOf(district, username)
    const liaisons = [{ officer: by.id, contact, part: 'LIAISON', away: null }]
    const command = { type: 'NameLiaisons', organ: by.organ, liaisons }
    await run(`liaison ${username}`, 'supervisingOrgan', services.idFrom('supervising organ', by.organ), by, command)
  }
  const twice = actorOf(district, 'jiang.weiqing')
  const own = { type: 'DeclareOwnSystem', organ: twice.organ, name: '卫生监督信息报告系统' }
  await run('own system', 'supervisingOrgan', services.idFrom('supervising organ', twice.organ), twice, own)
}

const STANDS: readonly string[] = ['BOUNDARY_WITHOUT_DRAFT', 'BOUNDARY_SAME_PERSON', 'SYSTEM_CONNECTED']
const LIAISONS = [
  { username: 'he.yuanzhou', contact: '示范区政务服务中心 3 楼，内线 8301' },
  { username: 'pan.guanshi', contact: '食品经营监管科，内线 6102' },
  { username: 'jiang.weiqing', contact: '卫生监督科，内线 6203' },
  { username: 'zhen.xunchang', contact: '范例镇综合行政执法队，内线 2101' },
] as const
