import type { ReactNode } from 'react'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ClockChip, ClockExplanation } from '#web/ui/clock-chip.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { isConcluded, StageStatus } from '../case-progress/stage.tsx'
import { AcceptForm } from './accept-form.tsx'
import { actTexts } from './act-texts.ts'
import { DESK_FORMS, formAllowed, useCaseWork } from './case-work.ts'
import type { DeskAct, DeskForm, Said } from './case-work.ts'
import { CorrectionForm } from './correction-form.tsx'
import { DecisionForm } from './decision-form.tsx'
import { ExaminationForm } from './examination-form.tsx'
import { ExaminationReport } from './examination-report.tsx'
import { DocumentList, SupervisionRecords } from './history-paper.tsx'
import { EndProcedureForm, ExtensionForm, ReturnForm, StartProcedureForm } from './exception-forms.tsx'
import { NonAcceptanceForm } from './non-acceptance-form.tsx'
import { deskTexts } from './texts.ts'
import './work-pane.css'

const FORMS: Readonly<Record<DeskForm, () => ReactNode>> = {
  accept: AcceptForm,
  requestCorrection: CorrectionForm,
  refuseToAccept: NonAcceptanceForm,
  examine: ExaminationForm,
  decide: DecisionForm,
  returnCase: ReturnForm,
  startProcedure: StartProcedureForm,
  endProcedure: EndProcedureForm,
  extend: ExtensionForm,
}

/** Where the case stands, what may be done to it and why not the rest, and the form of the act at hand. */
export function WorkPane({ said: { tone, sentence } }: { readonly said: Said }) {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  const { file, form } = useCaseWork()
  const { progress } = file
  const Form = form === undefined ? undefined : FORMS[form]
  return (
    <div className="stack">
      <header className="work-head">
        <h2>{progress.itemName}</h2>
        <p className="soft">
          <CopyText text={progress.caseNumber} label={progress.caseNumber} />
        </p>
        <p>{file.applicant.name}</p>
        <p className="row">
          <StageStatus stage={progress.stage} />
          {!isConcluded(progress.stage) && <ClockChip clock={progress.clock} />}
        </p>
        {!isConcluded(progress.stage) && (
          <p className="soft small">
            {t('turn')}
            {language === 'zh' ? '：' : ': '}
            {inLanguage(progress.turn, language)} · {t('version', { version: file.itemVersion })}
          </p>
        )}
        <ClockExplanation clock={progress.clock} />
      </header>
      <DoneNotice sentence={sentence} tone={tone} />
      <Acts />
      {form !== 'examine' && file.examination !== null && <ExaminationReport />}
      {/* A new version of the case is a new question: a form begun on the old one starts again. */}
      {Form !== undefined && <Form key={`${form ?? ''} ${file.version}`} />}
      {file.documents.length > 0 && (
        <section aria-labelledby="work-documents">
          <h3 id="work-documents">{t('documents')}</h3>
          <DocumentList documents={file.documents} />
        </section>
      )}
      <SupervisionRecords records={file.supervision} granted={progress.stage === 'granted'} />
    </div>
  )
}

const KEYS: Readonly<Partial<Record<DeskForm, string>>> = {
  accept: 'a',
  requestCorrection: 'c',
  examine: 'e',
  decide: 'd',
}

/** Buttons live from the server's answer: what may be done can be pressed, what may not says why. */
function Acts() {
  const t = useTexts(actTexts)
  const { file, form, openForm } = useCaseWork()
  const forms = DESK_FORMS.filter((one) => actsOf(file.acts, one).length > 0)
  const allowed = forms.filter((one) => formAllowed(file.acts, one))
  const refused = forms.filter((one) => !formAllowed(file.acts, one))
  if (forms.length === 0) return <p className="soft">{t('nothing')}</p>
  return (
    <section className="acts" aria-label={t('acts')}>
      <div className="row">
        {allowed.map((one) => (
          <Button
            key={one}
            kind={one === form ? 'primary' : 'secondary'}
            aria-pressed={one === form}
            onClick={() => openForm(one)}
          >
            {t(one)}
            {KEYS[one] !== undefined && <kbd aria-hidden="true">{KEYS[one]}</kbd>}
          </Button>
        ))}
      </div>
      <RefusedActs forms={refused} acts={file.acts} />
    </section>
  )
}

const actsOf = (acts: readonly DeskAct[], form: DeskForm): readonly DeskAct[] =>
  acts.filter(({ act }) => (form === 'decide' ? act === 'grant' || act === 'refuse' : act === form))

/** Acts with the same reason stand together, so that a closed case does not say nine times that it is closed. */
function RefusedActs({ forms, acts }: { readonly forms: readonly DeskForm[]; readonly acts: readonly DeskAct[] }) {
  const t = useTexts(actTexts)
  const { language } = useLanguage()
  const byReason = new Map<string, DeskForm[]>()
  for (const form of forms) {
    const [first] = actsOf(acts, form)
    const reason = first?.reason === undefined ? (first?.code ?? '') : inLanguage(first.reason, language)
    byReason.set(reason, [...(byReason.get(reason) ?? []), form])
  }
  return (
    <ul className="plain acts-refused" aria-label={t('notNow')}>
      {[...byReason].map(([reason, names]) => (
        <li key={reason}>
          <span className="row">
            {names.map((form) => (
              <Button key={form} disabled>
                {t(form)}
              </Button>
            ))}
          </span>
          <span className="soft small">{reason}</span>
        </li>
      ))}
    </ul>
  )
}
