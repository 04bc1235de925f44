import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import type { handIn } from '../../src/cli/demo/story.ts'

type Materials = Awaited<ReturnType<typeof handIn>>['materials']

/** An application for a food licence that lacks nothing but to be submitted. */
export async function readyDraft({ approval }: Person, materials: Materials) {
  const { id, revision } = await approval.startDraft({ body: { itemCode: foodLicence.itemCode } })
  const { applicant, answers, form } = foodLicence
  const delivery = { means: 'DOWNLOAD', address: '' } as const
  const saved = await approval.saveDraft({
    params: { id },
    body: { revision, content: { applicant, answers, form, materials, delivery } },
  })
  return { id, revision: saved.revision }
}
