import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { ItemFinder } from '../counter/item-finder.tsx'
import { IntakeForm } from './intake-form.tsx'
import { WindowReceipt } from './window-receipt.tsx'
import type { Filed } from './window-receipt.tsx'
import { intakeTexts } from './texts.ts'

/** 综合窗口收件 (AP-06): any window, any item; what to collect stands beside the form. */
export default function IntakePage() {
  const t = useTexts(intakeTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const { item: code } = useSearch({ from: '/desk/intake' })
  const navigate = useNavigate({ from: '/desk/intake' })
  const [filed, setFiled] = useState<Filed | undefined>(undefined)
  const go = (item: string | undefined) => {
    setFiled(undefined)
    void navigate({ search: item === undefined ? {} : { item } })
  }
  const guide = useQuery({
    queryKey: ['guide', code],
    queryFn: () => approval.guide({ params: { code: code ?? '' } }),
    enabled: code !== undefined,
  })
  if (filed !== undefined) return <WindowReceipt filed={filed} onNext={() => go(undefined)} />
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading not-printed">{t('lead')}</p>
      {code === undefined ? (
        <div className="reading">
          <ItemFinder onChoose={(item) => go(item.code)} />
        </div>
      ) : (
        <Loaded query={guide} lines={10}>
          {({ standard }) => (
            <>
              <p className="row">
                <strong>{inLanguage(standard.name, language)}</strong>
                <span className="soft small mono">{standard.code}</span>
                <Button kind="plain" onClick={() => go(undefined)}>
                  {t('another')}
                </Button>
              </p>
              <IntakeForm key={code} standard={standard} onFiled={setFiled} />
            </>
          )}
        </Loaded>
      )}
    </div>
  )
}
