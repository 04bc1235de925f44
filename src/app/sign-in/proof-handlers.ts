import { startPasskeyAnswer, checkPasskeyAnswer } from './passkey-answer.ts'
import type { OfficeDoors, SignInOptions } from './sign-in-options.ts'
import { ACCOUNT_PATIENCE, beginAttempt, forgive } from './throttle.ts'
import type { Throttled } from './throttle.ts'

const NOT_SIGNED_IN = { refusal: { code: 'NOT_SIGNED_IN' } } as const

/** 再次验证本人: the holder of a session shows once more, by password or passkey, that he is still the one there. */
export function createProofHandlers(
  options: SignInOptions,
): OfficeDoors<'prove' | 'proofChallenge' | 'proveWithPasskey'> {
  const { db, accounts, sessions, now } = options

  return {
    prove: async ({ body: { password } }, { http }) => {
      const account = http.token === undefined ? undefined : await sessions.find(http.token)
      if (account === undefined || http.token === undefined) return NOT_SIGNED_IN
      // Guesses here and at the sign-in page are counted together.
      const guesses: Throttled = { subject: `account:${account.username.toLowerCase()}`, patience: ACCOUNT_PATIENCE }
      const seconds = await beginAttempt(db, guesses, now())
      if (seconds > 0) return { refusal: { code: 'TOO_MANY_ATTEMPTS', facts: { seconds } } }
      const found = await accounts.check(account.username, password)
      if (found?.id !== account.id) return { refusal: { code: 'PROOF_WRONG' } }
      await forgive(db, guesses.subject, now())
      return { provedAt: (await sessions.prove(http.token)).toISOString() }
    },

    proofChallenge: async (_input, { http }) => {
      const account = http.token === undefined ? undefined : await sessions.find(http.token)
      if (account === undefined) return NOT_SIGNED_IN
      return startPasskeyAnswer(options, http, { purpose: 'PASSKEY_PROOF', account: account.id })
    },

    proveWithPasskey: async ({ body: { response } }, { http }) => {
      const account = http.token === undefined ? undefined : await sessions.find(http.token)
      if (account === undefined || http.token === undefined) return NOT_SIGNED_IN
      const answered = await checkPasskeyAnswer(options, http, response, {
        purpose: 'PASSKEY_PROOF',
        account: account.id,
      })
      if (!answered.ok) return { refusal: { code: answered.code } }
      return { provedAt: (await sessions.prove(http.token)).toISOString() }
    },
  }
}
