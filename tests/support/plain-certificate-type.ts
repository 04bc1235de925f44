import type { Person } from '../../src/cli/demo/person.ts'

interface People {
  readonly editor: Person
  readonly reviewer: Person
}

/** A type of plain lines, so that the tests are about the library and not about one licence. */
export async function publishPlainType(
  { editor, reviewer }: People,
  params: { readonly code: string },
  organs: readonly string[],
): Promise<void> {
  const { version, inForce } = await editor.library.type({ params })
  if (inForce === null) throw new Error('The demo publishes no such type')
  const content = {
    ...inForce.content,
    holderKind: 'CASE' as const,
    organs: [...organs],
    fields: [{ id: 'place', label: { zh: '经营场所', en: 'Premises' }, kind: 'TEXT' as const, required: true }],
    sharing: [{ organ: null, purposes: ['APPROVAL' as const], fields: [], dailyMax: 100 }],
    validity: { kind: 'YEARS' as const, years: 5 },
  }
  await editor.library.draftType({ params, body: { expectedVersion: version, content, note: '改为历史存量格式' } })
  const drafted = await editor.library.type({ params })
  await reviewer.library.publishType({ params, body: { expectedVersion: drafted.version } })
}
