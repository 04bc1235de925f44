import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { parties } from '../client.ts'
import type { Enterprise } from '../client.ts'
import { History } from '../history.tsx'
import { GrantForm } from './grant-form.tsx'
import { MandateTable } from './mandate-table.tsx'
import { enterprisesTexts } from './texts.ts'

interface PaperProps {
  readonly enterprise: Enterprise
  readonly onDone: (sentence: string) => void
}

/** One enterprise of one's own: what the register says, what it adds itself, and who may act for it. */
export function EnterprisePaper({ enterprise, onDone }: PaperProps) {
  const t = useTexts(enterprisesTexts)
  const { language } = useLanguage()
  const { creditCode, name, register, refreshedAt, history, mandates } = enterprise
  return (
    <Panel title={name} aside={<Refreshing enterprise={enterprise} onDone={onDone} />}>
      <div className="stack">
        <Facts
          facts={[
            { label: t('creditCode'), value: <span className="mono">{creditCode}</span> },
            { label: t('kind'), value: register.kind },
            { label: t('representative'), value: register.legalRepresentative.name },
            { label: t('address'), value: register.address },
            { label: t('capital'), value: register.capital },
            { label: t('established'), value: register.established },
            { label: t('scope'), value: register.businessScope },
            { label: t('refreshedAt'), value: formatMoment(refreshedAt, language) },
          ]}
        />
        <Panel title={t('mandates')} level={3}>
          <div className="stack">
            {mandates.length === 0 ? (
              <p className="soft">{t('noMandates')}</p>
            ) : (
              <MandateTable mandates={mandates} side="GRANTOR" onDone={onDone} />
            )}
            <Disclosure summary={t('grant')}>
              <GrantForm creditCode={creditCode} onDone={onDone} />
            </Disclosure>
          </div>
        </Panel>
        <Disclosure summary={t('supplement')}>
          <Supplement enterprise={enterprise} onDone={onDone} />
        </Disclosure>
        <History lines={history} />
      </div>
    </Panel>
  )
}

function Refreshing({ enterprise: { creditCode }, onDone }: PaperProps) {
  const t = useTexts(enterprisesTexts)
  const queries = useQueryClient()
  const command = useCommand(parties.refreshEnterprise, () => {
    onDone(t('doneRefreshed'))
    void queries.invalidateQueries({ queryKey: ['parties'] })
  })
  return (
    <span className="stack-tight">
      <Button busy={command.isPending} onClick={() => command.mutate({ params: { creditCode }, body: {} })}>
        {t('refresh')}
      </Button>
      <RefusalNotice error={command.error} />
    </span>
  )
}

function Supplement({ enterprise: { creditCode, stated }, onDone }: PaperProps) {
  const t = useTexts(enterprisesTexts)
  const queries = useQueryClient()
  const [typed, setTyped] = useState(stated)
  const command = useCommand(parties.stateEnterprise, () => {
    onDone(t('doneSaved'))
    void queries.invalidateQueries({ queryKey: ['parties'] })
  })
  const line = (field: keyof typeof stated, hint?: string) => (
    <LineField
      label={t(field)}
      hint={hint}
      maxLength={field === 'businessAddress' ? 200 : field === 'phone' ? 20 : 50}
      value={typed[field]}
      onChange={(value) => setTyped({ ...typed, [field]: value })}
    />
  )
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ params: { creditCode }, body: typed })
      }}
    >
      {line('phone')}
      {line('businessAddress', t('businessAddressHint'))}
      {line('contactName')}
      <RefusalNotice error={command.error} />
      <p>
        <Button type="submit" busy={command.isPending}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}
