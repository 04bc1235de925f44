import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { localDate } from '#kernel'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { findings } from '../client.ts'
import type { OwnProcedure } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { ownTexts } from './texts.ts'

/** What is intended with somebody's permits, and the right to be heard before it is done (行政许可法 7). */
export default function OwnProceduresPage() {
  const t = useTexts(ownTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['own-procedures'], queryFn: () => findings.ownProcedures({}) })
  return (
    <div className="stack reading">
      <p>
        <Link to="/my/certificates">{t('back')}</Link>
      </p>
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={said} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="certificate" title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            items.map((one) => (
              <Own
                key={one.id}
                one={one}
                onDone={(next) => {
                  queries.setQueryData(['own-procedures'], next)
                  setSaid(t('done'))
                }}
              />
            ))
          )
        }
      </Loaded>
    </div>
  )
}

interface OwnProps {
  readonly one: OwnProcedure
  readonly onDone: (next: { items: OwnProcedure[] }) => void
}
function Own({ one, onDone }: OwnProps) {
  const t = useTexts(ownTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const { replyUntil, identifier, decision, decidedAt, deregisteredAt, statements } = one
  const day = (label: string, value: string | null) =>
    value === null ? [] : [{ label, value: formatDate(value, language) }]
  return (
    <Panel title={`${word(one.kind)} · ${one.itemName}`}>
      <Facts
        facts={[
          { label: word('state'), value: word(`kind${one.phase}`) },
          { label: t('organ'), value: one.organ },
          { label: t('identifier'), value: identifier ?? one.number },
          { label: word('basis'), value: one.basis },
          { label: word('grounds'), value: one.grounds },
          ...day(t('replyUntil'), replyUntil),
          { label: t('hearing'), value: t(`hear${one.hearing}`) },
          ...(decision === null || decision === '' ? [] : [{ label: t('decision'), value: decision }]),
          ...day(t('decision'), decidedAt === null || decision !== null ? null : localDate(decidedAt)),
          ...day(t('deregistered'), deregisteredAt === null ? null : localDate(deregisteredAt)),
        ]}
      />
      {statements.length > 0 && (
        <>
          <h3>{t('statements')}</h3>
          <ol className="plain stack-tight">
            {statements.map(({ at, text, answer }) => (
              <li key={at}>
                {text}
                <br />
                <span className="soft small">{answer === null ? t('waiting') : t('answered', { answer })}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {one.mayState && <StateForm one={one} onDone={onDone} />}
    </Panel>
  )
}

function StateForm({ one, onDone }: OwnProps) {
  const t = useTexts(ownTexts)
  const command = useCommand(findings.stateOwnCase, onDone)
  const onCertificate = (one.kind === 'WITHDRAW' || one.kind === 'REVOKE') && one.certificate !== null
  const asks = one.hearing === 'MAY_ASK' && !onCertificate
  const options = [
    { value: 'no', label: t('no') },
    { value: 'yes', label: t('yes') },
  ]
  return (
    <Disclosure summary={t('state')}>
      {one.hearing === 'MAY_ASK' && onCertificate && (
        <p>
          <Link to="/my/certificates">{t('toCertificates')}</Link>
        </p>
      )}
      <WrittenForm
        key={String(one.version)}
        fields={[
          { name: 'text', label: t('text') },
          ...(asks ? [{ name: 'ask', label: t('ask'), options, initial: 'no' }] : []),
        ]}
        action={t('send')}
        busy={command.isPending}
        error={command.error}
        onSend={({ text = '', ask }) =>
          command.mutate({ params: { id: one.id }, body: { text, asksHearing: ask === 'yes' } })
        }
      />
    </Disclosure>
  )
}
