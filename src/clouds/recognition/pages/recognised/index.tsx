import { useQuery } from '@tanstack/react-query'
import { texts } from '#contract'
import { localDate } from '#kernel'
import { buttonClass } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { recognition } from '../client.ts'

const regionTexts = texts(
  {
    title: '互认地区',
    lead: '这些地区签发的电子证照，在本地区同样有效，在“验真伪”里可以直接验。',
    none: '还没有互认的地区',
    noneText: '其他地区的证照，请到签发机关核验。',
    standing: '互认中',
    ended: '已终止',
    since: '互认起始',
    until: '终止时间',
    untilNote: '{day}，此后盖章的不予采信，此前的仍然有效',
    address: '对方大厅',
    fingerprint: '信任文件指纹',
    list: '下载互认清单（离线验证用）',
  },
  {
    title: 'Recognised regions',
    lead: 'Certificates issued by these regions hold here as well, and can be verified on the verify page.',
    none: 'No region is recognised yet',
    noneText: 'Verify certificates of other regions with the organ that issued them.',
    standing: 'Recognised',
    ended: 'Ended',
    since: 'Since',
    until: 'Ended',
    untilNote: '{day}. What was sealed since is not accepted; what was sealed before still is',
    address: 'Its hall',
    fingerprint: 'Fingerprint of its trust file',
    list: 'Download the signed list, to verify off line',
  },
)

/** 互认地区: whom the bureau believes beside itself, for everybody. */
export default function RecognisedRegionsPage() {
  const t = useTexts(regionTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['recognised-regions'], queryFn: () => recognition.recognisedRegions({}) })
  const day = (instant: string) => formatDate(localDate(instant), language)
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="shield" title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            <>
              {items.map(({ name, address, fingerprint, recognisedSince, withdrawnSince }) => (
                <Panel
                  key={fingerprint}
                  title={name}
                  aside={
                    <Status tone={withdrawnSince === null ? 'good' : 'off'}>
                      {t(withdrawnSince === null ? 'standing' : 'ended')}
                    </Status>
                  }
                >
                  <Facts
                    facts={[
                      { label: t('since'), value: day(recognisedSince) },
                      ...(withdrawnSince === null
                        ? []
                        : [{ label: t('until'), value: t('untilNote', { day: day(withdrawnSince) }) }]),
                      { label: t('address'), value: address },
                      { label: t('fingerprint'), value: <code>{fingerprint}</code> },
                    ]}
                  />
                </Panel>
              ))}
              <p>
                <a className={buttonClass()} href="/api/v1/recognition/list" download>
                  <Icon name="download" />
                  {t('list')}
                </a>
              </p>
            </>
          )
        }
      </Loaded>
    </div>
  )
}
