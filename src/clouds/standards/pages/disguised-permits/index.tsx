import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField, OneOfField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { ReasonedForm } from '../reasoned-form.tsx'
import { disguiseTexts } from './texts.ts'
import '../policies/policies.css'

type Register = Output<typeof api.disguises>
type Suspicion = Register['items'][number]
const SIGNS = [
  'FILING_WITH_DISCRETION',
  'FILING_WITH_LIMIT',
  'PROOF_WITHOUT_BASIS',
  'COMPULSORY_INTERMEDIARY',
  'OFF_LIST',
  'OTHER',
] as const
const FINDINGS = ['CONFIRMED', 'UNFOUNDED'] as const

export default function DisguisedPermitsPage() {
  const t = useTexts(disguiseTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({ queryKey: ['disguised-permits'], queryFn: () => standards.disguises({}) })
  const said = (sentence: string) => {
    setDone(sentence)
    void queries.invalidateQueries({ queryKey: ['disguised-permits'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={done} />
      <Disclosure summary={t('report')}>
        <Report onDone={() => said(t('reported'))} />
      </Disclosure>
      <Loaded query={query} lines={8}>
        {(register) => (
          <>
            <Detected detected={register.detected} />
            <Panel title={t('register')}>
              {register.items.length === 0 && <EmptyState icon="check" title={t('none')} />}
              <ul className="plain policies">
                {register.items.map((item) => (
                  <li key={item.id}>
                    <SuspicionLine item={item} mayClose={register.mayClose} onDone={() => said(t('closed'))} />
                  </li>
                ))}
              </ul>
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

type Detection = Register['detected'][number]
/** What is found in many items is said once, most frequent first. */
function bySign(detected: readonly Detection[]) {
  const found = new Map<string, readonly [Detection['signs'][number], readonly Detection['item'][]]>()
  for (const { item, signs } of detected)
    for (const sign of signs) found.set(sign.zh, [sign, [...(found.get(sign.zh)?.[1] ?? []), item]])
  return [...found.values()].toSorted(([, a], [, b]) => b.length - a.length)
}

function Detected({ detected }: Pick<Register, 'detected'>) {
  const t = useTexts(disguiseTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('detected', { count: detected.length })}>
      {detected.length === 0 && <p className="soft">{t('detectedNone')}</p>}
      {bySign(detected).map(([sign, items]) => (
        <Disclosure key={sign.zh} summary={t('signOn', { sign: inLanguage(sign, language), count: items.length })}>
          <ul>
            {items.map(({ code, name }) => (
              <li key={code}>
                <Link to="/desk/standards/$code" params={{ code }}>
                  {inLanguage(name, language)}
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </Panel>
  )
}

interface SuspicionProps {
  readonly item: Suspicion
  readonly mayClose: boolean
  readonly onDone: () => void
}

function SuspicionLine({ item, mayClose, onDone }: SuspicionProps) {
  const t = useTexts(disguiseTexts)
  const { language } = useLanguage()
  const sign = SIGNS.find((known) => known === item.sign)
  return (
    <article className="stack-tight">
      <p className="row">
        {item.finding === null ? (
          <Status tone="warn">{t('open')}</Status>
        ) : (
          <Status tone="good">{t(item.finding)}</Status>
        )}
        <strong>{sign === undefined ? item.sign : t(sign)}</strong>
        <span>{item.itemName === null ? t('offList') : inLanguage(item.itemName, language)}</span>
        <span className="soft">{t(item.source)}</span>
        <span className="soft">{formatMoment(item.reportedAt, language)}</span>
      </p>
      <p>{item.description}</p>
      {item.measure !== null && <p className="soft">{t('handled', { measure: item.measure })}</p>}
      {item.finding === null && mayClose && <Close item={item} onDone={onDone} />}
    </article>
  )
}

function Close({ item, onDone }: Omit<SuspicionProps, 'mayClose'>) {
  const t = useTexts(disguiseTexts)
  const [finding, setFinding] = useState<(typeof FINDINGS)[number]>('CONFIRMED')
  const command = useCommand(standards.closeDisguise, onDone)
  return (
    <Disclosure summary={t('close')}>
      <ReasonedForm
        label={t('measure')}
        action={t('doClose')}
        busy={command.isPending}
        error={command.error}
        onSend={(measure) =>
          command.mutate({ params: { id: item.id }, body: { expectedVersion: item.version, finding, measure } })
        }
      >
        <RadioGroup
          name={`finding-${item.id}`}
          legend={t('finding')}
          inline
          options={FINDINGS.map((value) => ({ value, label: t(value) }))}
          value={finding}
          onChange={setFinding}
        />
      </ReasonedForm>
    </Disclosure>
  )
}

function Report({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(disguiseTexts)
  const [code, setCode] = useState('')
  const [sign, setSign] = useState<(typeof SIGNS)[number]>('FILING_WITH_DISCRETION')
  const command = useCommand(standards.reportDisguise, onDone)
  return (
    <ReasonedForm
      label={t('description')}
      action={t('doReport')}
      busy={command.isPending}
      error={command.error}
      onSend={(description) =>
        command.mutate({ body: { code: code.trim() === '' ? null : code.trim(), sign, description } })
      }
    >
      <OneOfField
        label={t('sign')}
        value={sign}
        options={SIGNS.map((value) => ({ value, label: t(value) }))}
        onChange={setSign}
      />
      <LineField label={t('code')} required={false} value={code} maxLength={80} onChange={setCode} />
    </ReasonedForm>
  )
}
