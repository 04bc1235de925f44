import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '#contract'

const RETRIES = 2

/** The server's no is an answer and is not asked for again; a lost connection is. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof ProblemError) && failures < RETRIES,
      staleTime: 5_000,
      refetchOnWindowFocus: true,
    },
    // A command that met no network is repeated by the person, who sees that it failed, not behind their back.
    mutations: { retry: false, networkMode: 'always' },
  },
})
