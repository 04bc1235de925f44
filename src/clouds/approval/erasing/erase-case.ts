import type { DestructionDecided } from '#clouds/archive/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import type { ErasureConfirmed } from '../domain/events.ts'
import { caseLife } from '../lives.ts'
import { isFileNeeded } from '../projections/erasure.ts'

const readConfirmed = eventReader<ErasureConfirmed | DestructionDecided>('ErasureConfirmed', 'DestructionDecided')

/** 到期销毁: the files of the case that no other case needs, then the bodies of the case itself, whoever let two people decide it: this room or the archive. Twice is harmless. */
export const eraseCase: Reaction = {
  name: 'approval.erase-case',
  types: ['ErasureConfirmed', 'DestructionDecided'],
  react: async (entry, services) => {
    const confirmed = readConfirmed(entry)
    if (confirmed === undefined) return
    const { db, files } = services
    for (const sha256 of confirmed.files) {
      if (await isFileNeeded(db, sha256, confirmed.case)) continue
      await files.remove(sha256)
      await db.query('delete from approval._private_upload where sha256 = $1', [sha256])
    }
    await services.erase({
      life: caseLife.kind,
      stream: confirmed.case,
      ground: '档案保管期限届满，经二人批准销毁',
      by: { kind: 'system', id: services.idFrom('actor', 'system') },
    })
  },
}
