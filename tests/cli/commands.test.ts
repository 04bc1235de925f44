import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const PROGRAM = join(process.cwd(), 'dist', 'oneseal.js')
const MINUTES = 60_000
const folders: string[] = []
const scratch = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), `oneseal-${name}-`))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}
/** Runs `oneseal …` as a person would, in another process. */
async function oneseal(...words: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], {
      timeout: 3 * MINUTES,
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const failed = error as { readonly code?: number; readonly stdout?: string; readonly stderr?: string }
    return { code: failed.code ?? -1, out: failed.stdout ?? '', err: failed.stderr ?? '' }
  }
}

interface Demo {
  readonly data: string
  readonly case: string
  readonly certificate: { readonly number: string; readonly file: string }
  readonly proof: { readonly file: string }
  readonly trust: { readonly file: string }
  readonly ledger: { readonly size: number; readonly root: string }
  readonly steps: readonly { readonly name: string; readonly ms: number }[]
  readonly verified: boolean
}

describe('the demo tells the whole story', () => {
  let demo: Demo
  beforeAll(async () => {
    const ended = await oneseal('demo', '--json')
    expect(ended, ended.err).toMatchObject({ code: 0 })
    demo = JSON.parse(ended.out) as Demo
    folders.push(demo.data)
  }, 3 * MINUTES)

  test('and prints one JSON object that says what came of it', () => {
    expect(demo.verified).toBe(true)
    expect(demo.certificate.number).toMatch(/^1\.2\.156\.3005\.2\./)
    expect(demo.steps.map(({ name }) => name)).toContain('supervise')
  })

  test('the certificate and its bundle are genuine against the pinned trust', async () => {
    const ended = await oneseal('verify', demo.certificate.file, demo.proof.file, '--trust', demo.trust.file)
    expect(ended, ended.err).toMatchObject({ code: 0 })
    expect(ended.out).toContain('真实')
  })

  test('without a pinned trust nothing is called genuine', async () => {
    const ended = await oneseal(
      'verify',
      demo.certificate.file,
      demo.proof.file,
      '--data',
      scratch('nowhere'),
      '--json',
    )
    expect(ended.code).toBe(1)
    const { results } = JSON.parse(ended.out) as {
      results: readonly { readonly outcome: string; readonly lines: readonly string[] }[]
    }
    expect(results.map(({ outcome }) => outcome)).toEqual(['issuerNotEstablished', 'issuerNotEstablished'])
    // A tick stands only before what was checked; what was not says how it can be.
    const lines = results.flatMap((one) => one.lines)
    expect(lines.find((line) => line.includes('--trust FILE'))).toMatch(/^？ .*Not checked/)
    expect(lines.filter((line) => line.startsWith('✔') && /pinned|the bureau’s root/.test(line))).toEqual([])
  })

  test.each([
    ['certificate', 100],
    ['certificate', 40_000],
    ['proof', 200],
    ['proof', 900],
  ] as const)('one changed byte in the %s (at %i) is refused', async (which, at) => {
    const source = which === 'certificate' ? demo.certificate.file : demo.proof.file
    const bytes = readFileSync(source)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const file = join(scratch('changed'), which === 'certificate' ? 'changed.pdf' : 'changed.json')
    writeFileSync(file, bytes)
    expect((await oneseal('verify', file, '--trust', demo.trust.file)).code).toBe(1)
  })

  test.each([
    ['body', /"organName":"/, '✘ 正文与记录的摘要不一致'],
    ['signature', /\\n\\n— [^ ]+ [^"]{20}/, '✘ 检查点的签名不是账本密钥作出的'],
    ['path', /"inclusion":\["/, '✘ 证明路径到不了检查点的根'],
    ['frame', /"v":(?=1,"vkey")/, '✘ 证明包已损坏 The bundle is damaged: 缺少版本号 1'],
    ['text', /^/, '✘ 证明包已损坏 The bundle is damaged: 不是 JSON 对象'],
  ])('a bundle changed in its %s is refused with the part that fails and why', async (part, place, sentence) => {
    const text = readFileSync(demo.proof.file, 'utf8')
    const found = place.exec(text)
    if (found === null) throw new Error(`The bundle of this test has no ${part}`)
    const at = found.index + found[0].length
    const other = part === 'text' ? '?' : part === 'frame' ? '2' : text[at] === 'A' ? 'B' : 'A'
    const file = join(scratch('changed'), 'changed.json')
    writeFileSync(file, text.slice(0, at) + other + text.slice(at + 1))
    const ended = await oneseal('verify', file, '--trust', demo.trust.file)
    expect(ended.code).toBe(1)
    expect(ended.out).toContain(sentence)
  })

  test('a stranger recomputes the root from the export with nothing of ours', async () => {
    const out = scratch('export')
    const exported = await oneseal('ledger', 'export', '--out', out, '--data', demo.data)
    expect(exported, exported.err).toMatchObject({ code: 0 })
    const lines = readFileSync(join(out, 'entries.jsonl'), 'utf8').trimEnd().split('\n')
    const leaves = lines.map((line) => {
      const start = line.indexOf('"envelope":') + '"envelope":'.length
      // RFC 8785 sorts members: body, envelope, index, salt.
      const envelope = line.slice(start, line.lastIndexOf(',"index":'))
      return sha256(Buffer.concat([Buffer.of(0), Buffer.from(envelope)]))
    })
    const [, size, root] = readFileSync(join(out, 'checkpoint'), 'utf8').split('\n')
    expect(leaves).toHaveLength(Number(size))
    expect(rootOf(leaves).toString('base64')).toBe(root)
    expect(lines.join('\n')).not.toContain('稻香小馆')
  })

  test('bodies leave the house only with an entry that says so', async () => {
    const out = scratch('bodies')
    const ended = await oneseal('ledger', 'export', '--out', out, '--with-bodies', '--data', demo.data)
    expect(ended, ended.err).toMatchObject({ code: 0 })
    expect(readFileSync(join(out, 'entries.jsonl'), 'utf8')).toContain('稻香小馆')
    const after = scratch('after')
    await oneseal('ledger', 'export', '--out', after, '--data', demo.data)
    expect(readFileSync(join(after, 'entries.jsonl'), 'utf8')).toContain('"type":"BodiesTaken"')
  })

  test('a proof can be asked for by certificate number, and fsck is sound', async () => {
    const proof = await oneseal('ledger', 'proof', demo.certificate.number, '--data', demo.data, '--json')
    expect(proof.code).toBe(0)
    const { leaves } = JSON.parse(proof.out) as { leaves: readonly { readonly envelope: { readonly type: string } }[] }
    expect(leaves.map(({ envelope }) => envelope.type)).toEqual([
      'CertificatePrepared',
      'SealUseBegan',
      'CertificateSealed',
    ])
    const fsck = await oneseal('fsck', '--json', '--data', demo.data)
    expect(fsck.code, fsck.err + fsck.out).toBe(0)
    expect(JSON.parse(fsck.out)).toMatchObject({ ok: true, findings: [] })
  })

  test('another installation’s certificate is refused as such', async () => {
    const other = scratch('other')
    expect(await init(other)).toMatchObject({ code: 0 })
    const ended = await oneseal('verify', demo.certificate.file, demo.proof.file, '--trust', join(other, 'trust.json'))
    expect(ended.code).toBe(1)
    expect(ended.out).toContain('UNKNOWN_ISSUER')
    expect(ended.out).toContain('ANOTHER_INSTALLATION')
  })
})

const init = (data: string) =>
  oneseal(
    'init',
    ...['--data', data, '--organ', '样板县行政审批局', '--credit-code', '11990101990000017G'],
    ...['--region', '990102', '--admin', 'first.admin', '--admin-name', '甲管理'],
    ...['--second-admin', 'second.admin', '--second-admin-name', '乙管理', '--json'],
  )

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** RFC 9162 §2.1.1, written here again on purpose: a stranger has only the standard. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (leaves.length === 1 && only !== undefined) return only
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return sha256(Buffer.concat([Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half))]))
}

describe('wrong words', () => {
  test.each([
    [['frobnicate'], 'no command'],
    [['verify'], 'Name at least one file'],
    [['verify', '--trsut', 'x', 'y.pdf'], 'Unknown option --trsut'],
    [['fsck', '--data', '/nonexistent/nowhere'], 'holds no installation'],
    [['serve', '--data', '/proc/nowhere/data'], 'cannot be written'],
    [['peers', '--data', '/proc/nowhere'], 'cannot be written'],
    [['ledger', 'export'], 'oneseal ledger'],
    [['init', '--organ', '某局'], 'is missing'],
  ])('%j: one clear sentence and exit 2', async (words, sentence) => {
    const ended = await oneseal(...words)
    expect(ended.code).toBe(2)
    expect(ended.err).toContain(sentence)
    expect(ended.err.trim().split('\n')).toHaveLength(1)
  })
})

describe('asked how it is called', () => {
  test('every command in the list prints its own usage and exits 0', async () => {
    const listed = await oneseal('help')
    const names = [...listed.out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name)
    expect(names).toContain('catalogue')
    for (const name of names) {
      const { code, out, err } = await oneseal(name, '--help')
      expect([code, err], name).toEqual([0, ''])
      expect(out).toContain(`  oneseal ${name}`)
    }
  })
})

describe('founding a production installation', () => {
  test(
    'makes two administrators with passwords shown once, and nothing of the demo',
    async () => {
      const data = scratch('production')
      const ended = await init(data)
      expect(ended.code).toBe(0)
      const { second, ...first } = JSON.parse(ended.out) as Record<'second', Record<string, string>>
      const { admin, password, trust } = first as Record<string, string>
      expect(second['username']).toBe('second.admin')
      expect(second['password']?.length).toBeGreaterThanOrEqual(20)
      expect(admin).toBe('first.admin')
      expect(password?.length).toBeGreaterThanOrEqual(20)
      expect(JSON.parse(readFileSync(String(trust), 'utf8'))).toMatchObject({ v: 1, witnesses: [] })
      const fsck = await oneseal('fsck', '--json', '--data', data)
      expect(fsck).toMatchObject({ code: 0, err: '' })
      expect(JSON.parse(fsck.out)).toMatchObject({ ok: true, entries: 4 })
      expect((await init(data)).err).toContain('already holds an installation')
    },
    3 * MINUTES,
  )

  test(
    'a wrong DATABASE_URL leaves no house without administrators: given rightly, the same command founds it',
    async () => {
      const data = scratch('corrected')
      vi.stubEnv('DATABASE_URL', 'postgres://nobody:x@127.0.0.1:1/none')
      const wrong = await init(data).finally(() => vi.unstubAllEnvs())
      expect(wrong).toMatchObject({ code: 2, out: '' })
      expect(wrong.err).toContain('DATABASE_URL')
      expect(readdirSync(data)).toEqual([])
      expect(await init(data)).toMatchObject({ code: 0 })
    },
    3 * MINUTES,
  )

  test('refuses a password that everyone knows', async () => {
    const file = join(scratch('password'), 'password')
    writeFileSync(file, 'demo-2026-oneseal\n')
    const ended = await oneseal(
      'init',
      ...['--data', scratch('known'), '--organ', '某局', '--credit-code', '11990101990000017G', '--region', '990102'],
      ...['--admin', 'first.admin', '--admin-name', '甲管理', '--password-file', file],
      ...['--second-admin', 'second.admin', '--second-admin-name', '乙管理'],
    )
    expect(ended.code).toBe(2)
  })
})

describe('the log of another system', () => {
  const log = `case_id,activity,resource,timestamp,deadline,enddate
1,受理,甲,2026-03-02T09:00:00+08:00,2026-03-03,2026-03-06
1,审查,甲,2026-03-03T09:00:00+08:00,2026-03-03,2026-03-06
1,决定,甲,2026-03-07T09:00:00+08:00,2026-03-03,2026-03-06
`
  const path = join(scratch('log'), 'log.csv')
  writeFileSync(path, log)

  test('is asked what oversight asks of ours, in words and as JSON', async () => {
    const json = await oneseal('mine', path, '--oversight', '--four-eyes', '审查>决定', '--json')
    expect(json, json.err).toMatchObject({ code: 0 })
    const report = JSON.parse(json.out) as {
      readonly format: string
      readonly rules: readonly { readonly code: string; readonly cases: number }[]
      readonly impossible: readonly { readonly code: string; readonly count: number }[]
    }
    expect(report).toMatchObject({ format: 'CSV', cases: 1, events: 3 })
    expect(report.rules.filter(({ cases }) => cases > 0).map(({ code }) => code)).toEqual([
      'TIME_LIMIT',
      'FOUR_EYES',
      'SINGLE_PERSON',
    ])
    expect(report.impossible.find(({ code }) => code === 'EVENT_AFTER_END')?.count).toBe(1)
    const words = await oneseal('mine', path, '--oversight')
    expect(words).toMatchObject({ code: 0 })
    expect(words.out).toMatch(/SINGLE_PERSON: 1 cases \(100\.0 %\)/)
  })
  test.each([
    ['without a file', ['mine', '--oversight'], /oneseal mine FILE/],
    ['without what it is to do', ['mine', path], /oneseal mine FILE/],
    ['on nothing', ['mine', `${path}.gone`, '--oversight'], /There is no such file/],
    ['with half a pair', ['mine', path, '--oversight', '--four-eyes', '审查'], /FIRST STEP>SECOND STEP/],
    ['with a number that is none', ['mine', path, '--oversight', '--rework', '0'], /--rework is a whole number/],
  ])('%s it says what it wants and exits 2', async (_how, words, sentence) => {
    const { code, err } = await oneseal(...words)
    expect([code, sentence.test(err)], err).toEqual([2, true])
  })
})
