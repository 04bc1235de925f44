import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { A_NOTICE_FOR_2027 } from '#kernel/testing'

const PROGRAM = join(process.cwd(), 'dist', 'oneseal.js')
const MINUTES = 60_000
const scratch = mkdtempSync(join(tmpdir(), 'oneseal-clock-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}
async function oneseal(words: readonly string[], locale = 'en_GB.UTF-8'): Promise<Ended> {
  const env = { ...process.env, LC_ALL: locale }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], { env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const failed = error as { readonly code?: number; readonly stdout?: string; readonly stderr?: string }
    return { code: failed.code ?? -1, out: failed.stdout ?? '', err: failed.stderr ?? '' }
  }
}
const clock = (line: string, locale?: string) => oneseal(['clock', ...line.split(' ')], locale)

describe('oneseal clock', () => {
  test.each([
    ['--accepted 2026-03-02 --days 20 --today 2026-03-10', { due: '2026-03-30', remaining: 14, provisional: false }],
    ['--accepted 2026-02-12 --days 5 --today 2026-02-24', { due: '2026-02-26', remaining: 2 }],
    ['--accepted 2026-03-07 --days 7 --unit natural --today 2026-03-20', { due: '2026-03-16', remaining: -4 }],
    ['--accepted 2026-03-02 --days 45 --extend 15 --today 2026-03-02', { due: '2026-05-28', remaining: 60 }],
    [
      '--accepted 2026-03-02 --days 20 --pause 2026-03-09..2026-03-11 --pause 2026-03-10..2026-03-13 --today 2026-03-20',
      { due: '2026-04-07', remaining: 11 },
    ],
    ['--accepted 2026-12-14 --days 20 --today 2026-12-15', { due: '2027-01-12', provisional: true }],
  ])('%s', async (line, answer) => {
    const ended = await clock(`${line} --json`)
    expect(ended).toMatchObject({ code: 0, err: '' })
    const said = JSON.parse(ended.out) as { readonly explanation: readonly unknown[] }
    expect(said).toMatchObject(answer)
    expect(said.explanation.length).toBeGreaterThan(1)
  })

  test('tells people in their own language, with the articles', async () => {
    const line = '--accepted 2026-03-02 --days 20 --today 2026-03-10'
    expect((await clock(line, 'zh_CN.UTF-8')).out).toMatch(
      /^期限届满日：2026-03-30，还剩14个工作日\n.*《民法典》第二百零一条/s,
    )
    expect((await clock(line)).out).toMatch(/^Last day: 2026-03-30, 14 working days left\n.*Civil Code, art\. 201/s)
  })

  test.each([
    ['--days 20', '--accepted is missing'],
    ['--accepted 2026-02-29 --days 20', '2026-02-29 is not a day'],
    ['--accepted 2026-03-02 --days 1.5', 'not a whole number'],
    ['--accepted 2026-03-02 --days 20 --unit weeks', 'neither working nor natural'],
    ['--accepted 2026-03-02 --days 20 --pause 2026-03-11..2026-03-09', '2026-03-11 comes after 2026-03-09'],
    ['--accepted 2026-03-02 --days 20 --pause 2026-03-11', 'is not FROM..TO'],
    ['--accepted 2026-03-02 --days 20 --pause 2026-02-09..2026-02-10', 'ended before the acceptance'],
    ['--accepted 2026-03-02 --days 20 --pause 2026-03-09..2026-03-10 --pause 2026-03-09..2026-03-10', 'is given twice'],
    ['--accepted 2026-03-02 --days 20 --extend 0', 'not a whole number'],
    ['--accepted 2026-03-02 --days 20 --accepted 2026-03-03', '--accepted is given twice'],
  ])('%s: one clear sentence and exit 2', async (line, sentence) => {
    const ended = await clock(line)
    expect(ended).toMatchObject({ code: 2, out: '' })
    expect(ended.err).toContain(sentence)
    expect(ended.err.trim().split('\n')).toHaveLength(1)
  })
})

describe('oneseal catalogue import takes a holiday notice', () => {
  const data = join(scratch, 'data')
  const founding = ['--organ', '样板县行政审批局', '--credit-code', '11990101990000017G', '--region', '990102']
  const write = (name: string, changes: object) => {
    const file = join(scratch, name)
    writeFileSync(file, JSON.stringify({ ...A_NOTICE_FOR_2027, ...changes }))
    return file
  }
  const importing = (file: string, ...more: readonly string[]) =>
    oneseal(['catalogue', 'import', file, '--data', data, ...more])

  test(
    'whole or not at all, and from then on the bureau reckons by it',
    async () => {
      const founded = await oneseal([
        'init',
        '--data',
        data,
        ...founding,
        '--admin',
        'first.admin',
        '--admin-name',
        '甲管理',
        '--second-admin',
        'second.admin',
        '--second-admin-name',
        '乙管理',
      ])
      expect(founded, founded.err).toMatchObject({ code: 0 })
      const wrong = await importing(write('wrong.json', { workdays: ['2027-05-03', '2027-03-01'] }))
      expect(wrong.code).toBe(1)
      expect(wrong.out).toContain('workdays[0]：2027-05-03既列为放假又列为上班')
      expect(wrong.out).toContain('workdays[1]: 2027-03-01 is no weekend')
      const question = ['clock', '--accepted', '2026-12-14', '--days', '20', '--json', '--data', data]
      expect(JSON.parse((await oneseal(question)).out)).toMatchObject({ due: '2027-01-12', provisional: true })
      const done = await importing(write('notice.json', {}), '--json')
      expect(JSON.parse(done.out)).toMatchObject({ ok: true, year: 2027, touched: { open: 0, moved: 0 } })
      expect(JSON.parse((await oneseal(question)).out)).toMatchObject({ due: '2027-01-13', provisional: false })
      expect((await importing(write('notice.json', {}))).out).toContain('已经发布')
    },
    2 * MINUTES,
  )
})
