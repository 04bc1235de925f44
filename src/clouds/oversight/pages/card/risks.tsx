import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { CardDetail, Risk } from '../client.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import type { PartProps } from './index.tsx'
import { cardPageTexts } from './texts.ts'

const TONES: Readonly<Record<'LOW' | 'MEDIUM' | 'HIGH', Tone>> = { LOW: 'wait', MEDIUM: 'warn', HIGH: 'bad' }

/** 风险台账 of one anomaly: found and assessed by who watches, acted upon by the leader. */
export function Risks({ detail, onDone }: PartProps) {
  const t = useTexts(cardPageTexts)
  const command = useCommand(oversight.findRisk, onDone)
  const { risks, may, card } = detail
  if (risks.length === 0 && !may.order && !may.control) return null
  return (
    <Panel title={t('risks')}>
      {risks.length === 0 && <p className="soft">{t('risksNone')}</p>}
      {risks.map((risk) => (
        <RiskPaper key={risk.id} risk={risk} detail={detail} onDone={onDone} />
      ))}
      {may.order && (
        <Disclosure summary={t('find')}>
          <WrittenForm
            fields={[{ name: 'title', label: t('riskTitle') }]}
            action={t('doFind')}
            busy={command.isPending}
            error={command.error}
            onSend={({ title = '' }) => command.mutate({ params: { id: card.id }, body: { title } })}
          />
        </Disclosure>
      )}
    </Panel>
  )
}

interface RiskProps {
  readonly risk: Risk
  readonly detail: CardDetail
  readonly onDone: PartProps['onDone']
}

function RiskPaper({ risk, detail, onDone }: RiskProps) {
  const t = useTexts(cardPageTexts)
  const { assessment, controls, closed, frozen } = risk
  return (
    <article className="card stack-tight">
      <p className="row">
        <strong>{risk.title}</strong>
        {assessment === null ? (
          <Status tone="wait">{t('unassessed')}</Status>
        ) : (
          <Status tone={TONES[assessment.level]}>{t(assessment.level)}</Status>
        )}
        {frozen && <Status tone="off">{t('frozen')}</Status>}
      </p>
      {assessment !== null && <p>{assessment.reason}</p>}
      {controls.map((one) => (
        <p key={one.at}>
          <strong>
            {t(one.control)}
            {one.to !== null && ` → ${one.to}`}
          </strong>{' '}
          {one.reason}{' '}
          <span className="soft small">{t('controlledBy', { by: one.by, when: formatShortMoment(one.at) })}</span>
          {one.released !== null && (
            <>
              <br />
              {t('releasedWhy', { reason: one.released.reason })}
            </>
          )}
        </p>
      ))}
      {closed === null ? (
        <RiskActs risk={risk} detail={detail} onDone={onDone} />
      ) : (
        <p>
          <Status tone="good">{t('closedRisk', { outcome: closed.outcome })}</Status>
        </p>
      )}
    </article>
  )
}

function RiskActs({ risk, detail, onDone }: RiskProps) {
  const t = useTexts(cardPageTexts)
  const { may } = detail
  const close = useCommand(oversight.closeRisk, onDone)
  const release = useCommand(oversight.releaseRisk, onDone)
  const params = { id: risk.id }
  const expectedVersion = risk.version
  return (
    <>
      {may.order && (
        <Disclosure summary={t('assess')}>
          <Assess risk={risk} onDone={onDone} />
        </Disclosure>
      )}
      {may.control && risk.assessment !== null && !risk.frozen && (
        <Disclosure summary={t('control')}>
          <Control risk={risk} detail={detail} onDone={onDone} />
        </Disclosure>
      )}
      {may.control && risk.frozen && (
        <Disclosure summary={t('release')}>
          <WrittenForm
            fields={[{ name: 'reason', label: t('controlReason') }]}
            action={t('release')}
            busy={release.isPending}
            error={release.error}
            onSend={({ reason = '' }) => release.mutate({ params, body: { expectedVersion, reason } })}
          />
        </Disclosure>
      )}
      {may.order && risk.assessment !== null && (
        <Disclosure summary={t('closeRisk')}>
          <WrittenForm
            fields={[{ name: 'outcome', label: t('outcome') }]}
            action={t('closeRisk')}
            busy={close.isPending}
            error={close.error}
            onSend={({ outcome = '' }) => close.mutate({ params, body: { expectedVersion, outcome } })}
          />
        </Disclosure>
      )}
    </>
  )
}

const DEGREES = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))

function Assess({ risk, onDone }: Pick<RiskProps, 'risk' | 'onDone'>) {
  const t = useTexts(cardPageTexts)
  const [likelihood, setLikelihood] = useState('3')
  const [impact, setImpact] = useState('3')
  const command = useCommand(oversight.assessRisk, onDone)
  return (
    <WrittenForm
      fields={[{ name: 'reason', label: t('assessReason') }]}
      action={t('doAssess')}
      busy={command.isPending}
      error={command.error}
      onSend={({ reason = '' }) =>
        command.mutate({
          params: { id: risk.id },
          body: { expectedVersion: risk.version, likelihood: Number(likelihood), impact: Number(impact), reason },
        })
      }
    >
      <ChoiceField label={t('likelihood')} empty={null} options={DEGREES} value={likelihood} onChange={setLikelihood} />
      <ChoiceField label={t('impact')} empty={null} options={DEGREES} value={impact} onChange={setImpact} />
    </WrittenForm>
  )
}

function Control({ risk, detail, onDone }: RiskProps) {
  const t = useTexts(cardPageTexts)
  const [kind, setKind] = useState<'FREEZE' | 'REASSIGN'>('FREEZE')
  const [to, setTo] = useState('')
  const command = useCommand(oversight.controlRisk, onDone)
  return (
    <WrittenForm
      fields={[{ name: 'reason', label: t('controlReason') }]}
      action={t('doControl')}
      kind="danger"
      busy={command.isPending}
      error={command.error}
      onSend={({ reason = '' }) =>
        command.mutate({
          params: { id: risk.id },
          body: { expectedVersion: risk.version, control: kind, to: to === '' ? null : to, reason },
        })
      }
    >
      <RadioGroup
        name={`control-${risk.id}`}
        legend={t('controlKind')}
        options={[
          { value: 'FREEZE', label: t('FREEZE'), hint: t('freezeHint') },
          { value: 'REASSIGN', label: t('REASSIGN') },
        ]}
        value={kind}
        onChange={(value) => setKind(value === 'REASSIGN' ? 'REASSIGN' : 'FREEZE')}
      />
      {kind === 'REASSIGN' && (
        <ChoiceField
          label={t('to')}
          options={detail.examiners.map(({ id, name }) => ({ value: id, label: name }))}
          value={to}
          onChange={setTo}
        />
      )}
    </WrittenForm>
  )
}
