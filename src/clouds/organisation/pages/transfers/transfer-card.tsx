import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import type { Transfer } from '../client.ts'
import { ReasonForm } from '../reason-form.tsx'
import { Memorandum } from './memorandum.tsx'
import { transferTexts } from './texts.ts'

export interface TransferProps {
  readonly transfer: Transfer
  readonly onDone: (sentence: string) => void
}

function standingOf({
  stage,
  inForce,
}: Transfer): readonly [Tone, 'DRAFT' | 'AGREED' | 'IN_FORCE' | 'CLOSED' | 'ABANDONED'] {
  if (stage === 'AGREED') return inForce ? ['warn', 'IN_FORCE'] : ['wait', 'AGREED']
  return stage === 'DRAFT' ? ['wait', stage] : [stage === 'CLOSED' ? 'good' : 'off', stage]
}

export function TransferCard({ transfer, onDone }: TransferProps) {
  const t = useTexts(transferTexts)
  const { language } = useLanguage()
  const { number, title, way, basis, effectiveOn, openCases, parties, to, items } = transfer
  const [tone, standing] = standingOf(transfer)
  const givers = parties.filter(({ id }) => id !== to.id).map(({ name }) => inLanguage(name, language))
  return (
    <Panel title={title} aside={<Status tone={tone}>{t(standing)}</Status>}>
      <div className="stack">
        <Facts
          facts={[
            { label: t('number'), value: number },
            { label: t('from'), value: givers.join(language === 'zh' ? '、' : ', ') },
            { label: t('to'), value: inLanguage(to.name, language) },
            { label: t('way'), value: t(way) },
            { label: t('effectiveOn'), value: formatDate(effectiveOn, language) },
            { label: t('openCases'), value: t(openCases) },
            { label: t('basis'), value: basis },
          ]}
        />
        <Disclosure summary={t('itemList', { count: items.length })}>
          <Items transfer={transfer} />
        </Disclosure>
        <Memorandum transfer={transfer} onDone={onDone} />
        <Signatures transfer={transfer} onDone={onDone} />
        {transfer.mine && <Closing transfer={transfer} onDone={onDone} />}
      </div>
    </Panel>
  )
}

function Items({ transfer }: { readonly transfer: Transfer }) {
  const t = useTexts(transferTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('items')}
      captionHidden
      rows={transfer.items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'item',
          label: t('item'),
          heading: true,
          cell: ({ name, code }) => `${inLanguage(name, language)}　${code}`,
        },
        { key: 'from', label: t('from'), cell: ({ from }) => inLanguage(from.name, language) },
        { key: 'running', label: t('running'), numeric: true, cell: ({ running }) => running },
        {
          key: 'supervised',
          label: t('supervised'),
          cell: ({ supervised }) => (supervised ? t('hasSupervisor') : <Status tone="bad">{t('noSupervisor')}</Status>),
        },
      ]}
    />
  )
}

function Signatures({ transfer, onDone }: TransferProps) {
  const t = useTexts(transferTexts)
  const { language } = useLanguage()
  const { id, number, parties, signatures, digest, effectiveOn } = transfer
  const [reopening, setReopening] = useState(false)
  const sign = useCommand(organisation.signMemorandum, ({ stage }) =>
    onDone(
      stage === 'AGREED' ? t('agreed', { number, day: formatDate(effectiveOn, language) }) : t('signed', { number }),
    ),
  )
  const reopen = useCommand(organisation.reopenMemorandum, () => onDone(t('reopened')))
  const draft = transfer.stage === 'DRAFT'
  const waiting = parties.filter((party) => !signatures.some(({ organ }) => organ.id === party.id))
  return (
    <section className="stack-tight" aria-label={t('signatures')}>
      <h3>{t('signatures')}</h3>
      <ul className="plain">
        {signatures.map(({ organ, by, at }) => (
          <li key={organ.id}>
            <Status tone="good">
              {t('signedLine', { organ: inLanguage(organ.name, language), name: by, at: formatMoment(at, language) })}
            </Status>
          </li>
        ))}
        {draft &&
          waiting.map(({ id: organ, name }) => (
            <li key={organ}>
              <Status tone="wait">{t('waitsFor', { organ: inLanguage(name, language) })}</Status>
            </li>
          ))}
      </ul>
      {transfer.maySign && (
        <>
          <p className="soft small">{t('signLead')}</p>
          <RefusalNotice error={sign.error} />
          <p>
            <Button
              kind="primary"
              busy={sign.isPending}
              onClick={() => sign.mutate({ params: { id }, body: { digest } })}
            >
              {t('sign')}
            </Button>
          </p>
        </>
      )}
      {transfer.mine && draft && signatures.length > 0 && !reopening && (
        <p>
          <Button onClick={() => setReopening(true)}>{t('reopen')}</Button>
        </p>
      )}
      {reopening && draft && (
        <ReasonForm
          label={t('reason')}
          act={t('reopen')}
          busy={reopen.isPending}
          error={reopen.error}
          onSubmit={(reason) => reopen.mutate({ params: { id }, body: { reason } })}
        />
      )}
    </section>
  )
}

/** A batch that is not agreed can be given up; one in force is closed when nothing is left. */
function Closing({ transfer, onDone }: TransferProps) {
  const t = useTexts(transferTexts)
  const { id, number, stage, inForce } = transfer
  const close = useCommand(organisation.closeTransfer, () => onDone(t('closed', { number })))
  const abandon = useCommand(organisation.abandonTransfer, () => onDone(t('abandoned', { number })))
  if (stage === 'DRAFT')
    return (
      <Disclosure summary={t('abandon')}>
        <ReasonForm
          label={t('reason')}
          act={t('abandon')}
          busy={abandon.isPending}
          error={abandon.error}
          onSubmit={(reason) => abandon.mutate({ params: { id }, body: { reason } })}
        />
      </Disclosure>
    )
  if (stage !== 'AGREED' || !inForce) return null
  return (
    <div className="stack-tight">
      <p className="soft small">{t('closeLead')}</p>
      <RefusalNotice error={close.error} />
      <p>
        <Button kind="primary" busy={close.isPending} onClick={() => close.mutate({ params: { id }, body: {} })}>
          {t('close')}
        </Button>
      </p>
    </div>
  )
}
