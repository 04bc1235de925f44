import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const MODULES = [process.env['ONESEAL_SOFTHSM'] ?? '', '/usr/lib/softhsm/libsofthsm2.so']

/** The module of SoftHSM2, where it is installed; its tests are skipped, by name, where it is not. */
export const softHsmModule = (): string | undefined => MODULES.find((file) => file !== '' && existsSync(file))

export interface TestToken {
  readonly module: string
  readonly pin: string
  /** A second token in the same device. */
  readonly add: (label: string) => void
}

/** A device of this process's own with one token in it. SoftHSM2 reads its configuration once, when it is started. */
export function aToken(label: string): TestToken {
  const module = softHsmModule() ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-hsm-'))
  mkdirSync(join(folder, 'tokens'))
  const file = join(folder, 'softhsm2.conf')
  writeFileSync(
    file,
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  )
  process.env['SOFTHSM2_CONF'] = file
  const pin = '20261122'
  const add = (name: string) => {
    const words = ['--init-token', '--free', '--label', name, '--pin', pin, '--so-pin', '87654321']
    execFileSync('softhsm2-util', words, { stdio: 'ignore' })
  }
  if (module !== '') add(label)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { module, pin, add }
}
