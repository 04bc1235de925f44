import { useCallback, useEffect, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { inLanguage, useLanguage } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { actTexts } from './act-texts.ts'
import { CaseVerification } from './case-verification.tsx'
import {
  CaseWorkContext,
  criteriaOf,
  formAllowed,
  parseDefects,
  parseFindings,
  ticked,
  usualForm,
} from './case-work.ts'
import type { CaseWork, DefectDraft, DeskCase, DeskForm, Said } from './case-work.ts'
import type { KeyRequest } from './index.tsx'
import { keptKey, useKept } from './kept.ts'
import { Papers } from './papers.tsx'
import { deskTexts } from './texts.ts'
import { WorkPane } from './work-pane.tsx'

/** Documents are sealed behind the act, and colleagues act too: the open case looks again. */
const LOOK_AGAIN_MS = 4_000

interface OpenCaseProps {
  readonly id: string
  readonly request: KeyRequest
}

export function OpenCase({ id, request }: OpenCaseProps) {
  const query = useQuery({
    queryKey: ['case', id],
    queryFn: () => approval.readCase({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <Loaded query={query} lines={12}>
      {(file) => <CaseDesk file={file} request={request} />}
    </Loaded>
  )
}

function CaseDesk({ file, request }: { readonly file: DeskCase; readonly request: KeyRequest }) {
  const t = useTexts(deskTexts)
  const { language } = useLanguage()
  const { case: _open, ...list } = useSearch({ from: '/desk/cases' })
  const a = useTexts(actTexts)
  const [said, setSaid] = useState<Said>({ tone: 'good', sentence: '' })
  const work = useWork(file, {
    onDone: (answer) => setSaid({ tone: 'good', sentence: inLanguage(answer.next, language) }),
    onOvertaken: () => setSaid({ tone: 'warn', sentence: a('conflict') }),
  })
  useKeyRequests(work, request)
  return (
    <CaseWorkContext value={work}>
      <div className="desk-pane">
        <p className="desk-back">
          <Link to="/desk/cases" search={list}>
            {t('back')}
          </Link>
        </p>
        <CaseVerification />
        <Papers />
      </div>
      <div className="desk-pane">
        <WorkPane said={said} />
      </div>
    </CaseWorkContext>
  )
}

interface Outcomes {
  readonly onDone: CaseWork['done']
  readonly onOvertaken: CaseWork['overtaken']
}

/** What the officer is doing to this case; unfinished defects and findings outlive a look elsewhere. */
function useWork(file: DeskCase, { onDone, onOvertaken }: Outcomes): CaseWork {
  const officer = useSession()?.id ?? ''
  const queries = useQueryClient()
  const slot = (what: string) => keptKey(officer, file.id, what)
  const [defects, changeDefects] = useKept(slot('defects'), parseDefects, [])
  const [findings, changeFindings] = useKept(slot('findings'), parseFindings, {})
  // The officer's own choice counts for the version it was made on; after an act the usual form comes up again.
  const [choice, setChoice] = useState<{ version: number; form: DeskForm | undefined } | undefined>(undefined)
  const [opened, setOpened] = useState(0)
  const openForm = (form: DeskForm | undefined) => {
    setChoice({ version: file.version, form })
    setOpened((count) => count + 1)
  }
  const mark = (defect: DefectDraft) => {
    const known = defects.some(({ subject, ref }) => subject === defect.subject && ref === defect.ref)
    if (!known) changeDefects([...defects, defect])
    openForm('requestCorrection')
  }
  const done: CaseWork['done'] = (answer) => {
    changeDefects([])
    changeFindings({})
    onDone(answer)
    void queries.invalidateQueries({ queryKey: ['case', file.id] })
    void queries.invalidateQueries({ queryKey: ['worklist'] })
  }
  const overtaken = () => {
    onOvertaken()
    void queries.invalidateQueries({ queryKey: ['case', file.id] })
  }
  const chosen = choice?.version === file.version ? choice.form : usualForm(file.acts)
  const form = chosen !== undefined && formAllowed(file.acts, chosen) ? chosen : undefined
  const mayMark = formAllowed(file.acts, 'requestCorrection')
  const notes = { defects, changeDefects, mark, findings, changeFindings }
  return { file, form, openForm, opened, mayMark, ...notes, done, overtaken }
}

/** A key pressed anywhere on the desk reaches the open case once. */
function useKeyRequests(work: CaseWork, request: KeyRequest): void {
  const [answered, setAnswered] = useState(request.count)
  const answer = useCallback(() => {
    const { form, criterion } = request
    if (form !== undefined && formAllowed(work.file.acts, form)) work.openForm(form)
    const found = criterion === undefined ? undefined : criteriaOf(work.file)[criterion]
    if (found !== undefined && work.form === 'examine') work.changeFindings(ticked(work.findings, found.id))
  }, [request, work])
  useEffect(() => {
    if (answered === request.count) return
    setAnswered(request.count)
    answer()
  }, [answered, request, answer])
}
