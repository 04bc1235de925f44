import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { LineField } from '#web/ui/fields.tsx'
import { standards } from '../client.ts'
import { ReasonedForm } from '../reasoned-form.tsx'
import { listTexts } from './texts.ts'

const EMPTY = { code: '', template: '', name: '' } as const
type Typed = Readonly<Record<keyof typeof EMPTY, string>>
const CODE = /^[0-9A-Za-z-]{8,40}$/

/** A new item begins as a copy of a similar one: nobody starts from an empty page. */
export function NewItem() {
  const t = useTexts(listTexts)
  const navigate = useNavigate()
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [tried, setTried] = useState(false)
  const command = useCommand(standards.newItem, ({ code }) => {
    void navigate({ to: '/desk/standards/$code/edit', params: { code } })
  })
  const wrong = {
    code: CODE.test(typed.code) ? undefined : t('codeWrong'),
    template: typed.template.trim().length < 4 ? t('templateWrong') : undefined,
    name: typed.name.trim().length < 2 ? t('nameWrong') : undefined,
  }
  const line = (name: keyof Typed, label: string, hint?: string) => (
    <LineField
      label={label}
      hint={hint}
      error={tried ? wrong[name] : undefined}
      value={typed[name]}
      maxLength={100}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  )
  return (
    <ReasonedForm
      label={t('reason')}
      hint={t('reasonHint')}
      action={t('create')}
      busy={command.isPending}
      error={command.error}
      onSend={(reason) => {
        setTried(true)
        if (Object.values(wrong).some((text) => text !== undefined)) return
        command.mutate({ body: { ...typed, reason } })
      }}
    >
      {line('name', t('newName'))}
      {line('code', t('code'), t('codeHint'))}
      {line('template', t('template'), t('templateHint'))}
    </ReasonedForm>
  )
}
