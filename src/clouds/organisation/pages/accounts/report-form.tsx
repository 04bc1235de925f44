import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, LineField, TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../client.ts'
import { readAccountLines } from './account-lines.ts'
import { accountTexts } from './texts.ts'

/** What another system's administrator exported: each report takes the place of the one before. */
export function ReportForm({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(accountTexts)
  const { language } = useLanguage()
  const [typed, setTyped] = useState({ system: '', owner: '', list: '' })
  const organs = useQuery(organsQuery)
  const { accounts, wrong } = readAccountLines(typed.list)
  const report = useCommand(organisation.reportSystemAccounts, ({ accounts: count }) => {
    onDone(t('reported', { system: typed.system, count }))
    setTyped({ system: '', owner: '', list: '' })
  })
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong === null) report.mutate({ body: { system: typed.system, owner: typed.owner, accounts } })
      }}
    >
      <LineField
        label={t('system')}
        required
        minLength={2}
        maxLength={60}
        value={typed.system}
        onChange={(value) => setTyped({ ...typed, system: value })}
      />
      <ChoiceField
        label={t('owner')}
        required
        value={typed.owner}
        options={(organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
          value: id,
          label: language === 'en' ? nameEn : name,
        }))}
        onChange={(value) => setTyped({ ...typed, owner: value })}
      />
      <TextField
        label={t('list')}
        hint={t('listHint')}
        error={wrong === null ? undefined : t('rowWrong', { row: wrong })}
        required
        rows={6}
        value={typed.list}
        onChange={(value) => setTyped({ ...typed, list: value })}
      />
      <RefusalNotice error={report.error} />
      <Button kind="primary" type="submit" busy={report.isPending} disabled={wrong !== null}>
        {t('doReport')}
      </Button>
    </form>
  )
}
