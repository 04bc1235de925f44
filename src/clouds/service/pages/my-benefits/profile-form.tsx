import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { texts } from '#contract'
import { parseUnifiedSocialCreditCode } from '#kernel'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { Profile } from '../client.ts'
import { benefitWords, SIZES } from '../parts/benefit-words.ts'

const words = texts(
  {
    creditCode: '统一社会信用代码',
    name: '企业名称',
    industry: '所属行业',
    size: '企业规模',
    employees: '从业人数',
    region: '所在镇街',
    park: '入驻园区',
    noPark: '不在园区',
    district: '本区其他地方',
    send: '提交核对',
    codeWrong: '统一社会信用代码有误，请核对',
    nameShort: '请填写企业名称',
    industryMissing: '请选择行业',
    sizeMissing: '请选择规模',
    employeesWrong: '请填写从业人数',
  },
  {
    creditCode: 'Unified social credit code',
    name: 'Name of the enterprise',
    industry: 'Industry',
    size: 'Size',
    employees: 'Employees',
    region: 'Town',
    park: 'Park',
    noPark: 'In no park',
    district: 'Elsewhere in the district',
    send: 'Send to be looked up',
    codeWrong: 'The credit code is wrong; please check it',
    nameShort: 'Please enter the name',
    industryMissing: 'Please choose the industry',
    sizeMissing: 'Please choose the size',
    employeesWrong: 'Please enter the number of employees',
  },
)

interface Named {
  readonly zh: string
  readonly en?: string | undefined
}
interface ProfileFormProps {
  readonly industries: readonly Named[]
  readonly parks: readonly Named[]
  readonly profile: Profile | undefined
  readonly onDone: () => void
}

/** Towns that have a centre; whoever sits elsewhere says so. */
function useTowns() {
  const { data } = useQuery({
    queryKey: ['points', 'TOWNSHIP_CENTRE'],
    queryFn: () => service.points({ query: { kind: 'TOWNSHIP_CENTRE' } }),
  })
  return (data?.items ?? []).map(({ region, regionName }) => ({ region, name: regionName }))
}

const DISTRICT_DIGITS = 6

const optionsOf = (list: readonly Named[], language: 'zh' | 'en') =>
  list.map((one) => ({ value: one.zh, label: inLanguage(one, language) }))

export function ProfileForm({ industries, parks, profile, onDone }: ProfileFormProps) {
  const t = useTexts(words)
  const b = useTexts(benefitWords)
  const { language } = useLanguage()
  const towns = useTowns()
  const district = (towns[0]?.region ?? '').slice(0, DISTRICT_DIGITS)
  const [written, setWritten] = useState({
    creditCode: profile?.creditCode ?? '',
    name: profile?.name ?? '',
    industry: profile?.industry ?? '',
    size: profile?.size ?? '',
    employees: profile === undefined ? '' : String(profile.employees),
    region: profile?.region ?? '',
    park: profile?.park ?? '',
  })
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(service.declareProfile, onDone)
  const own = `profile-${profile?.id ?? 'new'}`
  const size = SIZES.find((known) => known === written.size)
  const faults: readonly (readonly [boolean, string, string])[] = [
    [parseUnifiedSocialCreditCode(written.creditCode.trim()).ok, 'code', t('codeWrong')],
    [isWritten(written.name), 'name', t('nameShort')],
    [written.industry !== '', 'industry', t('industryMissing')],
    [size !== undefined, 'size', t('sizeMissing')],
    [/^\d{1,6}$/.test(written.employees.trim()), 'employees', t('employeesWrong')],
  ]
  const errors = faults.flatMap(([fine, key, text]) => (fine ? [] : [{ target: `${own}-${key}`, text }]))
  const write = (key: keyof typeof written) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const send = () => {
    setAttempt(attempt + 1)
    if (errors.length > 0 || size === undefined) return
    const { creditCode, name, industry, employees, region, park } = written
    const place = region === '' ? district : region
    command.mutate({
      body: {
        ...{ creditCode: creditCode.trim(), name: name.trim(), industry, size },
        ...{ employees: Number(employees), region: place, park: park === '' ? null : park },
      },
    })
  }
  const field = (key: string) => ({
    id: `${own}-${key}`,
    error: attempt > 0 ? errors.find(({ target }) => target === `${own}-${key}`)?.text : undefined,
  })
  const choose = (
    key: keyof typeof written,
    label: string,
    options: readonly { value: string; label: string }[],
    empty?: string,
  ) => (
    <ChoiceField
      {...field(key)}
      label={label}
      {...(empty === undefined ? {} : { empty })}
      value={written[key]}
      options={options}
      onChange={(value) => write(key)(value)}
    />
  )
  const townOptions = towns.map(({ region, name }) => ({ value: region, label: inLanguage(name, language) }))
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {attempt > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
      <LineField
        {...field('code')}
        label={t('creditCode')}
        value={written.creditCode}
        maxLength={18}
        onChange={write('creditCode')}
      />
      <LineField {...field('name')} label={t('name')} value={written.name} maxLength={100} onChange={write('name')} />
      {choose('industry', t('industry'), optionsOf(industries, language))}
      {choose(
        'size',
        t('size'),
        SIZES.map((value) => ({ value, label: b(value) })),
      )}
      <LineField
        {...field('employees')}
        label={t('employees')}
        value={written.employees}
        maxLength={6}
        inputMode="numeric"
        onChange={write('employees')}
      />
      {choose('region', t('region'), townOptions, t('district'))}
      {choose('park', t('park'), optionsOf(parks, language), t('noPark'))}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}
