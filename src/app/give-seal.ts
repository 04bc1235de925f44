import { join } from 'node:path'
import type { Services } from '#frame'
import { addKey, addSealing, certifyKey, certSha256 } from '#seal'
import { StartRefused } from './config.ts'
import { ofdSealText, readPassphrase } from './installation.ts'
import type { Installation } from './installation.ts'
import type { RotationGround } from './key-rotation.ts'
import { organOfdsFolder, organSealsFolder } from './organ-seals.ts'

interface Place {
  readonly installation: Installation
  readonly dataFolder: string
}

/**
 * Gives an organ a seal of its own, for PDF and OFD, or the next keys of the one it has. The keys first, then the
 * ledger: cut off between them, keys nothing names lie in the folders, and doing it again makes others.
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
  const passphrase = readPassphrase(dataFolder)
  await addKey(join(organSealsFolder(dataFolder, installation.id), organ), 'seal', key, { passphrase })
  const ofds = join(organOfdsFolder(dataFolder, installation.id), organ)
  await addSealing(ofds, passphrase, installation.ofd.authority, { text: ofdSealText(found.name), now: new Date(at) })
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
