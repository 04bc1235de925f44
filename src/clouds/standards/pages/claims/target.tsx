import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { CLAIMS } from '#catalogue/claims'
import type { api } from '#clouds/standards/api'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { DateInput, TextInput } from '#web/ui/inputs.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { standards } from '../client.ts'
import { isSaid } from '../reasoned-form.tsx'
import { claimTexts } from './texts.ts'

type Target = Output<typeof api.claims>['target']
type Claim = (typeof CLAIMS)[number]
const BASES = ['ALL', 'PERMIT'] as const

/** What share of the items is to keep a claim, how far that is reached, and who may set it. */
export function TargetLine({ chosen, target }: { readonly chosen: string; readonly target: Target }) {
  const t = useTexts(claimTexts)
  const { language } = useLanguage()
  const maySet = sessionMay(useSession(), 'standard.review')
  const claim = CLAIMS.find((known) => known === chosen)
  if (claim === undefined) return null
  return (
    <div className="stack-tight">
      {target !== null && (
        <p>
          {t('target', { percent: target.percent, base: t(target.base), due: formatDate(target.due, language) })}{' '}
          {t('reachedBy', { items: target.items, of: target.of, share: target.share ?? 0 })}{' '}
          <Status tone={target.reached ? 'good' : 'warn'}>{t(target.reached ? 'reached' : 'notReached')}</Status>
          <br />
          <span className="soft small">{t('targetBasis', { document: target.document })}</span>
        </p>
      )}
      {maySet && (
        <Disclosure summary={t('setTarget')}>
          <TargetForm key={claim} claim={claim} target={target} />
        </Disclosure>
      )}
    </div>
  )
}

function TargetForm({ claim, target }: { readonly claim: Claim; readonly target: Target }) {
  const t = useTexts(claimTexts)
  const queries = useQueryClient()
  const [base, setBase] = useState<(typeof BASES)[number]>(target?.base ?? 'ALL')
  const [written, setWritten] = useState({
    percent: target === null ? '' : String(target.percent),
    due: target?.due ?? '',
    document: '',
  })
  const [tried, setTried] = useState(false)
  const command = useCommand(standards.setClaimTarget, () => void queries.invalidateQueries({ queryKey: ['claims'] }))
  const percent = /^\d{1,3}$/.test(written.percent) ? Number(written.percent) : 0
  const wrong = {
    percent: percent < 1 || percent > 100 ? t('percentWrong') : undefined,
    due: written.due === '' ? t('dueWrong') : undefined,
    document: isSaid(written.document) ? undefined : t('documentWrong'),
  }
  const said = (key: keyof typeof wrong) => (tried ? wrong[key] : undefined)
  const write = (key: keyof typeof written) => (event: { readonly currentTarget: { readonly value: string } }) => {
    const { value } = event.currentTarget
    setWritten((before) => ({ ...before, [key]: value }))
  }
  const send = () => {
    setTried(true)
    if (Object.values(wrong).some((fault) => fault !== undefined)) return
    command.mutate({ params: { claim }, body: { percent, base, due: written.due, document: written.document.trim() } })
  }
  return (
    <form
      className="stack reading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Field label={t('percent')} error={said('percent')}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            maxLength={3}
            value={written.percent}
            onChange={write('percent')}
          />
        )}
      </Field>
      <ChoiceField
        label={t('base')}
        value={base}
        options={BASES.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => setBase(BASES.find((known) => known === value) ?? base)}
      />
      <Field label={t('due')} error={said('due')}>
        {(control) => <DateInput {...control} value={written.due} onChange={write('due')} />}
      </Field>
      <Field label={t('document')} hint={t('documentHint')} error={said('document')}>
        {(control) => <TextInput {...control} maxLength={200} value={written.document} onChange={write('document')} />}
      </Field>
      <RefusalNotice error={command.error} />
      <Button type="submit" busy={command.isPending}>
        {t('setTarget')}
      </Button>
    </form>
  )
}
