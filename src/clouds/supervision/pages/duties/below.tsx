import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { supervision } from '../client.ts'
import { DutyFacts } from './duty-facts.tsx'
import { STAGE_TONES } from './stages.ts'
import { dutyTexts } from './texts.ts'

/** An upper department looks as soon as something is pushed below it. */
const LOOK_AGAIN_MS = 10_000

/** 下级监管件: read, and not worked on in the other's place. */
export function Below() {
  const t = useTexts(dutyTexts)
  const { language } = useLanguage()
  const list = usePages(['duties-below'], (from) => supervision.dutiesBelow({ query: from }), { every: LOOK_AGAIN_MS })
  return (
    <div className="stack reading">
      <p className="soft">{t('belowLead')}</p>
      <Pages list={list} none={<EmptyState icon="form" title={t('noBelow')} />} lines={4}>
        {(duties) => (
          <ul className="plain">
            {duties.map((duty) => (
              <li key={duty.id} className="duty-record stack-tight">
                <p className="row">
                  <strong>{duty.itemName}</strong>
                  <Status tone={STAGE_TONES[duty.stage]}>{t(duty.stage)}</Status>
                  {duty.overdue && <Status tone="bad">{t('overdue')}</Status>}
                </p>
                <p>
                  {duty.object.name} · {duty.organ}
                </p>
                <p className="soft small">{formatMoment(duty.openedAt, language)}</p>
                <Disclosure summary={t('object')}>
                  <DutyFacts duty={duty} />
                </Disclosure>
              </li>
            ))}
          </ul>
        )}
      </Pages>
    </div>
  )
}
