import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { CONSENT_TEXT, CONSENT_VERSION } from '../../domain/consent.ts'
import { parties } from '../client.ts'
import type { Channel, Mine } from '../client.ts'
import { MinePage } from '../mine-page.tsx'
import { useKeepMine } from '../use-mine.ts'
import { settingsTexts } from './texts.ts'

export default function SettingsPage() {
  const t = useTexts(settingsTexts)
  return (
    <MinePage title={t('title')} lead={t('lead')}>
      {(mine, onDone) => (
        <>
          <ConsentPanel mine={mine} onDone={onDone} />
          <ConsentHistory lines={mine.consent.history} />
          {mine.letterBox !== null && (
            <p>
              <a href={mine.letterBox} target="_blank" rel="noreferrer">
                {t('demoLetters')}
              </a>
            </p>
          )}
        </>
      )}
    </MinePage>
  )
}

interface ConsentPanelProps {
  readonly mine: Mine
  readonly onDone: (sentence: string) => void
}

function ConsentPanel({ mine: { consent, person }, onDone }: ConsentPanelProps) {
  const t = useTexts(settingsTexts)
  const { language } = useLanguage()
  const standing = consent.given && !consent.outdated
  return (
    <Panel
      title={t('consent')}
      aside={<Status tone={standing ? 'good' : 'off'}>{t(standing ? 'given' : 'notGiven')}</Status>}
    >
      <div className="stack reading">
        {consent.outdated && <Notice tone="warn">{t('outdated')}</Notice>}
        <ol>
          {CONSENT_TEXT[language].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <p className="soft small">{t('version', { version: CONSENT_VERSION })}</p>
        {consent.connected.length === 0 ? (
          <Notice>{t('notConnected')}</Notice>
        ) : (
          <ConsentForm consent={consent} person={person} standing={standing} onDone={onDone} />
        )}
      </div>
    </Panel>
  )
}

interface ConsentFormProps {
  readonly consent: Mine['consent']
  readonly person: Mine['person']
  readonly standing: boolean
  readonly onDone: (sentence: string) => void
}

function ConsentForm({ consent, person, standing, onDone }: ConsentFormProps) {
  const t = useTexts(settingsTexts)
  const keep = useKeepMine()
  const known: Readonly<Record<Channel, string | null>> = { SMS: person.mobile, EMAIL: person.email }
  const verified = consent.connected.filter((channel) => known[channel] !== null)
  const [chosen, setChosen] = useState<readonly Channel[]>(consent.given ? consent.channels : verified)
  const giving = useCommand(parties.giveConsent, (mine) => {
    keep(mine)
    onDone(t('doneGiven'))
  })
  const withdrawal = useCommand(parties.withdrawConsent, (mine) => {
    keep(mine)
    onDone(t('doneWithdrawn'))
  })
  return (
    <div className="stack">
      <CheckboxGroup
        name="consent-channels"
        legend={t('channels')}
        values={chosen}
        options={consent.connected.map((channel) => ({
          value: channel,
          label: t(channel, { address: known[channel] ?? t('unverified') }),
          disabled: known[channel] === null,
        }))}
        onChange={(values) => setChosen(consent.connected.filter((channel) => values.includes(channel)))}
      />
      {verified.length < consent.connected.length && (
        <p>
          <Link to="/my/profile">{t('toProfile')}</Link>
        </p>
      )}
      <RefusalNotice error={giving.error ?? withdrawal.error} />
      <p className="row">
        <Button
          kind="primary"
          busy={giving.isPending}
          onClick={() => giving.mutate({ body: { textVersion: CONSENT_VERSION, channels: [...chosen] } })}
        >
          {t(standing ? 'update' : 'agree')}
        </Button>
        {consent.given && (
          <Button busy={withdrawal.isPending} onClick={() => withdrawal.mutate({ body: {} })}>
            {t('withdraw')}
          </Button>
        )}
      </p>
    </div>
  )
}

function ConsentHistory({ lines }: { readonly lines: Mine['consent']['history'] }) {
  const t = useTexts(settingsTexts)
  const { language } = useLanguage()
  if (lines.length === 0) return null
  const words: Readonly<Record<Channel, string>> = { SMS: t('smsWord'), EMAIL: t('emailWord') }
  const said = ({ type, textVersion, channels }: (typeof lines)[number]) =>
    type === 'ConsentGiven'
      ? t('ConsentGiven', {
          version: textVersion ?? '',
          channels: channels.map((channel) => words[channel]).join(language === 'zh' ? '、' : ', '),
        })
      : t('ConsentWithdrawn')
  return (
    <Disclosure summary={t('history')}>
      <Table
        caption={t('history')}
        captionHidden
        rows={lines.toReversed()}
        rowKey={({ at, type }) => `${at} ${type}`}
        columns={[
          { key: 'what', label: t('what'), heading: true, cell: said },
          { key: 'at', label: t('at'), cell: ({ at }) => formatMoment(at, language) },
        ]}
      />
    </Disclosure>
  )
}
