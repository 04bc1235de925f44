import { useQuery } from '@tanstack/react-query'
import { organisation } from '../client.ts'

/** Every officer, for whoever administers them. */
export function useOfficers() {
  const query = useQuery({ queryKey: ['officers'], queryFn: () => organisation.officers({}) })
  return query.data?.items ?? []
}
