import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ROLES } from '#policy'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../client.ts'
import { isRoleName, roleTexts } from '../role-texts.ts'
import { officersTexts } from './texts.ts'

interface RoleChangeProps {
  readonly officer: { readonly id: string; readonly name: string; readonly roles: readonly string[] }
  readonly onDone: (sentence: string) => void
}

/** Other roles for an officer: more of them wait for a second administrator, fewer hold at once. */
export function RoleChange({ officer, onDone }: RoleChangeProps) {
  const t = useTexts(officersTexts)
  const roleName = useTexts(roleTexts)
  const queries = useQueryClient()
  const [roles, setRoles] = useState(officer.roles)
  const change = useCommand(organisation.changeRoles, ({ waits }) => {
    onDone(t(waits ? 'rolesWait' : 'rolesTaken', { name: officer.name }))
    void queries.invalidateQueries({ queryKey: ['officers'] })
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ params: { officer: officer.id }, body: { roles: roles.filter(isRoleName) } })
      }}
    >
      <CheckboxGroup
        name={`roles-of-${officer.id}`}
        legend={t('rolesOf', { name: officer.name })}
        hint={t('rolesHint')}
        options={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
        values={roles}
        onChange={setRoles}
      />
      <RefusalNotice error={change.error} />
      <Button type="submit" disabled={roles.length === 0} busy={change.isPending}>
        {t('changeRoles')}
      </Button>
    </form>
  )
}
