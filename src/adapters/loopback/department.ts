import { randomBytes } from 'node:crypto'
import { isJsonList, isJsonObject } from '#kernel'
import type { JsonObject } from '#kernel'
import { parseBody, parseTexts } from '../peer-client.ts'
import { SIGNATURE_HEADERS, signRequest } from '../wire.ts'

/** 部门自建系统 of the loopback world: what its people enter there, nobody enters a second time at the bureau. */
export interface DepartmentSystem {
  readonly organ: string
  /** Who of the department claims and records. */
  readonly officer: string
  /** Key of its calls, as the bureau told it once. */
  readonly secret: Uint8Array
  readonly now: () => string
  /** Plain date of an inspection. */
  readonly today: () => string
  readonly post: (
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly text: string }>
}
interface DepartmentRound {
  readonly received: number
  readonly claimed: number
  readonly recorded: number
  /** What the bureau did not take, by its code. */
  readonly refused: readonly string[]
}

const PATH = '/api/v1/linkage/system-calls'

async function call(system: DepartmentSystem, said: JsonObject): Promise<{ status: number; body: JsonObject }> {
  const body = JSON.stringify({ organ: system.organ, ...said })
  const once = { time: system.now(), nonce: randomBytes(16).toString('base64url') }
  const signature = signRequest(system.secret, { method: 'POST', path: PATH, body }, once)
  const answer = await system.post(PATH, body, {
    'content-type': 'application/octet-stream',
    [SIGNATURE_HEADERS.time]: once.time,
    [SIGNATURE_HEADERS.nonce]: once.nonce,
    [SIGNATURE_HEADERS.value]: signature.value,
  })
  return { status: answer.status, body: parseBody(answer.text) ?? {} }
}

/** Duties at a stage, as the bureau lists them. */
async function pull(system: DepartmentSystem, stage: string): Promise<readonly string[]> {
  const { body } = await call(system, { act: 'PULL', stage })
  const { items } = body
  if (!isJsonList(items)) return []
  return items.flatMap((item) => (isJsonObject(item) ? (parseTexts(item, 'id')?.id ?? []) : []))
}

const FOUND = '已按部门系统中的检查记录核实，现场与许可内容一致。'

/** One look at the bureau: everything new is received and claimed, everything claimed inspected and fed back. */
export async function workOnce(system: DepartmentSystem): Promise<DepartmentRound> {
  const refused: string[] = []
  const { officer } = system
  const does = async (said: JsonObject): Promise<number> => {
    const { status, body } = await call(system, said)
    if (status < 300) return 1
    refused.push(parseTexts(body, 'code')?.code ?? String(status))
    return 0
  }
  let [received, claimed, recorded] = [0, 0, 0]
  for (const duty of await pull(system, 'open')) {
    received += await does({ act: 'RECEIVE', duty })
    claimed += await does({ act: 'CLAIM', duty, officer })
  }
  for (const duty of await pull(system, 'claimed')) {
    await does({ act: 'INSPECT', duty, officer, on: system.today() })
    const record = { method: 'ON_SITE', found: FOUND, result: 'NORMAL', measure: '' }
    recorded += await does({ act: 'RECORD', duty, officer, ...record })
  }
  return { received, claimed, recorded, refused }
}
