import type { Pool } from 'pg'
import type { ErasureConfirmed } from '#clouds/approval/events'
import type { DestructionDecided } from '#clouds/archive/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { noticeLife } from '../lives.ts'

const readConfirmed = eventReader<ErasureConfirmed | DestructionDecided>('ErasureConfirmed', 'DestructionDecided')

/** Notices of a case; its certificate is none of them. */
async function noticesOf(db: Pool, caseId: string): Promise<readonly { readonly id: string }[]> {
  const text = `select id from certificate.document where case_id = $1 and step <> 'CERTIFICATE'`
  return (await db.query<{ id: string }>({ name: 'certificate-notices-of-case', text, values: [caseId] })).rows
}

/** 到期销毁: notices go with their case. A certificate stays: it is a register of its own, and others rely on it. */
export const eraseNotices: Reaction = {
  name: 'certificate.erase-notices',
  types: ['ErasureConfirmed', 'DestructionDecided'],
  react: async (entry, services) => {
    const confirmed = readConfirmed(entry)
    if (confirmed === undefined) return
    for (const { id } of await noticesOf(services.db, confirmed.case)) {
      for (const { body } of await services.history(id)) {
        for (const file of [body?.['preparedFile'], body?.['file']])
          if (typeof file === 'string') await services.files.remove(file)
      }
      await services.erase({
        life: noticeLife.kind,
        stream: id,
        ground: '档案保管期限届满，随办件销毁',
        by: { kind: 'system', id: services.idFrom('actor', 'system') },
      })
    }
  },
}
