import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from '#contract'
import { onLanguageChosen } from './i18n/index.ts'

const RETRIES = 2
const SIGNED_OUT = 401

/** Signed out elsewhere, or by time: the session is asked for again, and pages that need one lead to the sign-in page. */
export const noticeSignedOut = (error: unknown): void => {
  if (error instanceof ProblemError && error.problem.status === SIGNED_OUT) {
    void queries.invalidateQueries({ queryKey: ['session'] })
  }
}

/** The server's no is an answer and is not asked for again; a lost connection is. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
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

onLanguageChosen(() => {
  void queries.invalidateQueries()
})
