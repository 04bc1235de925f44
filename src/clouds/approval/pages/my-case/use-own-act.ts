import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage } from '#web/i18n/index.ts'

type Done = Output<typeof api.withdraw>

/** An act of the applicant on a case of his own: said what comes next, and everything shown of the case read anew. */
export function useOwnAct<I>(
  id: string,
  call: (input: I, options: { readonly idempotencyKey: string }) => Promise<Done>,
  onDone: (said: string) => void,
) {
  const queries = useQueryClient()
  const { language } = useLanguage()
  return useCommand(call, ({ next }: Done) => {
    onDone(inLanguage(next, language))
    void queries.invalidateQueries({ queryKey: ['my-case', id] })
    void queries.invalidateQueries({ queryKey: ['my-cases'] })
  })
}
