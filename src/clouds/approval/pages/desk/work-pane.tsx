import type { ReactNode } from 'react'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { ClockChip, ClockExplanation } from '#web/ui/clock-chip.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { isConcluded, StageStatus } from '../case-progress/stage.tsx'
import { WaitingList } from '../case-progress/waiting-list.tsx'
import { AcceptForm } from './accept-form.tsx'
import { Acts } from './acts-menu.tsx'
import { AssignForm, ExtensionForm, NoteForm, ReclassifyForm, ReturnForm, TerminateForm } from './acts/case-acts.tsx'
import { AnnulForm, AnnulmentNoticeForm, CommitmentCheckForm } from './acts/annulment-acts.tsx'
import {
  ChallengeForm,
  ChallengeOutcomeForm,
  ClericalErrorForm,
  ConfirmCourierForm,
  DispatchForm,
  ServeForm,
} from './acts/conclusion-acts.tsx'
import { CollectiveForm, IssueOpinionForm, OpenConsultationForm } from './acts/consultation-acts.tsx'
import { HearingNoticeForm, HearingRequestForm, HearingRightForm } from './acts/hearing-acts.tsx'
import { FeeForm, OriginalsForm, PreAcceptForm, VisitForm, WindowWithdrawalForm } from './acts/intake-acts.tsx'
import { EndProcedureForm, StartProcedureForm } from './acts/procedure-acts.tsx'
import { ReviewForm } from './acts/review-act.tsx'
import { ChaseUpperLevelForm, PrepareUpperLevelForm } from './acts/upper-level-acts.tsx'
import { SupplyForm, WindowCorrectionForm } from './acts/window-papers.tsx'
import { useCaseWork } from './case-work.ts'
import type { DeskForm, Said } from './case-work.ts'
import { CorrectionForm } from './correction-form.tsx'
import { DecisionForm } from './decision-form.tsx'
import { ExaminationForm } from './examination-form.tsx'
import { ExaminationReport } from './examination-report.tsx'
import { CaseTraits, HandlingPanel } from './handling-panel.tsx'
import { DocumentList, SupervisionRecords } from './history-paper.tsx'
import { NonAcceptanceForm } from './non-acceptance-form.tsx'
import { PreReviewNotice } from '../pre-review-notice.tsx'
import { deskTexts } from './texts.ts'
import './work-pane.css'

const FORMS: Readonly<Record<DeskForm, () => ReactNode>> = {
  accept: AcceptForm,
  presentOriginals: OriginalsForm,
  requestCorrection: CorrectionForm,
  refuseToAccept: NonAcceptanceForm,
  preAccept: PreAcceptForm,
  correctAtWindow: WindowCorrectionForm,
  supplyAtWindow: SupplyForm,
  orderFee: FeeForm,
  examine: ExaminationForm,
  review: ReviewForm,
  recordCollective: CollectiveForm,
  decide: DecisionForm,
  returnCase: ReturnForm,
  startProcedure: StartProcedureForm,
  endProcedure: EndProcedureForm,
  prepareUpperLevel: PrepareUpperLevelForm,
  chaseUpperLevel: ChaseUpperLevelForm,
  tellHearingRight: HearingRightForm,
  recordHearingRequest: HearingRequestForm,
  announceHearing: HearingNoticeForm,
  openConsultation: OpenConsultationForm,
  issueOpinion: IssueOpinionForm,
  extend: ExtensionForm,
  reclassify: ReclassifyForm,
  serveAtCounter: ServeForm,
  dispatch: DispatchForm,
  confirmCourier: ConfirmCourierForm,
  checkCommitment: CommitmentCheckForm,
  challenge: ChallengeForm,
  decideChallenge: ChallengeOutcomeForm,
  correctClericalError: ClericalErrorForm,
  announceAnnulment: AnnulmentNoticeForm,
  annul: AnnulForm,
  assign: AssignForm,
  recordVisit: VisitForm,
  withdrawAtWindow: WindowWithdrawalForm,
  terminate: TerminateForm,
  note: NoteForm,
}

/** Where the case stands, what may be done to it and why not the rest, and the form of the act at hand. */
export function WorkPane({ said: { tone, sentence } }: { readonly said: Said }) {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  const { file, form } = useCaseWork()
  const { progress } = file
  const Form = form === undefined ? undefined : FORMS[form]
  return (
    <div className="stack work-pane">
      <div className="stack work-glance">
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
          <CaseTraits />
        </header>
        <DoneNotice sentence={sentence} tone={tone} />
        <PreReviewNotice seen={file.preReview} standard={file.standard} />
        <WaitingList waits={file.waits} />
      </div>
      <div className="stack work-rest">
        <HandlingPanel />
        <div className="screen-only">
          <Acts />
        </div>
        {form !== 'examine' && file.examination !== null && <ExaminationReport />}
        {/* A new version of the case is a new question: a form begun on the old one starts again. */}
        {Form !== undefined && (
          <div className="screen-only">
            <Form key={`${form ?? ''} ${file.version}`} />
          </div>
        )}
        {file.documents.length > 0 && (
          <section aria-labelledby="work-documents">
            <h3 id="work-documents">{t('documents')}</h3>
            <DocumentList documents={file.documents} />
          </section>
        )}
        <SupervisionRecords records={file.supervision} granted={progress.stage === 'granted'} />
      </div>
    </div>
  )
}
