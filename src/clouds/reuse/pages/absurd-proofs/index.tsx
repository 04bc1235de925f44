import { useState } from 'react'
import { localDate } from '#kernel'
import { reuse } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { TextArea, TextInput } from '#web/ui/inputs.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { proofTexts } from '../proof-texts.ts'

/** 奇葩证明: anybody reports one without signing in, and follows it by a code. */
export default function AbsurdProofsPage() {
  const t = useTexts(proofTexts)
  usePageTitle(t('reportTitle'))
  return (
    <div className="stack reading">
      <h1>{t('reportTitle')}</h1>
      <p className="soft">{t('reportLead')}</p>
      <ReportForm />
      <Follow />
    </div>
  )
}

const EMPTY = { proof: '', organ: '', said: '', contact: '' }

function ReportForm() {
  const t = useTexts(proofTexts)
  const [report, setReport] = useState(EMPTY)
  const [code, setCode] = useState('')
  const send = useCommand(reuse.reportProof, (answer) => {
    setCode(answer.code)
    setReport(EMPTY)
  })
  const said = (name: keyof typeof EMPTY) => ({
    value: report[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setReport({ ...report, [name]: event.target.value }),
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const { proof, organ, said: words, contact } = report
        const body = { proof: proof.trim(), organ: organ.trim(), said: words.trim(), contact: contact.trim() }
        send.mutate({ body })
      }}
    >
      {code !== '' && (
        <Notice tone="good" announced title={t('reported')}>
          <code>{code}</code>
        </Notice>
      )}
      <Field label={t('proof')} hint={t('proofHint')}>
        {(control) => <TextInput {...control} required minLength={2} maxLength={200} {...said('proof')} />}
      </Field>
      <Field label={t('whoAsked')}>
        {(control) => <TextInput {...control} required minLength={2} maxLength={200} {...said('organ')} />}
      </Field>
      <Field label={t('whatHappened')}>
        {(control) => <TextArea {...control} required minLength={4} maxLength={2000} rows={4} {...said('said')} />}
      </Field>
      <Field label={t('contact')} hint={t('contactHint')} required={false}>
        {(control) => <TextInput {...control} maxLength={100} {...said('contact')} />}
      </Field>
      <RefusalNotice error={send.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={send.isPending}>
          {t('report')}
        </Button>
      </div>
    </form>
  )
}

function Follow() {
  const t = useTexts(proofTexts)
  const { language } = useLanguage()
  const [code, setCode] = useState('')
  const look = useCommand(reuse.proofReport, () => undefined)
  const found = look.data
  return (
    <Panel title={t('followTitle')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          look.mutate({ params: { code: code.trim() } })
        }}
      >
        <LineField label={t('code')} required minLength={8} maxLength={40} value={code} onChange={setCode} />
        <div className="row">
          <Button type="submit" busy={look.isPending}>
            {t('follow')}
          </Button>
        </div>
        <RefusalNotice error={look.error} />
        {found !== undefined && (
          <div className="stack" aria-live="polite">
            <p>
              <Status tone={found.state === 'OPEN' ? 'warn' : 'good'}>{t(found.state)}</Status> {found.proof}
            </p>
            <p>{found.answer ?? t('openText')}</p>
            {found.answeredAt !== null && (
              <p className="small soft">{formatDate(localDate(found.answeredAt), language)}</p>
            )}
          </div>
        )}
      </form>
    </Panel>
  )
}
