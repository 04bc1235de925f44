import { useQueryClient } from '@tanstack/react-query'
import { mineQuery } from './client.ts'
import type { Mine } from './client.ts'

/** Every door of one's own data answers how all of it stands then. */
export function useKeepMine(): (mine: Mine) => void {
  const queries = useQueryClient()
  return (mine) => {
    queries.setQueryData(mineQuery.queryKey, mine)
    void queries.invalidateQueries({ queryKey: ['parties', 'enterprises'] })
  }
}
