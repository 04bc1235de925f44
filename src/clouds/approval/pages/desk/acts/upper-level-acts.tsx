import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { useTexts } from '#web/i18n/index.ts'
import { useCaseWork } from '../case-work.ts'
import { TextField } from '../text-field.tsx'
import { LineField, useRules } from './fields.tsx'
import { PaperFiles } from './paper-files.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

const words = texts(
  {
    prepareLead: '由审批局代申请人整理并报送。准备好以后，用「启动特别程序 · 报上级机关」按发文文号报出。',
    authority: '报送的上级机关',
    summary: '请示内容',
    papers: '请示及附件',
    papersMissing: '请上传请示等材料',
    doPrepare: '登记报批材料',
    chaseLead: '已催办 {count} 次。催办函的文号和日期，申请人可以看到。',
    letter: '催办函文号',
    text: '催办内容',
    doChase: '登记催办',
  },
  {
    prepareLead:
      'The bureau prepares and sends it for the applicant. When it is ready, send it out under its number with “Start a special procedure”.',
    authority: 'Higher authority',
    summary: 'What is asked of it',
    papers: 'Submission and enclosures',
    papersMissing: 'Upload the papers of the submission',
    doPrepare: 'Record the submission as prepared',
    chaseLead: 'Asked {count} time(s) so far. The applicant sees number and date of each letter.',
    letter: 'Number of the letter',
    text: 'What it says',
    doChase: 'Record the letter',
  },
)

interface Preparation {
  readonly authority: string
  readonly summary: string
  readonly papers: readonly Uploaded[]
}

/** 报上级审批 (WF-31): put together here, before it goes out under a document number. */
export function PrepareUpperLevelForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [draft, change] = useFields<Preparation>({
    authority: file.handling?.preparedFor ?? '',
    summary: '',
    papers: [],
  })
  const { authority, summary, papers } = draft
  const act = useAct(approval.prepareUpperLevel, {
    'act-authority': rules.filled(authority),
    'act-summary': rules.written(summary),
    'act-papers': papers.length === 0 ? t('papersMissing') : undefined,
  })
  const send = () =>
    act.send({
      ...{ expectedVersion: file.version, authority: authority.trim(), summary: summary.trim() },
      papers: papers.map(({ sha256 }) => ({ sha256 })),
    })
  return (
    <Act name="prepareUpperLevel" act={act} lead={t('prepareLead')} button={t('doPrepare')} onSend={send}>
      <LineField
        id="act-authority"
        label={t('authority')}
        error={act.errorAt('act-authority')}
        value={authority}
        onChange={(value) => change({ authority: value })}
      />
      <TextField
        id="act-summary"
        label={t('summary')}
        error={act.errorAt('act-summary')}
        value={summary}
        max={2000}
        onChange={(value) => change({ summary: value })}
      />
      <PaperFiles
        id="act-papers"
        label={t('papers')}
        error={act.errorAt('act-papers')}
        papers={papers}
        onAdd={(paper) => change({ papers: [...papers, paper] })}
        onRemove={(sha256) => change({ papers: papers.filter((one) => one.sha256 !== sha256) })}
      />
    </Act>
  )
}

/** 催办: the letter to the higher authority, by number and date. */
export function ChaseUpperLevelForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const running = file.handling?.procedures.find(({ upper, conclusion }) => upper !== null && conclusion === null)
  const [{ letter, text }, change] = useFields({ letter: '', text: '' })
  const act = useAct(approval.chaseUpperLevel, {
    'act-letter': rules.filled(letter),
    'act-text': rules.written(text),
  })
  const send = () =>
    act.send({
      ...{ expectedVersion: file.version, procedure: running?.id ?? '' },
      ...{ letter: letter.trim(), text: text.trim() },
    })
  return (
    <Act
      name="chaseUpperLevel"
      act={act}
      lead={t('chaseLead', { count: running?.upper?.letters.length ?? 0 })}
      button={t('doChase')}
      onSend={send}
    >
      <LineField
        id="act-letter"
        label={t('letter')}
        error={act.errorAt('act-letter')}
        value={letter}
        onChange={(value) => change({ letter: value })}
      />
      <TextField
        id="act-text"
        label={t('text')}
        error={act.errorAt('act-text')}
        rows={3}
        value={text}
        max={2000}
        onChange={(value) => change({ text: value })}
      />
    </Act>
  )
}
