import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { ChoiceField, LineField, TextField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { FormProps } from './answer-form.tsx'
import { deskRequestTexts } from './texts.ts'

export function DispatchForm(props: FormProps) {
  const query = useQuery({ queryKey: ['service-staff'], queryFn: () => service.staff({}) })
  return <Loaded query={query}>{(staff) => <DispatchTo {...props} staff={staff} />}</Loaded>
}

type Staff = Awaited<ReturnType<typeof service.staff>>

function DispatchTo({ request, onDone, staff }: FormProps & { readonly staff: Staff }) {
  const t = useTexts(deskRequestTexts)
  const { language } = useLanguage()
  const [organ, setOrgan] = useState(request.organ?.id ?? staff.organs[0]?.id ?? '')
  const [section, setSection] = useState(request.section)
  const [officer, setOfficer] = useState('')
  const command = useCommand(service.dispatchRequest, onDone)
  const people = staff.people.filter((one) => one.organ === organ)
  return (
    <form
      className="stack desk-form"
      aria-label={t('DispatchRequest')}
      onSubmit={(event) => {
        event.preventDefault()
        const body = { expectedVersion: request.version, organ, section, officer: officer === '' ? null : officer }
        command.mutate({ params: { id: request.id }, body })
      }}
    >
      <Field label={t('toOrgan')}>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={organ}
            options={staff.organs.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }))}
            onChange={(event) => {
              setOrgan(event.currentTarget.value)
              setOfficer('')
            }}
          />
        )}
      </Field>
      <LineField label={t('toSection')} required={false} value={section} maxLength={50} onChange={setSection} />
      <ChoiceField
        label={t('toOfficer')}
        empty={t('anyOfficer')}
        value={officer}
        options={people.map(({ id, name, post }) => ({ value: id, label: `${name}（${post}）` }))}
        onChange={setOfficer}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doDispatch')}
      </Button>
    </form>
  )
}

/** Two acts that need nothing but a reason. */
export function ReasonForm({ request, onDone, act }: FormProps & { readonly act: 'return' | 'unpublish' }) {
  const t = useTexts(deskRequestTexts)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const giveBack = useCommand(service.returnRequest, onDone)
  const takeBack = useCommand(service.unpublishRequest, onDone)
  const isReturn = act === 'return'
  const send = () => {
    setTried(true)
    if (!isWritten(reason)) return
    const order = { params: { id: request.id }, body: { expectedVersion: request.version, reason: reason.trim() } }
    if (isReturn) giveBack.mutate(order)
    else takeBack.mutate(order)
  }
  return (
    <form
      className="stack desk-form"
      aria-label={t(isReturn ? 'ReturnRequest' : 'UnpublishRequest')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField
        label={t('reason')}
        error={tried && !isWritten(reason) ? t('missing') : undefined}
        value={reason}
        maxLength={500}
        rows={2}
        onChange={setReason}
      />
      <RefusalNotice error={giveBack.error ?? takeBack.error} />
      <Button kind="danger" type="submit" busy={giveBack.isPending || takeBack.isPending}>
        {t(isReturn ? 'doReturn' : 'doUnpublish')}
      </Button>
    </form>
  )
}

export function PublishForm({ request, onDone }: FormProps) {
  const t = useTexts(deskRequestTexts)
  const [question, setQuestion] = useState(request.proposed?.question ?? '')
  const [answer, setAnswer] = useState(request.proposed?.answer ?? '')
  const command = useCommand(service.publishRequest, onDone)
  const complete = isWritten(question) && isWritten(answer)
  return (
    <form
      className="stack desk-form"
      aria-label={t('PublishRequest')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!complete) return
        const body = { expectedVersion: request.version, question: question.trim(), answer: answer.trim() }
        command.mutate({ params: { id: request.id }, body })
      }}
    >
      <TextField
        label={t('question')}
        hint={t('publishHint')}
        value={question}
        maxLength={2000}
        onChange={setQuestion}
      />
      <TextField label={t('publishAnswer')} value={answer} maxLength={4000} onChange={setAnswer} />
      {!complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doPublish')}
      </Button>
    </form>
  )
}
