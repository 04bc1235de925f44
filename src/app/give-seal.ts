import { join } from 'node:path'
import type { Services } from '#frame'
import { addKey, certifyKey, certSha256 } from '#seal'
import { StartRefused } from './config.ts'
import { readPassphrase } from './installation.ts'
import type { Installation } from './installation.ts'
import type { RotationGround } from './key-rotation.ts'
import { organSealsFolder } from './organ-seals.ts'

interface Place {
  readonly installation: Installation
  readonly dataFolder: string
}

/**
 * Gives an organ a seal of its own, or the next key of the one it has. The key first, then the ledger: cut off between
 * them, a key nothing names lies in the folder, and doing it again makes another.
 */
export async function giveSeal(
  { installation, dataFolder }: Place,
  services: Services,
  organ: string,
  ground: RotationGround = 'ROUTINE',
): Promise<string> {
  const { catalogue, seal } = services.office
  const found = catalogue.organs().find(({ id }) => id === organ)
  if (found === undefined || found.kind === 'BUREAU')
    throw new StartRefused('A seal of its own is for an organ of the register other than the bureau.')
  const stream = seal.ownStream(organ)
  const held = (await services.load(stream)) !== undefined
  const at = services.now()
  const request = { organName: found.name, now: new Date(at) }
  const key = await certifyKey('seal', (await installation.readKeys()).issuingCa, request)
  const folder = join(organSealsFolder(dataFolder, installation.id), organ)
  await addKey(folder, 'seal', key, { passphrase: readPassphrase(dataFolder) })
  const digest = certSha256(key.certificate)
  const said = held
    ? ({ type: 'RotateSealKey', certSha256: digest, ground } as const)
    : ({ type: 'RegisterSeal', organ, name: `${found.name}行政审批专用章`, certSha256: digest } as const)
  const result = await services.run({
    ...{ life: 'seal', stream, command: { ...said, at, by: '$actor' } },
    by: { kind: 'system', id: installation.systemActor },
  })
  if (!result.ok) throw new StartRefused(`The key was made but not put in force: ${result.refusal.code}.`)
  return digest
}
