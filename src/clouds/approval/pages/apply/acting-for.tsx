import { useEffect, useRef } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import type { ItemStandard } from '#catalogue/standard'
import { parties } from '#web/api/clients.ts'
import { schemaInLanguage } from '#web/form/schema-nodes.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { DraftContent } from './draft-store.ts'
import { knownFields, prefill } from './prefill.ts'
import type { Identity, Source } from './prefill.ts'
import type { StepProps } from './questions-step.tsx'
import { askedForm } from './step-faults.ts'

const actingTexts = texts(
  {
    legend: '以谁的名义申报',
    SELF: '本人（已实名认证）',
    LEGAL_REPRESENTATIVE: '您是法定代表人',
    MANDATE: '您是经办人，授权至 {date}',
    filled: '以下内容已自动填入，请核对，可以修改：',
    field: '{title}（{source}）',
    IDENTITY: '实名信息',
    REGISTER: '登记机关',
    SELF_SOURCE: '您以前填写',
    comma: '、',
    unverified: '实名认证后，可以自动填入您和企业的信息；代表企业申报须为法定代表人或者持有授权。',
    toProfile: '去实名认证',
    notSuitable: '您的身份都不能办理本事项，请核对事项面向的对象和授权范围。',
    toEnterprises: '我的企业与授权',
  },
  {
    legend: 'For whom do you apply',
    SELF: 'Yourself (verified)',
    LEGAL_REPRESENTATIVE: 'You are its legal representative',
    MANDATE: 'You are its handler until {date}',
    filled: 'Filled in for you; check it, and change it where needed:',
    field: '{title} ({source})',
    IDENTITY: 'identity service',
    REGISTER: 'register',
    SELF_SOURCE: 'stated earlier',
    comma: ', ',
    unverified:
      'With a verified name your data are filled in. To apply for an enterprise, be its legal representative or hold its mandate.',
    toProfile: 'Verify my real name',
    notSuitable: 'None of your identities can apply here. Check for whom the service is, and what your mandates cover.',
    toEnterprises: 'My enterprises and mandates',
  },
)
const SOURCES: Readonly<Record<Source, keyof typeof actingTexts.zh>> = {
  IDENTITY: 'IDENTITY',
  REGISTER: 'REGISTER',
  SELF: 'SELF_SOURCE',
}

/** Whoever the item is for, and the mandate covers. */
const suits = ({ audience, code }: ItemStandard, { kind, items }: Identity): boolean =>
  (kind === 'PERSON' ? audience.includes('PERSON') : audience.some((one) => one !== 'PERSON')) &&
  (items === null || items.includes(code))

const applicantOf = ({ kind, name, idNumber, phone }: Identity): DraftContent['applicant'] => ({
  kind,
  name,
  idNumber,
  phone,
})

/** 以谁的名义申报: oneself or an enterprise one may act for; choosing fills in what is known (一次录入，全程共享). */
export function ActingFor({ context, onChange }: Omit<StepProps, 'errors'>) {
  const t = useTexts(actingTexts)
  const { language } = useLanguage()
  const { standard, content } = context
  const mine = useQuery({ queryKey: ['parties', 'mine'], queryFn: () => parties.mine({}) })
  const identities = mine.data?.identities.filter((identity) => suits(standard, identity))
  const current = identities?.find(({ idNumber }) => idNumber === content.applicant.idNumber)
  const schema = askedForm(standard, content.answers)
  const choose = (next: Identity) => {
    const form = prefill(schema, content.form, next.facts, current?.facts)
    const phone = next.phone === '' ? content.applicant.phone : next.phone
    onChange({ applicant: { ...applicantOf(next), phone }, form: { ...form } })
  }
  useFirstChoice(content, identities, current, choose)
  if (mine.data === undefined || identities === undefined) return null
  if (mine.data.person.name === null) {
    return (
      <Notice>
        {t('unverified')} <Link to="/my/profile">{t('toProfile')}</Link>
      </Notice>
    )
  }
  if (identities.length === 0) {
    return (
      <Notice tone="warn">
        {t('notSuitable')} <Link to="/my/enterprises">{t('toEnterprises')}</Link>
      </Notice>
    )
  }
  const hint = ({ basis, until }: Identity) => t(basis, { date: until === null ? '' : formatDate(until, language) })
  const fields =
    current === undefined ? [] : knownFields(schemaInLanguage(schema, language), content.form, current.facts)
  return (
    <>
      <RadioGroup
        name="acting-for"
        legend={t('legend')}
        value={current?.idNumber}
        options={identities.map((identity) => ({
          value: identity.idNumber,
          label: identity.name,
          hint: hint(identity),
        }))}
        onChange={(idNumber) => {
          const next = identities.find((identity) => identity.idNumber === idNumber)
          if (next !== undefined) choose(next)
        }}
      />
      {fields.length > 0 && (
        <Notice tone="info">
          {t('filled')}
          {fields.map(({ title, source }) => t('field', { title, source: t(SOURCES[source]) })).join(t('comma'))}
        </Notice>
      )}
    </>
  )
}

/** A form nobody has touched yet begins filled in: for the applicant the draft names, or for the only one there is. */
function useFirstChoice(
  { applicant, form }: DraftContent,
  identities: readonly Identity[] | undefined,
  current: Identity | undefined,
  choose: (next: Identity) => void,
): void {
  const done = useRef(false)
  const only = identities?.length === 1 && applicant.idNumber === '' ? identities[0] : undefined
  const first = current ?? only
  useEffect(() => {
    if (done.current || identities === undefined) return
    done.current = true
    if (first !== undefined && Object.keys(form).length === 0) choose(first)
  }, [identities, first, form, choose])
}
