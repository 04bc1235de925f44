import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SIZE_BYTES = 2 * 1024 ** 3
/**
 * FS_IOC_SHUTDOWN without flushing the journal (linux/fs.h): from this moment nothing more reaches the disk, and what was
 * written without waiting for the disk's word is gone, as when the plug is pulled. Node has no ioctl; every Debian has perl.
 */
const PULL_THE_PLUG = 'open(F, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl(F, 0x8004587D, $how) or die "$!"'

function done(command: string, words: readonly string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0
}

/** A disk of its own in a file, for a bureau whose power fails. */
export interface FailingDisk {
  readonly folder: string
  readonly losePower: () => void
  /** Only when no process has a file open on it any more. */
  readonly comeBack: () => void
  readonly remove: () => void
}

/** A minute of fifths of a second. */
const TRIES_MAX = 300

/** Undefined where this account may not mount anything: outside a machine of its own, or not as root. */
export function aFailingDisk(scratch: string): FailingDisk | undefined {
  const [image, folder] = [join(scratch, 'disk.ext4'), join(scratch, 'disk')]
  mkdirSync(folder)
  writeFileSync(image, '')
  truncateSync(image, SIZE_BYTES)
  const mount = () => done('mount', ['-o', 'loop', image, folder])
  const remove = () => {
    done('umount', ['--lazy', folder])
    rmSync(image, { force: true })
  }
  if (!done('mkfs.ext4', ['-q', image]) || !mount()) {
    remove()
    return undefined
  }
  // PostgreSQL's own account must be able to pass.
  chmodSync(folder, 0o711)
  return {
    folder,
    losePower: () => {
      if (!done('perl', ['-e', PULL_THE_PLUG, folder])) throw new Error('The plug could not be pulled')
    },
    comeBack: () => {
      // A process that was killed a moment ago may not have let go of its files yet.
      for (let tries = 0; !done('umount', [folder]); tries += 1) {
        if (tries === TRIES_MAX) throw new Error('The disk is still in use')
        done('sleep', ['0.2'])
      }
      if (!mount()) throw new Error('The disk did not come back')
    },
    remove,
  }
}
