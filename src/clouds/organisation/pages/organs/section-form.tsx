import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ROLES } from '#policy'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { SECTION_DUTIES } from '../../domain/events.ts'
import { organisation } from '../client.ts'
import type { OrganStructure } from '../client.ts'
import { roleTexts } from '../role-texts.ts'
import { organTexts } from './texts.ts'

interface FormProps {
  readonly organ: OrganStructure
  readonly onDone: (sentence: string) => void
}
const EMPTY = { sectionId: '', nameZh: '', nameEn: '', duty: 'EXAMINATION', postName: '', seats: '1', since: '' }

/** One section with one post; more posts come with the same code once more. */
export function SectionForm({ organ, onDone }: FormProps) {
  const t = useTexts(organTexts)
  const roleName = useTexts(roleTexts)
  const queries = useQueryClient()
  const [typed, setTyped] = useState(EMPTY)
  const [roles, setRoles] = useState<readonly string[]>([])
  const save = useCommand(organisation.setSection, () => {
    onDone(t('sectionSet'))
    setTyped(EMPTY)
    void queries.invalidateQueries({ queryKey: ['organs', 'structure'] })
  })
  const type = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const line = (name: 'sectionId' | 'nameZh' | 'nameEn' | 'postName' | 'seats', hint?: string) => (
    <LineField
      label={t(name)}
      hint={hint}
      required
      pattern={name === 'sectionId' ? '[a-z][a-z0-9\\-]{1,40}' : name === 'seats' ? '[0-9]{1,3}' : undefined}
      maxLength={60}
      value={typed[name]}
      onChange={(value) => type({ [name]: value })}
    />
  )
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const { sectionId, nameZh, nameEn, postName, seats, since } = typed
        const duty = SECTION_DUTIES.find((one) => one === typed.duty) ?? 'SUPPORT'
        const held = ROLES.filter((role) => roles.includes(role))
        const before = organ.sections.find(({ id }) => id === sectionId)?.posts ?? []
        const posts = [
          ...before.filter(({ name }) => name !== postName).map((post) => ({ ...post, roles: [...post.roles] })),
          { name: postName, seats: Number(seats), roles: held },
        ]
        const body = { id: sectionId, name: { zh: nameZh, en: nameEn }, duty, items: [], posts, since }
        save.mutate({ params: { id: organ.id }, body })
      }}
    >
      {line('sectionId', t('sectionIdHint'))}
      {line('nameZh')}
      {line('nameEn')}
      <ChoiceField
        label={t('duty')}
        empty={null}
        value={typed.duty}
        options={SECTION_DUTIES.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => type({ duty: value })}
      />
      {line('postName')}
      {line('seats')}
      <CheckboxGroup
        name={`section-roles-${organ.id}`}
        legend={t('roles')}
        inline
        options={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
        values={roles}
        onChange={setRoles}
      />
      <DayField label={t('since')} required value={typed.since} onChange={(value) => type({ since: value })} />
      <RefusalNotice error={save.error} />
      <Button kind="primary" type="submit" busy={save.isPending}>
        {t('doSet')}
      </Button>
    </form>
  )
}
