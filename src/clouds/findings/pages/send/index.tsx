import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { uploadFile } from '#web/api/upload.ts'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import type { WrittenField } from '#web/form/written-form.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { FileField } from '#web/ui/file-field.tsx'
import { ENDING_KINDS } from '../../domain/kinds.ts'
import { findings } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { sendTexts } from './texts.ts'

/** 反馈 or 立案: the same words are asked for; only a finding brings evidence to somebody else's desk. */
export default function SendPage() {
  const t = useTexts(sendTexts)
  const { way, permit } = useSearch({ from: '/desk/findings/new' })
  const isProcedure = way === 'procedure'
  const title = t(isProcedure ? 'procedure' : 'finding')
  usePageTitle(title)
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/findings">{t('back')}</Link>
      </p>
      <h1>{title}</h1>
      <p className="soft">{t(isProcedure ? 'procedureLead' : 'findingLead')}</p>
      {isProcedure ? <OpenForm permit={permit ?? ''} /> : <SendForm permit={permit ?? ''} />}
    </div>
  )
}

function useFields(permit: string): readonly WrittenField[] {
  const t = useTexts(sendTexts)
  const word = useTexts(wordTexts)
  return [
    { name: 'kind', label: word('kind'), options: ENDING_KINDS.map((value) => ({ value, label: word(value) })) },
    { name: 'permit', label: t('permit'), kind: 'line', initial: permit },
    { name: 'basis', label: word('basis'), hint: word('basisHint'), kind: 'line' },
    { name: 'grounds', label: word('grounds') },
  ]
}
const kindOf = (value: string | undefined) => ENDING_KINDS.find((kind) => kind === value) ?? 'CHANGE'

function OpenForm({ permit }: { readonly permit: string }) {
  const t = useTexts(sendTexts)
  const fields = useFields(permit)
  const navigate = useNavigate()
  const command = useCommand(findings.openProcedure, ({ line: { id } }) => {
    void navigate({ to: '/desk/ending-procedures/$id', params: { id } })
  })
  return (
    <WrittenForm
      fields={fields}
      action={t('openNow')}
      busy={command.isPending}
      error={command.error}
      onSend={({ kind, permit: number = '', basis = '', grounds = '' }) =>
        command.mutate({ body: { kind: kindOf(kind), permit: number, basis, grounds } })
      }
    />
  )
}

function SendForm({ permit }: { readonly permit: string }) {
  const t = useTexts(sendTexts)
  const fields = useFields(permit)
  const navigate = useNavigate()
  const { inspection, number = '' } = useSearch({ from: '/desk/findings/new' })
  const [file, setFile] = useState<File | null>(null)
  const send = useCommand(findings.sendFinding, ({ line: { id } }) => {
    void navigate({ to: '/desk/findings/$id', params: { id } })
  })
  const inspected =
    inspection === undefined
      ? []
      : [{ kind: 'INSPECTION' as const, id: inspection, label: t('inspection', { number }) }]
  const command = useMutation({
    mutationFn: async (values: Readonly<Record<string, string>>) => {
      const { kind, permit: known = '', basis = '', grounds = '', label = '' } = values
      const sent =
        file === null
          ? []
          : [await uploadFile(file, { onProgress: () => undefined, signal: new AbortController().signal })]
      const documents = sent.map(({ sha256 }) => ({
        ...{ kind: 'DOCUMENT' as const, id: sha256 },
        label: label === '' ? (file?.name ?? '').slice(0, 100) : label,
      }))
      const body = { kind: kindOf(kind), permit: known, basis, grounds, evidence: [...inspected, ...documents] }
      await send.mutateAsync({ body })
    },
  })
  return (
    <WrittenForm
      fields={[...fields, { name: 'label', label: t('documentName'), kind: 'line', optional: true }]}
      action={t('sendNow')}
      busy={command.isPending}
      error={command.error}
      onSend={(values) => command.mutate(values)}
    >
      {inspected.map(({ id, label }) => (
        <p key={id}>
          <Link to="/desk/inspections/$id" params={{ id }}>
            {t('tied', { label })}
          </Link>
        </p>
      ))}
      <FileField
        label={t('document')}
        hint={t('documentHint')}
        required={inspected.length > 0 ? false : undefined}
        accept=".pdf,.png,.jpg"
        onFiles={([first]) => setFile(first ?? null)}
      />
    </WrittenForm>
  )
}
