import { queryOptions, useQuery } from '@tanstack/react-query'
import { createClient } from '#contract'
import { api } from '#clouds/organisation/api'
import { transport } from './api/transport.ts'
import { useLanguage } from './i18n/index.ts'

const organisation = createClient(api, transport)

/** The register of organs changes a few times a year. */
export const organsQuery = queryOptions({
  queryKey: ['organs'],
  queryFn: () => organisation.organs({}),
  staleTime: 600_000,
})

/** Those that decide in their own name: a body under one of them (下属单位) has no items, and none are given to it. */
export const decidingOrgansQuery = queryOptions({
  ...organsQuery,
  select: ({ items }) => items.filter(({ under }) => under === null),
})

/** Organs carry their Chinese names everywhere; the register knows the English ones and is asked only by who reads English. */
export function useOrganName(): (name: string) => string {
  const { language } = useLanguage()
  const { data } = useQuery({ ...organsQuery, enabled: language === 'en' })
  if (language === 'zh' || data === undefined) return (name) => name
  const english = new Map(data.items.map(({ name, nameEn }) => [name, nameEn]))
  return (name) => english.get(name) ?? name
}
