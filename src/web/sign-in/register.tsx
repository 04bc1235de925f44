import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { ProblemError } from '#contract'
import { office } from '../api/clients.ts'
import { problemText } from '../api/problem-text.ts'
import { useLanguage, useTexts } from '../i18n/index.ts'
import type { Translate } from '../i18n/index.ts'
import { usePageTitle } from '../layout/page-title.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { ErrorSummary, Notice } from '../ui/notice.tsx'
import type { FormError } from '../ui/notice.tsx'
import { useAfterSignIn } from './after-sign-in.ts'
import { PasswordInput } from './password-input.tsx'
import { signInTexts } from './texts.ts'
import { UsernameInput } from './username-input.tsx'
import './sign-in.css'

interface NewAccount {
  readonly name: string
  readonly username: string
  readonly password: string
}

// The same as the door's own schema; told here before anything is sent.
const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{3,31}$/
const PASSWORD_LENGTH_MIN = 10

function faults({ name, username, password }: NewAccount, t: Translate<keyof typeof signInTexts.zh>): FormError[] {
  const errors: FormError[] = []
  if (name.trim().length < 2) errors.push({ target: 'name', text: t('badName') })
  if (!USERNAME.test(username)) errors.push({ target: 'username', text: t('badUsername') })
  if (password.length < PASSWORD_LENGTH_MIN) {
    errors.push({ target: 'password', text: t('shortPassword', { count: password.length }) })
  }
  return errors
}

export default function RegisterPage() {
  const t = useTexts(signInTexts)
  usePageTitle(t('registerTitle'))
  const { language } = useLanguage()
  const { next } = useSearch({ strict: false })
  const done = useAfterSignIn()
  const [typed, setTyped] = useState<NewAccount>({ name: '', username: '', password: '' })
  const [attempt, setAttempt] = useState(0)
  const register = useMutation({ mutationFn: (body: NewAccount) => office.register({ body }), onSuccess: done })
  const errors = attempt === 0 ? [] : faults(typed, t)
  const errorOf = (target: string) => errors.find((error) => error.target === target)?.text
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (faults(typed, t).length === 0) register.mutate({ ...typed, name: typed.name.trim() })
  }
  return (
    <div className="sign-in">
      <form className="stack" onSubmit={submit} noValidate>
        <h1>{t('registerTitle')}</h1>
        <ErrorSummary errors={errors} attempt={attempt} />
        {register.error !== null && (
          <Notice tone="bad" announced title={problemText(register.error, language)}>
            <FieldMessages error={register.error} />
          </Notice>
        )}
        <Field id="name" label={t('name')} hint={t('nameHint')} error={errorOf('name')}>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="name"
              value={typed.name}
              onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
            />
          )}
        </Field>
        <UsernameInput
          label={t('username')}
          hint={t('usernameHint')}
          error={errorOf('username')}
          value={typed.username}
          onChange={(username) => setTyped({ ...typed, username })}
        />
        <PasswordInput
          id="password"
          label={t('password')}
          hint={t('passwordHint')}
          error={errorOf('password')}
          autoComplete="new-password"
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
        />
        <div className="row">
          <Button kind="primary" type="submit" busy={register.isPending}>
            {t('register')}
          </Button>
          <span>
            {t('haveAccount')}{' '}
            <Link to="/sign-in" search={next === undefined ? {} : { next }}>
              {t('toSignIn')}
            </Link>
          </span>
        </div>
      </form>
    </div>
  )
}

/** What the server found at single fields, where it says so. */
function FieldMessages({ error }: { readonly error: Error }) {
  const { language } = useLanguage()
  const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : []
  return fields.map(({ path, message, messageEn }) => <p key={path}>{language === 'en' ? messageEn : message}</p>)
}
