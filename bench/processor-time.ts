import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time since each part began. What a busy machine changes least. */
export interface ProcessorTime {
  readonly client: number
  readonly keeper: number
  readonly server: number
  readonly database: number
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly name: string
  readonly ms: number
}

/** Linux counts in hundredths of a second, whatever its own clock does (proc(5), sysconf(_SC_CLK_TCK)). */
const TICK_MS = 10
/** Places in /proc/PID/stat after the name, which may itself hold blanks and brackets (proc(5)). */
const [PARENT, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [1, 11, 12, 13, 14] as const

function readProcess(pid: number): Process | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'latin1')
    const close = text.lastIndexOf(')')
    const fields = text.slice(close + 2).split(' ')
    const ticks = (place: number) => Number(fields[place] ?? 0)
    // Sessions of PostgreSQL that ended are counted with the postmaster that waited for them.
    const spent = ticks(USER) + ticks(SYSTEM) + ticks(CHILDREN_USER) + ticks(CHILDREN_SYSTEM)
    return { pid, parent: ticks(PARENT), name: text.slice(text.indexOf('(') + 1, close), ms: spent * TICK_MS }
  } catch {
    // It ended while we looked.
    return undefined
  }
}

function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
}

/** What this process, the keeper and what the keeper started have used so far; undefined where there is no /proc. */
export function readProcessorTime(keeper: number): ProcessorTime | undefined {
  if (process.platform !== 'linux') return undefined
  const all = processes()
  const within = (root: number): readonly Process[] =>
    all.filter(({ parent }) => parent === root).flatMap((child) => [child, ...within(child.pid)])
  const descendants = within(keeper)
  const sum = (some: readonly Process[]) => some.reduce((total, { ms }) => total + ms, 0)
  const { user, system } = process.cpuUsage()
  const isDatabase = ({ name }: Process) => name.startsWith('postgres')
  return {
    client: (user + system) / 1000,
    keeper: sum(all.filter(({ pid }) => pid === keeper)),
    server: sum(descendants.filter((each) => !isDatabase(each))),
    database: sum(descendants.filter(isDatabase)),
  }
}

/** How much of it one case took. */
export function timeEach(before: ProcessorTime, after: ProcessorTime, count: number): ProcessorTime {
  const each = (part: keyof ProcessorTime) => Number(((after[part] - before[part]) / count).toFixed(1))
  return { client: each('client'), keeper: each('keeper'), server: each('server'), database: each('database') }
}

/** Memory of the server's own process, in MiB: the child of the keeper that is no PostgreSQL. */
export function residentMiB(keeper: number): number {
  const of = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  for (const pid of of) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'latin1')
      if (!status.includes(`PPid:\t${String(keeper)}\n`) || status.startsWith('Name:\tpostgres')) continue
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // It ended while we looked.
    }
  }
  return 0
}

/** A process with all it started, and all they started. */
export function familyOf(root: number): readonly number[] {
  const all = processes()
  const family = [root]
  for (const member of family) for (const { pid, parent } of all) if (parent === member) family.push(pid)
  return family
}
