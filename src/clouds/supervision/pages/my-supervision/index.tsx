import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import type { api } from '../../api.ts'
import { supervision } from '../client.ts'
import { ownTexts } from './texts.ts'

type Permit = Output<typeof api.ownSupervision>['items'][number]

/** 监管标准对外引导: what will be checked of each permit held, how often, by whom, and a list to check oneself by. */
export default function MySupervisionPage() {
  const t = useTexts(ownTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['own-supervision'], queryFn: () => supervision.ownSupervision({}) })
  return (
    <div className="stack">
      <AccountDoors />
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check" title={t('none')}>
              <p className="soft">{t('noneText')}</p>
            </EmptyState>
          ) : (
            <div className="stack reading">
              {items.map((permit) => (
                <PermitPanel key={permit.case} permit={permit} />
              ))}
              <p>
                <Button onClick={() => window.print()}>{t('print')}</Button>
              </p>
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

function PermitPanel({ permit }: { readonly permit: Permit }) {
  const t = useTexts(ownTexts)
  const { language } = useLanguage()
  const { supervisors, firstCheckDue, checksPerYear, measures, validUntil, commitment, disposal } = permit
  const separator = language === 'zh' ? '、' : ', '
  return (
    <Panel title={permit.itemName}>
      <div className="stack-tight">
        <Facts
          facts={[
            {
              label: t('supervisors'),
              value: (
                <ul className="plain">
                  {supervisors.map(({ name, contact }) => (
                    <li key={name}>
                      {name} {contact !== null && <span className="soft small">{t('contact', { contact })}</span>}
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              label: t('frequency'),
              value: checksPerYear === null ? t('asPlanned') : t('perYear', { count: checksPerYear }),
            },
            ...(firstCheckDue === null ? [] : [{ label: t('firstCheck'), value: formatDate(firstCheckDue, language) }]),
            ...(measures.length === 0 ? [] : [{ label: t('measures'), value: measures.join(separator) }]),
            ...(validUntil === null ? [] : [{ label: t('validUntil'), value: formatDate(validUntil, language) }]),
            ...(permit.certificateIdentifier === null
              ? []
              : [{ label: t('certificate'), value: <code>{permit.certificateIdentifier}</code> }]),
          ]}
        />
        <SelfCheck permit={permit} />
        {commitment !== null && (
          <Disclosure summary={t('commitment')}>
            <p>{commitment}</p>
          </Disclosure>
        )}
        {disposal.length > 0 && (
          <Disclosure summary={t('disposal')}>
            <ul>
              {disposal.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </Panel>
  )
}

/** The ticks are the holder's own: they stay in his browser and are told to nobody. */
function SelfCheck({ permit: { case: id, points } }: { readonly permit: Permit }) {
  const t = useTexts(ownTexts)
  const key = `self-check ${id}`
  const [done, setDone] = useState<readonly string[]>(() => (localStorage.getItem(key) ?? '').split('\n'))
  const kept = points.filter((point) => done.includes(point))
  return (
    <div>
      <CheckboxGroup
        name={key}
        legend={t('points')}
        values={kept}
        options={points.map((point) => ({ value: point, label: point }))}
        onChange={(next) => {
          setDone(next)
          localStorage.setItem(key, next.join('\n'))
        }}
      />
      <p className="soft small" role="status">
        {t('pointsDone', { done: kept.length, count: points.length })}
      </p>
    </div>
  )
}
