import { queryOptions, useQuery } from '@tanstack/react-query'
import { approval } from '../api/clients.ts'
import { useTexts } from '../i18n/index.ts'
import { useOrganName } from '../organs.ts'
import { layoutTexts } from './layout-texts.ts'

export const hallQuery = queryOptions({ queryKey: ['hall'], queryFn: () => approval.hall({}), staleTime: 60_000 })

/** The name the installation gave its bureau, 「行政审批局」 until it is known. */
export function useBureauName(): string {
  const t = useTexts(layoutTexts)
  const organName = useOrganName()
  const { data } = useQuery(hallQuery)
  return data === undefined ? t('bureau') : organName(data.bureau)
}
