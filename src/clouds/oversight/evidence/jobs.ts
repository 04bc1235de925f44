import type { Job, Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { EvidenceCommand } from '../domain/evidence-package.ts'
import { evidenceLife } from '../inquiry-lives.ts'
import { evidenceToRemove } from '../projections/inquiries.ts'

/** Copies are for fetching. Removing first and saying so after: a power failure between them costs one more try. */
async function removeCopies(services: Services): Promise<void> {
  const at = services.now()
  for (const { id, state } of await evidenceToRemove(services.db, localDate(at))) {
    await services.files.remove(state.file)
    const command: EvidenceCommand = { type: 'RemoveEvidenceCopy', at }
    const by = { kind: 'system', id: services.idFrom('system', 'oversight') } as const
    await services.run({ life: evidenceLife.kind, stream: id, command: jsonObjectOf(command), by })
  }
}

export const evidenceJobs: readonly Job[] = [
  { name: 'oversight.remove-evidence-copies', cron: '10 3 * * *', run: removeCopies },
]
