import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDay, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { CardDetail, Order } from '../client.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { GoneUp } from '../gone-up.tsx'
import type { PartProps } from './index.tsx'
import { cardPageTexts } from './texts.ts'

const TONES: Readonly<Record<Order['phase'], Tone>> = {
  ISSUED: 'wait',
  ANSWERED: 'wait',
  REOPENED: 'warn',
  CLOSED: 'good',
}

/** 督办: the question, its answers in rounds, the verdicts. */
export function Orders({ detail, onDone }: PartProps) {
  const t = useTexts(cardPageTexts)
  const { orders, may } = detail
  return (
    <Panel title={t('orders')}>
      {orders.length === 0 && <p className="soft">{t('ordersNone')}</p>}
      {orders.map((order) => (
        <OrderPaper key={order.id} order={order} may={may} onDone={onDone} />
      ))}
      {may.order && (
        <Disclosure summary={t('issue')}>
          <Issue detail={detail} onDone={onDone} />
        </Disclosure>
      )}
    </Panel>
  )
}

function Issue({ detail, onDone }: PartProps) {
  const t = useTexts(cardPageTexts)
  const command = useCommand(oversight.issueOrder, onDone)
  return (
    <WrittenForm
      fields={[
        { name: 'question', label: t('question'), hint: t('questionHint') },
        { name: 'due', label: t('due'), kind: 'date' },
      ]}
      action={t('doIssue')}
      busy={command.isPending}
      error={command.error}
      onSend={({ question = '', due = '' }) =>
        command.mutate({ params: { id: detail.card.id }, body: { question, due } })
      }
    />
  )
}

interface OrderProps {
  readonly order: Order
  readonly may: CardDetail['may']
  readonly onDone: PartProps['onDone']
}

function OrderPaper({ order, may, onDone }: OrderProps) {
  const t = useTexts(cardPageTexts)
  const { language } = useLanguage()
  const waits = order.phase === 'ISSUED' || order.phase === 'REOPENED'
  const last = order.escalated.at(-1)
  return (
    <article className="card stack-tight">
      <p className="row">
        <strong>{order.number}</strong>
        <Status tone={TONES[order.phase]}>{t(order.phase)}</Status>
        {order.overdue && <Status tone="bad">{t('overdue')}</Status>}
        {last !== undefined && <GoneUp to={last} />}
      </p>
      <p>{order.question}</p>
      <p className="soft small">
        {[
          order.organ,
          ...(order.person === null ? [] : [order.person]),
          t('dueBy', { day: formatDay(order.due, language) }),
          t('issuedBy', { by: order.issued.by, when: formatShortMoment(order.issued.at) }),
        ].join(' · ')}
      </p>
      <Rounds order={order} />
      {waits && may.answer && (
        <Disclosure summary={t('answer')}>
          <AnswerOrder order={order} onDone={onDone} />
        </Disclosure>
      )}
      {order.phase === 'ANSWERED' && may.order && (
        <Disclosure summary={t('judge')}>
          <Judge order={order} onDone={onDone} />
        </Disclosure>
      )}
    </article>
  )
}

function Rounds({ order: { rounds } }: Pick<OrderProps, 'order'>) {
  const t = useTexts(cardPageTexts)
  const { language } = useLanguage()
  return (
    <ol className="plain stack-tight">
      {rounds.map((round, i) => (
        <li key={round.at}>
          <p className="soft small">{t('round', { number: i + 1, by: round.by, when: formatShortMoment(round.at) })}</p>
          <p>
            {t('facts')}：{round.facts}
            <br />
            {t('cause')}：{round.cause}
            <br />
            {t('measure')}：{round.measure}（{t('doneByDay', { day: formatDay(round.doneBy, language) })}）
          </p>
          {round.verdict !== null && (
            <p>
              <Status tone={round.verdict.settled ? 'good' : 'warn'}>
                {t(round.verdict.settled ? 'settled' : 'unsettled')}
              </Status>{' '}
              {round.verdict.reason}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

type OneOrder = Pick<OrderProps, 'order' | 'onDone'>
function AnswerOrder({ order, onDone }: OneOrder) {
  const t = useTexts(cardPageTexts)
  const command = useCommand(oversight.answerOrder, onDone)
  return (
    <WrittenForm
      fields={[
        { name: 'facts', label: t('facts') },
        { name: 'cause', label: t('cause') },
        { name: 'measure', label: t('measure') },
        { name: 'doneBy', label: t('doneBy'), kind: 'date' },
      ]}
      action={t('doAnswer')}
      busy={command.isPending}
      error={command.error}
      onSend={({ facts = '', cause = '', measure = '', doneBy = '' }) =>
        command.mutate({
          params: { id: order.id },
          body: { expectedVersion: order.version, facts, cause, measure, doneBy },
        })
      }
    />
  )
}

function Judge({ order, onDone }: OneOrder) {
  const t = useTexts(cardPageTexts)
  const [again, setAgain] = useState(false)
  const close = useCommand(oversight.closeOrder, onDone)
  const reopen = useCommand(oversight.reopenOrder, onDone)
  const params = { id: order.id }
  const expectedVersion = order.version
  return (
    <WrittenForm
      fields={[
        { name: 'reason', label: t('reason') },
        ...(again ? [{ name: 'due', label: t('due'), kind: 'date' as const }] : []),
      ]}
      action={t(again ? 'reopen' : 'close')}
      busy={close.isPending || reopen.isPending}
      error={again ? reopen.error : close.error}
      onSend={({ reason = '', due = '' }) =>
        again
          ? reopen.mutate({ params, body: { expectedVersion, reason, due } })
          : close.mutate({ params, body: { expectedVersion, reason } })
      }
    >
      <RadioGroup
        name={`verdict-${order.id}`}
        legend={t('judge')}
        inline
        options={[
          { value: 'close', label: t('close') },
          { value: 'reopen', label: t('reopen') },
        ]}
        value={again ? 'reopen' : 'close'}
        onChange={(value) => setAgain(value === 'reopen')}
      />
    </WrittenForm>
  )
}
