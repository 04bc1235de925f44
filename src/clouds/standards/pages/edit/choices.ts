import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { inLanguage, useLanguage } from '#web/i18n/index.ts'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'

type Choices = Output<typeof api.editorChoices>
const NOTHING: Choices = { organs: [], modules: [], powers: [], generalItems: [], items: [] }

/** What a standard may refer to: organs, step modules, entries of the lists, other items and their certificates. */
export function useChoices() {
  const { language } = useLanguage()
  const { data = NOTHING } = useQuery({
    queryKey: ['standard-choices'],
    queryFn: () => standards.editorChoices({}),
    staleTime: 300_000,
  })
  const named = (
    rows: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[],
  ) => rows.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }))
  return {
    organs: named(data.organs),
    powers: named(data.powers),
    generalItems: named(data.generalItems),
    modulesFor: (step: string, role: string) =>
      named(data.modules.filter((module) => module.step === step && module.role === role)),
    items: data.items.map(({ code, name }) => ({ value: code, label: inLanguage(name, language) })),
    services: data.items
      .filter(({ kind }) => kind === 'PUBLIC_SERVICE')
      .map(({ code, name }) => ({ value: code, label: inLanguage(name, language) })),
    certificates: [
      ...new Map(
        data.items.flatMap(({ certificate }) =>
          certificate === null ? [] : [[certificate.type, inLanguage(certificate.name, language)] as const],
        ),
      ),
    ].map(([value, label]) => ({ value, label })),
    certificateOf: (item: string) => data.items.find(({ code }) => code === item)?.certificate?.type,
  }
}
