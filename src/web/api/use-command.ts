import { useRef } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import { ProblemError } from '#contract'
import { newKey } from './transport.ts'

interface Attempt {
  readonly content: string
  readonly idempotencyKey: string
}
type Call<I, O> = (input: I, options: { readonly idempotencyKey: string }) => Promise<O>

/**
 * One act of a person. While its answer is lost, pressing again sends the same key with the same content, so that the
 * act happens once; a refusal closes the attempt, and what is sent next is a new act.
 */
export function useCommand<I, O>(call: Call<I, O>, onDone: (answer: O) => void): UseMutationResult<O, Error, I> {
  const attempt = useRef<Attempt | undefined>(undefined)
  return useMutation({
    mutationFn: (input: I) => {
      const content = JSON.stringify(input)
      const open = attempt.current
      const { idempotencyKey } = open?.content === content ? open : { idempotencyKey: newKey() }
      attempt.current = { content, idempotencyKey }
      return call(input, { idempotencyKey })
    },
    onSuccess: (answer) => {
      attempt.current = undefined
      onDone(answer)
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.status < 500) attempt.current = undefined
    },
  })
}
