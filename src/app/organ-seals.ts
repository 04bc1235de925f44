import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { certSha256, loadSealKeys, openOrganSealing } from '#seal'
import type { CertifiedKey, OfdSealing } from '#seal'

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

/** 国密: what such an organ seals its OFDs with, certified by the bureau's SM2 authority. */
export interface OrganOfds {
  readonly held: () => readonly OfdSealing[]
  /** Undefined while the organ has none. One that another process renewed is taken up at the next start. */
  readonly find: (organ: string) => Promise<OfdSealing | undefined>
}

export const organOfdsFolder = (dataFolder: string, id: string): string => join(dataFolder, `keys-sm2-organs-${id}`)

export async function openOrganOfds(
  folder: string,
  passphrase: string,
  bureau: Pick<OfdSealing, 'root' | 'authority'>,
): Promise<OrganOfds> {
  const known = new Map<string, OfdSealing>()
  const find = async (organ: string) => {
    const sealing = known.get(organ) ?? (await openOrganSealing(join(folder, organ), passphrase, bureau))
    if (sealing !== undefined) known.set(organ, sealing)
    return sealing
  }
  if (existsSync(folder)) for (const organ of await readdir(folder)) await find(organ)
  return { held: () => [...known.values()], find }
}
