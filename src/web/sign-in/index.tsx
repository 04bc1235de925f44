import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { office } from '../api/clients.ts'
import { problemText } from '../api/problem-text.ts'
import { inLanguage, useLanguage, useTexts } from '../i18n/index.ts'
import { usePageTitle } from '../layout/page-title.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, Notice } from '../ui/notice.tsx'
import type { FormError } from '../ui/notice.tsx'
import { useAfterSignIn } from './after-sign-in.ts'
import { OtherWays } from './other-ways.tsx'
import { PasswordInput } from './password-input.tsx'
import { signInTexts } from './texts.ts'
import { UsernameInput } from './username-input.tsx'
import './sign-in.css'

interface Credentials {
  readonly username: string
  readonly password: string
}

export default function SignInPage() {
  const t = useTexts(signInTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const { next } = useSearch({ strict: false })
  const done = useAfterSignIn()
  const signIn = useMutation({ mutationFn: (body: Credentials) => office.signIn({ body }), onSuccess: done })
  const [typed, setTyped] = useState<Credentials>({ username: '', password: '' })
  const [attempt, setAttempt] = useState(0)
  const errors = attempt === 0 ? [] : missing(typed, t('needUsername'), t('needPassword'))
  const errorOf = (target: string) => errors.find((error) => error.target === target)?.text

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (missing(typed, '', '').length === 0) signIn.mutate(typed)
  }
  return (
    <div className="sign-in">
      <div className="stack">
        <form className="stack" onSubmit={submit} noValidate>
          <h1>{t('title')}</h1>
          <ErrorSummary errors={errors} attempt={attempt} />
          {signIn.error !== null && (
            <Notice tone="bad" announced>
              {problemText(signIn.error, language)}
            </Notice>
          )}
          <UsernameInput
            label={t('username')}
            error={errorOf('username')}
            value={typed.username}
            onChange={(username) => setTyped({ ...typed, username })}
          />
          <PasswordInput
            id="password"
            label={t('password')}
            error={errorOf('password')}
            autoComplete="current-password"
            value={typed.password}
            onChange={(password) => setTyped({ ...typed, password })}
          />
          <div className="row">
            <Button kind="primary" type="submit" busy={signIn.isPending}>
              {t('submit')}
            </Button>
            <span>
              {t('noAccount')}{' '}
              <Link to="/register" search={next === undefined ? {} : { next }}>
                {t('toRegister')}
              </Link>
            </span>
          </div>
        </form>
        <OtherWays onDone={done} />
      </div>
      <DemoAccounts busy={signIn.isPending} onChoose={(credentials) => signIn.mutate(credentials)} />
    </div>
  )
}

const missing = ({ username, password }: Credentials, noUsername: string, noPassword: string): FormError[] => [
  ...(username === '' ? [{ target: 'username', text: noUsername }] : []),
  ...(password === '' ? [{ target: 'password', text: noPassword }] : []),
]

interface DemoAccountsProps {
  readonly busy: boolean
  readonly onChoose: (credentials: Credentials) => void
}

/** Demo installations name their accounts; real ones send an empty list. */
function DemoAccounts({ busy, onChoose }: DemoAccountsProps) {
  const t = useTexts(signInTexts)
  const { language } = useLanguage()
  const accounts = useSession()?.demoAccounts ?? []
  if (accounts.length === 0) return null
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('demoTitle')}</h2>
      <p className="soft small">{t('demoText')}</p>
      <ul className="plain">
        {accounts.map(({ username, password, title }) => (
          <li key={username}>
            <button
              type="button"
              className="demo-account"
              disabled={busy}
              onClick={() => onChoose({ username, password })}
            >
              <span>{inLanguage(title, language)}</span>
              <code className="soft">{username}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
