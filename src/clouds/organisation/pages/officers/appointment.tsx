import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../client.ts'
import { ROLES } from '#policy'
import { isRoleName, roleTexts } from '../role-texts.ts'
import { officersTexts } from './texts.ts'

const EMPTY = { name: '', organ: '', post: '', username: '' } as const
type Typed = Readonly<Record<keyof typeof EMPTY, string>>

const USERNAME = /^[a-z][a-z0-9._-]{2,31}$/

/** Ids of the controls, so that the error summary can lead to them. */
const target = (name: string): string => `appoint-${name}`

export function Appointment({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(officersTexts)
  const roleName = useTexts(roleTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [roles, setRoles] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const organs = useQuery({ queryKey: ['organs'], queryFn: () => organisation.organs({}), staleTime: Infinity })
  const appointment = useCommand(organisation.appoint, () => {
    onDone(t('proposed', { name: typed.name }))
    setTyped(EMPTY)
    setRoles([])
    setAttempt(0)
    void queries.invalidateQueries({ queryKey: ['officers'] })
  })
  const wrong = {
    name: typed.name.trim().length < 2 ? t('nameWrong') : undefined,
    organ: typed.organ === '' ? t('organWrong') : undefined,
    post: typed.post.trim().length < 2 ? t('postWrong') : undefined,
    roles: roles.length === 0 ? t('rolesWrong') : undefined,
    username: USERNAME.test(typed.username) ? undefined : t('usernameWrong'),
  }
  const errors = Object.entries(wrong).flatMap(([name, text]) =>
    text === undefined ? [] : [{ target: target(name), text }],
  )
  const shown = (text: string | undefined) => (attempt > 0 ? text : undefined)
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const appoint = () => {
    setAttempt(attempt + 1)
    if (errors.length > 0) return
    appointment.mutate({ body: { ...typed, roles: roles.filter(isRoleName) } })
  }
  const line = (name: 'name' | 'post' | 'username', hint: string) => (
    <LineField
      label={t(name)}
      id={target(name)}
      hint={hint}
      error={shown(wrong[name])}
      autoComplete="off"
      value={typed[name]}
      maxLength={50}
      onChange={(value) => type({ [name]: value })}
    />
  )
  return (
    <form
      className="stack reading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        appoint()
      }}
    >
      <ErrorSummary errors={attempt > 0 ? errors : []} attempt={attempt} />
      {line('name', t('nameHint'))}
      <ChoiceField
        label={t('organ')}
        id={target('organ')}
        error={shown(wrong.organ)}
        value={typed.organ}
        options={(organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
          value: id,
          label: language === 'en' ? nameEn : name,
        }))}
        onChange={(value) => type({ organ: value })}
      />
      {line('post', t('postHint'))}
      <CheckboxGroup
        name={target('roles')}
        legend={t('roles')}
        inline
        error={shown(wrong.roles)}
        options={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
        values={roles}
        onChange={setRoles}
      />
      {line('username', t('usernameHint'))}
      <RefusalNotice error={appointment.error} />
      <Button kind="primary" type="submit" busy={appointment.isPending}>
        {t('doAppoint')}
      </Button>
    </form>
  )
}
