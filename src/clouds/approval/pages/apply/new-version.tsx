import { useQuery } from '@tanstack/react-query'
import { createClient } from '#contract'
import { api } from '#clouds/standards/api'
import { transport } from '#web/api/transport.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import type { Draft } from './draft-store.ts'
import { applyTexts } from './texts.ts'

const standards = createClient(api, transport)
/** What concerns whoever fills in an application; how the bureau divides its work does not. */
const OWN_SECTIONS: readonly string[] = [
  'CONDITIONS',
  'QUESTIONS',
  'MATERIALS',
  'FORM',
  'LIMITS',
  'FEES',
  'RESULT',
  'COMMITMENT',
]

/** A newer version came into force while the draft was being written: what changed, and what was left behind. */
export function NewVersion({ draft, version }: { readonly draft: Draft; readonly version: number }) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  if (version === draft.itemVersion) return null
  const dropped = (draft.moved?.dropped ?? []).map((name) => inLanguage(name, language))
  return (
    <Notice tone="warn" title={t('newVersion', { version })}>
      {dropped.length > 0 && <p>{t('dropped', { names: dropped.join(language === 'zh' ? '、' : ', ') })}</p>}
      <Disclosure summary={t('whatChanged')} open>
        <Changes code={draft.itemCode} from={draft.itemVersion} to={version} />
      </Disclosure>
    </Notice>
  )
}

interface ChangesProps {
  readonly code: string
  readonly from: number
  readonly to: number
}

function Changes({ code, from, to }: ChangesProps) {
  const t = useTexts(applyTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['changes', code, from, to],
    queryFn: () => standards.guideChanges({ params: { code }, query: { from, to } }),
    staleTime: Infinity,
  })
  return (
    <Loaded query={query} lines={3}>
      {({ sections }) => {
        const own = sections.filter(({ section }) => OWN_SECTIONS.includes(section))
        if (own.length === 0) return <p>{t('nothingForYou')}</p>
        return (
          <ul className="plain stack-tight">
            {own.flatMap(({ differences }) =>
              differences.map(({ place, subject, kind, before, after }) => (
                <li key={place}>
                  <strong>{inLanguage(subject, language)}</strong>
                  {kind === 'ADDED' && after !== null && ` — ${t('added')}`}
                  {kind === 'REMOVED' && ` — ${t('removed')}`}
                  {kind === 'CHANGED' && before !== null && after !== null && (
                    <>
                      <br />
                      {t('was', { value: inLanguage(before, language) })}
                      <br />
                      {t('now', { value: inLanguage(after, language) })}
                    </>
                  )}
                </li>
              )),
            )}
          </ul>
        )
      }}
    </Loaded>
  )
}
