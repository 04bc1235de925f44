import { useEffect, useRef } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ItemStandard } from '#catalogue/standard'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { nodeOf } from '#web/form/schema-nodes.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { DraftContent } from './draft-store.ts'
import { errorFinder } from './questions-step.tsx'
import type { StepProps } from './questions-step.tsx'
import { askedForm, CERTIFICATE_FIELD } from './step-faults.ts'

type Held = Output<typeof api.heldCertificates>['items'][number]

const words = texts(
  {
    lead: '这件事是对您已有的证照办理的。先选证照，表里没有变化的内容会自动带入。',
    legend: '要办理的证照',
    until: '{holder}；{identifier}；有效期至 {until}',
    openEnded: '{holder}；{identifier}；长期有效',
    none: '您的账户名下没有可以办理本事项的证照。用其他账户取得的证照，请用当时的账户办理，或者到窗口办理。',
    mine: '查看我的证照',
  },
  {
    lead: 'This service is about a certificate you hold. Choose it first; what has not changed is filled in for you.',
    legend: 'The certificate it is about',
    until: '{holder}; {identifier}; valid until {until}',
    openEnded: '{holder}; {identifier}; without end',
    none: 'Under your account there is no certificate this service deals with. Use the account that obtained it, or come to the window.',
    mine: 'See my certificates',
  },
)

export const useHeldCertificates = () =>
  useQuery({ queryKey: ['held-certificates'], queryFn: () => approval.heldCertificates({}), staleTime: 30_000 })

/** What the certificate was granted on fills the fields of the same name that nobody has touched yet. */
function carriedOver(standard: ItemStandard, content: DraftContent, held: Held): Partial<DraftContent> {
  const properties = nodeOf(askedForm(standard, content.answers)['properties'])
  const known = { ...held.form, ...(held.validUntil === null ? {} : { validUntil: held.validUntil }) }
  const carried = Object.entries(known).filter(
    ([name]) => name in properties && [undefined, ''].some((empty) => content.form[name] === empty),
  )
  return {
    certificate: held.identifier,
    applicant: held.holder,
    form: { ...content.form, ...Object.fromEntries(carried) },
  }
}

/** 变更、延续、补发、注销 begin from the certificate, not from an empty form. */
export function CertificateStep({ context: { standard, content }, errors, onChange }: StepProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const held = useHeldCertificates()
  const { certificate } = useSearch({ from: '/hall/account/apply/$draft' })
  const suitable = held.data?.items.filter(({ services }) => services.some(({ code }) => code === standard.code))
  const choose = (identifier: string) => {
    const chosen = suitable?.find((one) => one.identifier === identifier)
    if (chosen !== undefined) onChange(carriedOver(standard, content, chosen))
  }
  // Whoever came from a certificate has chosen it already.
  const taken = useRef(false)
  useEffect(() => {
    if (taken.current || suitable === undefined || certificate === undefined) return
    taken.current = true
    if (content.certificate !== certificate) choose(certificate)
  })
  if (held.error !== null) return <Failed error={held.error} onRetry={() => void held.refetch()} />
  if (suitable === undefined) return <Skeleton />
  if (suitable.length === 0) {
    return (
      <Notice tone="warn">
        {t('none')} <Link to="/my/certificates">{t('mine')}</Link>
      </Notice>
    )
  }
  return (
    <>
      <p className="application-lead">{t('lead')}</p>
      <RadioGroup
        name={CERTIFICATE_FIELD}
        legend={t('legend')}
        error={errorFinder(errors)(CERTIFICATE_FIELD)}
        value={content.certificate}
        options={suitable.map(({ identifier, certificateName, holder, validUntil }) => ({
          value: identifier,
          label: certificateName,
          hint: t(validUntil === null ? 'openEnded' : 'until', {
            holder: holder.name,
            identifier,
            until: validUntil === null ? '' : formatDate(validUntil, language),
          }),
        }))}
        onChange={choose}
      />
    </>
  )
}
