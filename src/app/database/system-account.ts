import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Who PostgreSQL runs as when we ourselves are root: it refuses uid 0. */
export interface SystemAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** The accounts of a passwd file that could do, in the order of preference. */
export function findAccount(passwd: string): SystemAccount | undefined {
  const accounts = passwd.split('\n').map((line) => line.split(':'))
  for (const name of ['oneseal', 'postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([login]) => login === name) ?? []
    if (uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

/** Undefined for an ordinary user, who runs PostgreSQL as himself. */
export function getSystemAccount(): SystemAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const passwd = () => readFileSync('/etc/passwd', 'utf8')
  if (!/^oneseal:/m.test(passwd())) {
    const useradd = ['/usr/sbin/useradd', '/sbin/useradd'].find((path) => existsSync(path))
    const flags = ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
    if (useradd !== undefined) {
      try {
        execFileSync(useradd, [...flags, 'oneseal'], { stdio: 'ignore' })
      } catch {
        // A read-only /etc, or another start created it first: an account that is there already does as well.
      }
    }
  }
  const account = findAccount(passwd())
  if (account === undefined)
    throw new Error('PostgreSQL refuses to run as root, and no other system account was found.')
  return account
}

/** Whether the account may walk down to this folder. Access lists are not looked at, only the usual bits. */
export function isOpenTo(account: SystemAccount, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const parent = dirname(folder)
  return parent === folder || isOpenTo(account, parent)
}
