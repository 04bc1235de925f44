import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import type { Fact } from '#web/ui/panel.tsx'
import type { Visit } from '../client.ts'
import { DeskContact } from './desk-contact.tsx'
import { visitWords } from './visit-words.ts'

interface VisitFactsProps {
  readonly visit: Visit
  /** His own, or as the desk sees it: masked until asked for. */
  readonly own?: boolean
}
export function VisitFacts({ visit, own = false }: VisitFactsProps) {
  const t = useTexts(visitWords)
  const { language } = useLanguage()
  const { identity, outcome, contact } = visit
  const facts: readonly (Fact | null)[] = [
    { label: t('when'), value: `${formatDate(visit.day, language)} ${t(visit.half)}` },
    { label: t('address'), value: visit.address },
    {
      label: t('contact'),
      value: own ? (
        `${contact.name} ${contact.phone}`
      ) : (
        <DeskContact contact={contact} id={visit.id} asked={{ of: 'VISIT' }} />
      ),
    },
    { label: t('why'), value: t(visit.why) },
    visit.wish === '' ? null : { label: t('wish'), value: visit.wish },
    { label: t('staff'), value: visit.staff === '' ? <span className="soft">{t('nobody')}</span> : visit.staff },
    identity === null
      ? null
      : {
          label: t('identity'),
          value: `${t(identity.means)}，${t(identity.matches ? 'matches' : 'differs')}${identity.note === '' ? '' : `（${identity.note}）`}`,
        },
    outcome === null ? null : { label: t('record'), value: outcome.record },
    outcome === null || outcome.received.length === 0
      ? null
      : { label: t('received'), value: outcome.received.join('、') },
    outcome?.caseNumber === undefined || outcome.caseNumber === null
      ? null
      : { label: t('caseNumber'), value: <code>{outcome.caseNumber}</code> },
    visit.cancelledFor === '' ? null : { label: t('cancelledFor'), value: visit.cancelledFor },
  ]
  return <Facts facts={facts.filter((fact) => fact !== null)} />
}
