import { jsonObjectOf } from '#kernel'
import type { StoredEntry } from '#ledger'
import { filesNamedIn } from '#seal'
import type { ArchiveFile, ProvenEntry } from '#seal'
import type { CheckpointView } from './prove-leaf.ts'
import type { Services } from './services.ts'

/** Entries as a package carries them: what opens each body, and its way to the checkpoint. Those without are left out. */
export async function provenEntries(
  { office: { proofs } }: Pick<Services, 'office'>,
  stored: readonly StoredEntry[],
  { size }: Pick<CheckpointView, 'size'>,
): Promise<readonly ProvenEntry[]> {
  const entries: ProvenEntry[] = []
  for (const { leafIndex, envelope, body } of stored) {
    if (leafIndex === null || leafIndex >= size) continue
    const salt = body === null ? undefined : await proofs.salt(leafIndex)
    entries.push({
      leafIndex,
      envelope: jsonObjectOf(envelope),
      salt: salt ?? null,
      body: salt === undefined ? null : body,
      inclusion: await proofs.inclusion(leafIndex, size),
    })
  }
  return entries
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/ofd': 'ofd',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}
const FOLDERS = { MATERIAL: 'materials', NOTICE: 'notices', RESULT: 'result' } as const
type Folder = keyof typeof FOLDERS
const isFolder = (role: string): role is Folder => role in FOLDERS
const ordinal = (index: number) => String(index + 1).padStart(3, '0')

/** Every file that these entries name and the house still holds. */
export async function filesOf(
  { files: store }: Pick<Services, 'files'>,
  stored: readonly StoredEntry[],
): Promise<readonly ArchiveFile[]> {
  const named = [...filesNamedIn(stored.map(({ envelope, body }) => ({ type: envelope.type, body })))]
  const materials = named.filter(([, { role }]) => role === 'MATERIAL')
  const papers = named.filter(([, { role }]) => role !== 'MATERIAL')
  const files: ArchiveFile[] = []
  for (const group of [materials, papers])
    for (const [index, [digest, { fileName: name, mediaType, role }]] of group.entries()) {
      const bytes = await store.find(digest)
      const folder = isFolder(role) ? FOLDERS[role] : FOLDERS.MATERIAL
      const path = `${folder}/${ordinal(index)}.${EXTENSIONS[mediaType] ?? 'bin'}`
      // What is no longer held is left out here and named by whoever tests the package.
      if (bytes !== undefined) files.push({ path, role, name, bytes })
    }
  return files
}
