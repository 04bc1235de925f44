import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A keeper that was killed leaves its PostgreSQL behind. The next start stops it and starts its own, so that
 * only one way of running exists. A pid file without its process is removed: after a restart of the machine
 * the number may belong to somebody else, and PostgreSQL would refuse to start.
 */
export async function stopOrphan(pgdata: string): Promise<void> {
  const pidFile = join(pgdata, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isPostgresOf(pid, pgdata)) {
    rmSync(pidFile, { force: true })
    return
  }
  // SIGINT ends the sessions and writes a checkpoint; SIGQUIT leaves recovery to the next start. Neither loses a commit.
  for (const [signal, secondsMax] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
  ] as const) {
    signalTo(pid, signal)
    for (let waited = 0; waited < secondsMax * 20; waited++) {
      if (!isPostgresOf(pid, pgdata)) return
      await pause(50)
    }
  }
  throw new Error(`A PostgreSQL left over from an earlier start (process ${String(pid)}) does not end.`)
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended in this very moment, or it is not ours: the caller looks again.
  }
}

function isPostgresOf(pid: number, pgdata: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  // Without /proc we cannot see what the process is; the pid file's word must do.
  if (!existsSync('/proc/self/cmdline')) return true
  try {
    const words = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0')
    return words.includes(pgdata)
  } catch {
    return false
  }
}
