import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import { benefitWords, SIZES } from '../parts/benefit-words.ts'
import { deskBenefitTexts } from './texts.ts'

interface Named {
  readonly zh: string
  readonly en?: string | undefined
}
interface PolicyFormProps {
  readonly industries: readonly Named[]
  readonly parks: readonly Named[]
  readonly onDone: () => void
}
const EMPTY = {
  title: '',
  text: '',
  basis: '',
  gives: '',
  from: '',
  until: '',
  items: '',
  regions: '',
  employeesMax: '',
}
const parts = (text: string) => text.split(/[,，\s]+/).filter((part) => part !== '')

export function PolicyForm({ industries, parks, onDone }: PolicyFormProps) {
  const t = useTexts(deskBenefitTexts)
  const b = useTexts(benefitWords)
  const { language } = useLanguage()
  const [written, setWritten] = useState(EMPTY)
  const [chosen, setChosen] = useState({ industries: [''], sizes: [''], parks: [''] })
  const [tried, setTried] = useState(false)
  const command = useCommand(service.publishBenefit, onDone)
  const { title, text, basis, gives, from, until } = written
  const complete = [title, text, basis, gives].every((one) => isWritten(one)) && from !== '' && until !== ''
  const write = (key: keyof typeof EMPTY) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const line = (key: keyof typeof EMPTY, label: string, max: number, required = true) => (
    <LineField label={label} required={required} value={written[key]} maxLength={max} onChange={write(key)} />
  )
  const day = (key: 'from' | 'until') => (
    <DayField label={t(key)} value={written[key]} onChange={(value) => write(key)(value)} />
  )
  const options = (list: readonly Named[]) => list.map((one) => ({ value: one.zh, label: inLanguage(one, language) }))
  const choices = (key: keyof typeof chosen, list: readonly { value: string; label: string }[]) => (
    <CheckboxGroup
      name={`policy-${key}`}
      legend={t(key)}
      inline
      options={list}
      values={chosen[key]}
      onChange={(values) => setChosen((before) => ({ ...before, [key]: values }))}
    />
  )
  const send = () => {
    setTried(true)
    if (!complete) return
    const employees = Number(written.employeesMax)
    const eligibility = {
      items: parts(written.items),
      industries: chosen.industries.filter((one) => one !== ''),
      sizes: SIZES.filter((size) => chosen.sizes.includes(size)),
      regions: parts(written.regions).filter((code) => /^\d{2,12}$/.test(code)),
      parks: chosen.parks.filter((one) => one !== ''),
      employeesMax: Number.isInteger(employees) && employees > 0 ? employees : null,
    }
    const body = {
      title: { zh: title.trim() },
      text: { zh: text.trim() },
      basis: basis.trim(),
      gives: { zh: gives.trim() },
    }
    command.mutate({ body: { ...body, eligibility, from, until } })
  }
  return (
    <form
      className="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {line('title', t('policyTitle'), 120)}
      <TextField label={t('policyText')} value={text} maxLength={2000} rows={3} onChange={write('text')} />
      {line('gives', t('gives'), 200)}
      {line('basis', t('basis'), 200)}
      <div className="side-by-side">
        {day('from')}
        {day('until')}
      </div>
      <p className="choice-legend">{t('conditions')}</p>
      {choices(
        'sizes',
        SIZES.map((value) => ({ value, label: b(value) })),
      )}
      <Disclosure summary={t('industries')}>{choices('industries', options(industries))}</Disclosure>
      {parks.length > 0 && choices('parks', options(parks))}
      <div className="side-by-side">
        {line('employeesMax', t('employeesMax'), 7, false)}
        {line('regions', t('regions'), 300, false)}
        {line('items', t('items'), 1000, false)}
      </div>
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doPublish')}
      </Button>
    </form>
  )
}
