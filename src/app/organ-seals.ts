import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { certSha256, loadSealKeys } from '#seal'
import type { CertifiedKey } from '#seal'

/** 以自己名义用印: keys of organs that decide in their own name, certified by the bureau's authority under theirs. */
export interface OrganSeals {
  /** Those known to this process, oldest of each organ first. */
  readonly held: () => readonly CertifiedKey[]
  /** The key whose certificate this is; another process may have added it, then the folder is read again. */
  readonly find: (sha256: string) => Promise<CertifiedKey | undefined>
}

export const organSealsFolder = (dataFolder: string, id: string): string => join(dataFolder, `keys-organs-${id}`)

async function readAll(folder: string, passphrase: string): Promise<readonly CertifiedKey[]> {
  if (!existsSync(folder)) return []
  const organs = await readdir(folder)
  const keys = await Promise.all(organs.map((organ) => loadSealKeys(join(folder, organ), passphrase)))
  return keys.flat()
}

export async function openOrganSeals(folder: string, passphrase: string): Promise<OrganSeals> {
  let keys = await readAll(folder, passphrase)
  const find = (sha256: string) => keys.find(({ certificate }) => certSha256(certificate) === sha256)
  return {
    held: () => keys,
    find: async (sha256) => {
      const known = find(sha256)
      if (known !== undefined) return known
      keys = await readAll(folder, passphrase)
      return find(sha256)
    },
  }
}
