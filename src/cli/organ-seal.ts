import { giveSeal } from '../app/give-seal.ts'
import type { RotationGround } from '../app/key-rotation.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'

/** `oneseal keys seal-of ORGAN`: a town that decides in its own name seals with its own seal; again: its next key. */
export async function sealOf(given: Arguments, organ: string, ground: RotationGround): Promise<number> {
  return withOffice(dataFolderOf(given), async ({ installation, database, open }) => {
    const { services } = await open()
    const digest = await giveSeal({ installation, dataFolder: database.dataFolder }, services, organ, ground)
    if (given.flags.has('--json')) print(JSON.stringify({ role: 'seal', organ, certificates: [digest] }))
    else
      print(
        `Seal of ${services.office.catalogue.organName(organ)} in force. Its keeper authorises its use at his desk.`,
      )
    return 0
  })
}
