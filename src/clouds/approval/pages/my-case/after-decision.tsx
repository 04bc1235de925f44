import { texts } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { isConcluded } from '../case-progress/stage.tsx'
import type { OwnCase } from './index.tsx'

const words = texts(
  {
    remedies: '不服怎么办',
    remediesText:
      '自知道本决定之日起 60 日内，可以依法申请行政复议（《行政复议法》第二十条）；也可以自知道之日起 6 个月内，依法向人民法院提起行政诉讼（《行政诉讼法》第四十六条）。受理机关和地址写在决定书上。',
    delivery: '结果送达与办理方式',
    means: '领取方式',
    DOWNLOAD: '网上下载电子证照',
    COUNTER: '到窗口领取',
    COURIER: '快递送达',
    address: '收件地址',
    parcel: '运单',
    state: '送达情况',
    notYet: '办结后送达',
    ready: '结果已办好，可以领取',
    onItsWay: '已寄出，等待签收',
    served: '已送达',
    visits: '到场次数',
    visitsText: '{count} 次',
    way: '办理方式',
    committed: '告知承诺',
    filing: '备案',
    certificate: '办理的证照',
  },
  {
    remedies: 'If you disagree',
    remediesText:
      'Within 60 days of learning of this decision you may apply for administrative reconsideration (Administrative Reconsideration Law, article 20), or within 6 months bring an action before the people’s court (Administrative Litigation Law, article 46). The notice names the authority and the court.',
    delivery: 'Delivery and handling',
    means: 'Delivery',
    DOWNLOAD: 'Download of the electronic certificate',
    COUNTER: 'Collection at the window',
    COURIER: 'Courier',
    address: 'Address',
    parcel: 'Parcel',
    state: 'State',
    notYet: 'delivered once the case is concluded',
    ready: 'ready for you',
    onItsWay: 'on its way, receipt not signed yet',
    served: 'delivered',
    visits: 'Times you had to come',
    visitsText: '{count}',
    way: 'Handled as',
    committed: 'a grant on commitment',
    filing: 'a filing',
    certificate: 'Certificate it is about',
  },
)

const AGAINST: readonly OwnCase['progress']['stage'][] = ['refused', 'notAccepted', 'terminated', 'annulled']

/** Told with every decision that goes against somebody (行政许可法 38). */
export function Remedies({ own }: { readonly own: OwnCase }) {
  const t = useTexts(words)
  if (!AGAINST.includes(own.progress.stage)) return null
  return (
    <Notice tone="warn" title={t('remedies')}>
      {t('remediesText')}
    </Notice>
  )
}

type DeliveryWord = 'notYet' | 'ready' | 'onItsWay' | 'served'
function stateOf({ delivery, progress }: OwnCase): DeliveryWord {
  if (delivery.served) return 'served'
  if (delivery.tracking !== null) return 'onItsWay'
  return isConcluded(progress.stage) && progress.stage !== 'withdrawn' ? 'ready' : 'notYet'
}

/** How the result comes, and how far it is. */
export function DeliveryPanel({ own }: { readonly own: OwnCase }) {
  const t = useTexts(words)
  const { delivery, visits, committed, filing, certificate } = own
  const { means, address, tracking } = delivery
  return (
    <Panel title={t('delivery')}>
      <Facts
        facts={[
          ...(committed || filing ? [{ label: t('way'), value: t(filing ? 'filing' : 'committed') }] : []),
          ...(certificate === null ? [] : [{ label: t('certificate'), value: <code>{certificate}</code> }]),
          { label: t('means'), value: t(means) },
          ...(means === 'COURIER' ? [{ label: t('address'), value: address }] : []),
          ...(tracking === null
            ? []
            : [
                {
                  label: t('parcel'),
                  value: (
                    <>
                      {tracking.courier} <CopyText text={tracking.number} label={t('parcel')} />
                    </>
                  ),
                },
              ]),
          { label: t('state'), value: t(stateOf(own)) },
          { label: t('visits'), value: t('visitsText', { count: visits }) },
        ]}
      />
    </Panel>
  )
}
