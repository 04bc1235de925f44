import { useQuery } from '@tanstack/react-query'
import { localDate } from '#kernel'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import type { Fact } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { recognition } from '../client.ts'
import type { Region } from '../client.ts'
import { Confirmation, Withdrawal } from './acts.tsx'
import { Proposal } from './proposal.tsx'
import { deskRegionTexts } from './texts.ts'

const TONES = { PROPOSED: 'warn', RECOGNISED: 'good', WITHDRAWN: 'off' } as const

/** 跨区域互认: whom we believe, on what terms, and the acts of two administrators. */
export default function RecognitionPage() {
  const t = useTexts(deskRegionTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const query = useQuery({ queryKey: ['regions'], queryFn: () => recognition.regions({}) })
  const manages = sessionMay(session, 'recognition.manage')
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query}>
        {({ items, fingerprint }) => (
          <>
            <Panel title={t('own')}>
              <div className="stack-tight">
                <p>
                  <code>{fingerprint}</code>
                </p>
                <p className="soft small">{t('ownLead')}</p>
              </div>
            </Panel>
            {items.length === 0 && <EmptyState icon="shield" title={t('none')} />}
            {items.map((region) => (
              <RegionPanel key={region.id} region={region} manages={manages} />
            ))}
            {manages && <Proposal />}
          </>
        )}
      </Loaded>
    </div>
  )
}

function RegionPanel({ region, manages }: { readonly region: Region; readonly manages: boolean }) {
  const t = useTexts(deskRegionTexts)
  const { standing, terms, proposed, proposedBy, withdrawnReason } = region
  const { language } = useLanguage()
  const day = (instant: string | null) => (instant === null ? '—' : formatDate(localDate(instant), language))
  const shown = terms ?? proposed
  if (shown === null) return null
  return (
    <Panel title={shown.name} aside={<Status tone={TONES[standing]}>{t(standing)}</Status>}>
      <div className="stack reading">
        {terms !== null && (
          <Facts
            facts={[
              { label: t('since'), value: day(region.recognisedSince) },
              { label: t('by'), value: region.recognisedBy ?? '—' },
              ...(standing === 'WITHDRAWN'
                ? [
                    { label: t('until'), value: day(region.withdrawnSince) },
                    { label: t('reason'), value: withdrawnReason ?? '—' },
                  ]
                : []),
              { label: t('fingerprint'), value: <code>{terms.fingerprint}</code> },
              ...termsFacts(terms, t),
            ]}
          />
        )}
        {proposed !== null && terms !== null && <h3>{t('waits')}</h3>}
        {proposed !== null && (
          <Facts facts={[{ label: t('proposedBy'), value: proposedBy ?? '—' }, ...termsFacts(proposed, t)]} />
        )}
        {proposed !== null && manages && <Confirmation region={region} />}
        {standing === 'RECOGNISED' && manages && (
          <Disclosure summary={t('withdraw')}>
            <Withdrawal region={region} />
          </Disclosure>
        )}
      </div>
    </Panel>
  )
}

type Say = (word: keyof typeof deskRegionTexts.zh, facts?: Readonly<Record<string, string | number>>) => string

function termsFacts({ address, basis, types, purposes, dailyMax }: NonNullable<Region['terms']>, t: Say): Fact[] {
  const asks =
    purposes.length === 0 || dailyMax === 0
      ? t('asksNone')
      : t('asksLine', { purposes: purposes.map((purpose) => t(purpose)).join('、'), max: dailyMax })
  return [
    { label: t('address'), value: address },
    { label: t('basis'), value: basis },
    { label: t('asks'), value: asks },
    ...(types.length === 0
      ? []
      : [{ label: t('types'), value: types.map(({ theirs, ours }) => `${theirs} → ${ours}`).join('；') }]),
  ]
}
