import { useEffect } from 'react'
import { useQuery } from '@tanstack/react-query'
import { sameWords } from '#catalogue/certificate-lines'
import type { Output } from '#contract'
import type { api } from '#clouds/smart/api'
import { smart } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { ownCertificateTexts } from './own-certificate-texts.ts'
import type { DraftContent } from './draft-store.ts'
import type { ApplyContext } from './step-faults.ts'

type Own = Output<typeof api.ownCertificates>['items'][number]
type Change = (next: Partial<DraftContent>) => void

/**
 * 系统自动调取申请人名下证照比对核验: what the item asks for is looked up as the form opens. Nobody picks files; empty
 * fields are filled in from what stands, and what expired or ended stands in for nothing.
 */
export function OwnCertificates({ context, onChange }: { readonly context: ApplyContext; readonly onChange: Change }) {
  const t = useTexts(ownCertificateTexts)
  const { standard, content } = context
  const code = standard.code
  const asks = standard.materials.some(({ source }) => source === 'CERTIFICATE_LIBRARY')
  const query = useQuery({
    queryKey: ['own-certificates', code],
    queryFn: () => smart.ownCertificates({ params: { code } }),
    enabled: asks,
  })
  const found = query.data
  useEffect(() => {
    if (found === undefined) return
    const filled = emptyFields(found.items, content.form)
    if (Object.keys(filled).length > 0) onChange({ form: { ...content.form, ...filled } })
    // Once, when the certificates have come: what a person empties afterwards stays empty.
  }, [found])
  if (found === undefined || found.holder === null || found.items.length + found.missing.length === 0) return null
  return (
    <Panel title={t('title')} level={3}>
      <div className="stack-tight">
        <p className="soft small">{t('lead', { holder: found.holder })}</p>
        <ul className="plain stack-tight">
          {found.items.map((own) => (
            <li key={own.identifier}>
              <OwnLine own={own} form={content.form} />
            </li>
          ))}
          {found.missing.map((name) => (
            <li key={name} className="soft">
              {t('missing', { name })}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function OwnLine({ own, form }: { readonly own: Own; readonly form: DraftContent['form'] }) {
  const t = useTexts(ownCertificateTexts)
  const { language } = useLanguage()
  const separator = language === 'zh' ? '、' : ', '
  const differing = own.prefill.flatMap(({ field, title, value }) => {
    const written = form[field]
    return typeof written !== 'string' || written.trim() === '' || sameWords(written, value)
      ? []
      : [{ field, title, written, held: value }]
  })
  return (
    <>
      <Status tone={own.usable ? 'good' : 'bad'}>{t(own.state)}</Status> {own.name}{' '}
      {own.validUntil !== null && (
        <span className="small soft">{t('until', { date: formatDate(own.validUntil, language) })}</span>
      )}
      <p className="small soft">{t('version', { identifier: own.identifier, version: own.version })}</p>
      {own.standsFor.length > 0 && <p className="small">{t('standsFor', { names: own.standsFor.join(separator) })}</p>}
      {own.prefill.length > 0 && (
        <p className="small">{t('filled', { names: own.prefill.map(({ title }) => title).join(separator) })}</p>
      )}
      {differing.map(({ field, ...difference }) => (
        <p key={field} className="small">
          <Status tone="warn">{t('differs', difference)}</Status>
        </p>
      ))}
    </>
  )
}

/** Fields nobody has filled in yet, from the first certificate that stands and knows them. */
function emptyFields(items: readonly Own[], form: DraftContent['form']): Readonly<Record<string, string>> {
  const known = items.flatMap(({ usable, prefill }) => (usable ? prefill : []))
  const empty = known.filter(({ field }) => form[field] === undefined || form[field] === '')
  return Object.fromEntries(empty.toReversed().map(({ field, value }) => [field, value]))
}
