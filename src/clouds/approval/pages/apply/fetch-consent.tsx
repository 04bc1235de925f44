import { useQuery } from '@tanstack/react-query'
import { reuse, smart } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Choice } from '#web/ui/choices.tsx'
import { ownCertificateTexts } from './own-certificate-texts.ts'

interface FetchConsentProps {
  readonly code: string
  readonly agreed: boolean
  readonly onChange: (agreed: boolean) => void
}

/**
 * 授权调取: asked only where the library really holds something this item needs. Whoever agreed once and for all is told
 * so; whoever does not agree shows his paper at the window.
 */
export function FetchConsent({ code, agreed, onChange }: FetchConsentProps) {
  const t = useTexts(ownCertificateTexts)
  const own = useQuery({
    queryKey: ['own-certificates', code],
    queryFn: () => smart.ownCertificates({ params: { code } }),
  })
  const standing = useQuery({ queryKey: ['fetch-consent'], queryFn: () => reuse.consent({}) })
  const usable = own.data?.items.filter(({ standsFor }) => standsFor.length > 0) ?? []
  if (usable.length === 0 || standing.data === undefined) return null
  const names = [...new Set(usable.map(({ name }) => name))].join(t('and'))
  return (
    <fieldset className="field">
      <legend className="choice-legend">{t('consentTitle')}</legend>
      {standing.data.given ? (
        <p>{t('consentStanding', { names })}</p>
      ) : (
        <Choice
          id="fetch-consent"
          type="checkbox"
          name="fetch-consent"
          option={{ value: 'agreed', label: t('consent', { names }), hint: t('consentHint') }}
          checked={agreed}
          invalid={false}
          describedBy={undefined}
          onToggle={onChange}
        />
      )}
    </fieldset>
  )
}
