import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { smart } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { VerificationView } from '#web/verification/verification-view.tsx'
import type { api } from '../../api.ts'
import { smartTexts } from '../texts.ts'

type Sample = Output<typeof api.samples>['items'][number]

/** 抽查复核: people look again at a share of what tables granted. */
export default function SamplesPage() {
  const t = useTexts(smartTexts)
  usePageTitle(t('samplesTitle'))
  const [judged, setJudged] = useState('no')
  const [said, setSaid] = useState('')
  return (
    <div className="stack">
      <h1>{t('samplesTitle')}</h1>
      <p className="soft reading">{t('samplesLead')}</p>
      <DoneNotice sentence={said} />
      <Tabs
        label={t('samplesTitle')}
        tabs={[
          { key: 'no', label: t('waiting') },
          { key: 'yes', label: t('judged') },
        ]}
        current={judged}
        onChange={setJudged}
      >
        <Samples key={judged} judged={judged === 'yes'} onDone={setSaid} />
      </Tabs>
    </div>
  )
}

function Samples({ judged, onDone }: { readonly judged: boolean; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(smartTexts)
  const list = usePages(['smart-samples', judged], (from) =>
    smart.samples({ query: { judged: judged ? 'yes' : 'no', ...from } }),
  )
  return (
    <Pages list={list} none={t(judged ? 'judgedNone' : 'samplesNone')}>
      {(samples) => samples.map((sample) => <SampleCard key={sample.case} sample={sample} onDone={onDone} />)}
    </Pages>
  )
}

function SampleCard({ sample, onDone }: { readonly sample: Sample; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const { judged, lot, rate, mayJudge } = sample
  return (
    <Panel
      title={
        <>
          {inLanguage(sample.itemName, language)} <code>{sample.caseNumber}</code>
        </>
      }
      aside={<span className="small soft">{t('drawn', { lot, rate })}</span>}
    >
      <div className="stack">
        <VerificationView of={sample} />
        {judged !== null && (
          <p>
            <Status tone={judged.agrees ? 'good' : 'bad'}>{t(judged.agrees ? 'agree' : 'disagree')}</Status>{' '}
            {t('judgedBy', { by: judged.by, finding: judged.finding })}
          </p>
        )}
        {judged === null && mayJudge.allowed && <JudgeForm sample={sample} onDone={onDone} />}
        {judged === null && !mayJudge.allowed && mayJudge.reason !== undefined && (
          <p className="soft">{inLanguage(mayJudge.reason, language)}</p>
        )}
      </div>
    </Panel>
  )
}

function JudgeForm({ sample, onDone }: { readonly sample: Sample; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(smartTexts)
  const queries = useQueryClient()
  const [agrees, setAgrees] = useState('')
  const [finding, setFinding] = useState('')
  const command = useCommand(smart.judgeSample, () => {
    onDone(`${t('judgedDone')}${agrees === 'no' ? t('disagreeNext') : ''}`)
    void queries.invalidateQueries({ queryKey: ['smart-samples'] })
  })
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { expectedVersion: sample.version, agrees: agrees === 'yes', finding: finding.trim() }
        command.mutate({ params: { id: sample.case }, body })
      }}
    >
      <RadioGroup
        name={`verdict-${sample.case}`}
        legend={t('judge')}
        inline
        options={[
          { value: 'yes', label: t('agree') },
          { value: 'no', label: t('disagree') },
        ]}
        value={agrees}
        onChange={setAgrees}
      />
      <TextField label={t('finding')} rows={2} maxLength={1000} value={finding} onChange={setFinding} />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          type="submit"
          kind="primary"
          busy={command.isPending}
          disabled={agrees === '' || finding.trim().length < 2}
        >
          {t('judge')}
        </Button>
      </p>
    </form>
  )
}
