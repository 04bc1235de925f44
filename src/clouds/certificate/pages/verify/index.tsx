import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { focusControl, Notice } from '#web/ui/notice.tsx'
import { ask } from './ask.ts'
import { CameraScan } from './camera-scan.tsx'
import { kindOfFile, questionKey, questionOf, tokenIn } from './question.ts'
import type { Question } from './question.ts'
import { readQrOfImage } from './qr-reader.ts'
import { verifyTexts } from './texts.ts'
import { VerdictView } from './verdict-view.tsx'
import './verify.css'

/** What the door takes; a sealed paper is far below it. */
const FILE_BYTES_MAX = 20 * 1024 * 1024

export default function VerifyPage() {
  const t = useTexts(verifyTexts)
  usePageTitle(t('title'))
  const search = useSearch({ from: '/hall/verify' })
  const navigate = useNavigate()
  const [file, setFile] = useState<File>()
  const question = questionFrom(search, file)
  const put = (next: Question) => {
    setFile(next.by === 'file' ? next.file : undefined)
    void navigate({ to: '/verify', search: addressOf(next) })
  }
  const again = () => {
    setFile(undefined)
    void navigate({ to: '/verify', search: {} })
  }
  return (
    <div className="verify stack">
      <h1>{t('title')}</h1>
      {question === undefined ? <Ask onAsk={put} /> : <Answer question={question} onAgain={again} />}
    </div>
  )
}

function addressOf(question: Question) {
  if (question.by === 'number') return { number: question.number }
  if (question.by === 'file') return {}
  return { t: question.token, ...(question.at === undefined ? {} : { at: question.at }) }
}

/** Tokens and numbers stand in the address, so that a verdict can be reloaded; a file cannot. */
function questionFrom(
  search: { readonly t?: string; readonly number?: string; readonly at?: string },
  file: File | undefined,
): Question | undefined {
  if (file !== undefined) return { by: 'file', file }
  const { t: text, number, at } = search
  const asked = text === undefined ? undefined : questionOf(text)
  if (asked?.by === 'token' && at !== undefined) return { ...asked, at }
  if (asked !== undefined) return asked
  return number === undefined ? undefined : { by: 'number', number }
}

function Ask({ onAsk }: { readonly onAsk: (question: Question) => void }) {
  const t = useTexts(verifyTexts)
  const [problem, setProblem] = useState<string>()
  const read = (text: string) => {
    const question = tokenIn(text) === undefined ? undefined : questionOf(text, window.location.origin)
    if (question === undefined) setProblem(t('foreignQr', { text: text.slice(0, 80) }))
    else onAsk(question)
  }
  const takeFile = ([file]: readonly File[]) => {
    setProblem(undefined)
    if (file === undefined) return
    const kind = kindOfFile(file.name)
    if (kind === 'paper') {
      onAsk({ by: 'file', file })
      return
    }
    if (kind === 'bundle') {
      setProblem(t('proofBundle', { name: file.name }))
      return
    }
    readQrOfImage(file)
      .then((text) => (text === undefined ? setProblem(t('noQr')) : read(text)))
      .catch(() => setProblem(t('noQr')))
  }
  return (
    <div className="stack reading">
      <p>{t('lead')}</p>
      {problem !== undefined && (
        <Notice tone="warn" announced>
          {problem}
        </Notice>
      )}
      <CameraScan onRead={read} />
      <FileDrop
        label={t('dropLabel')}
        accepted={{ accept: '.pdf,.ofd,.png,.jpg,.jpeg,.json', types: t('types'), bytesMax: FILE_BYTES_MAX }}
        onFiles={takeFile}
      />
      <CodeForm onAsk={onAsk} />
      <p>
        <Link to="/recognised-regions">{t('regions')}</Link>
      </p>
    </div>
  )
}

function CodeForm({ onAsk }: { readonly onAsk: (question: Question) => void }) {
  const t = useTexts(verifyTexts)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const question = questionOf(typed, window.location.origin)
    if (question !== undefined) {
      onAsk(question)
      return
    }
    setError(t('needCode'))
    focusControl('certificate-code')
  }
  return (
    <form className="stack-tight" onSubmit={submit} noValidate>
      <h2 className="verify-or">{t('or')}</h2>
      <LineField
        id="certificate-code"
        label={t('code')}
        hint={t('codeHint')}
        error={error}
        className="mono"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit">{t('go')}</Button>
    </form>
  )
}

function Answer({ question, onAgain }: { readonly question: Question; readonly onAgain: () => void }) {
  const t = useTexts(verifyTexts)
  const query = useQuery({
    queryKey: questionKey(question),
    queryFn: () => ask(question),
    // A certificate just sealed is written to the ledger within seconds.
    refetchInterval: ({ state }) => (state.data?.verdict === 'PENDING' ? 2_000 : false),
  })
  return (
    <div className="stack">
      {query.isPending && <p role="status">{t('working')}</p>}
      <Loaded query={query} lines={3}>
        {(verdict) => <VerdictView verdict={verdict} question={question} />}
      </Loaded>
      <p className="screen-only">
        <Button onClick={onAgain}>{t('again')}</Button>
      </p>
    </div>
  )
}
