import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { uploadFile } from '#web/api/upload.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Field } from '#web/ui/field.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { DateInput, Select, TextInput } from '#web/ui/inputs.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { library } from '../client.ts'
import { typeTexts } from '../type-texts.ts'

type Types = Output<typeof api.suppliableTypes>
type Mine = Output<typeof api.supplied>['items'][number]
const FILE_BYTES_MAX = 20 * 1024 * 1024
const TONES: Readonly<Record<Mine['standing'], Tone>> = {
  SEALING: 'wait',
  UNVERIFIED: 'wait',
  REJECTED: 'bad',
  VERIFIED: 'good',
  ENDED: 'off',
}

/** 添加我持有的证照: supplied once, confirmed by whoever issued it, and never asked for again. */
export default function SupplyPage() {
  const t = useTexts(typeTexts)
  usePageTitle(t('suppliedTitle'))
  const [said, setSaid] = useState('')
  const types = useQuery({ queryKey: ['suppliable-types'], queryFn: () => library.suppliableTypes({}) })
  return (
    <div className="stack">
      <p>
        <Link to="/my/certificates">{t('backToMine')}</Link>
      </p>
      <h1>{t('suppliedTitle')}</h1>
      <p className="reading">{t('suppliedLead')}</p>
      <DoneNotice sentence={said} />
      <Loaded query={types}>{(data) => <SupplyForm types={data} onDone={() => setSaid(t('supplied'))} />}</Loaded>
      <MySupplied />
    </div>
  )
}

function MySupplied() {
  const t = useTexts(typeTexts)
  const query = useQuery({ queryKey: ['my-supplied'], queryFn: () => library.supplied({}) })
  return (
    <Panel title={t('mine')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('noneMine')}</p>
          ) : (
            <Table
              caption={t('mine')}
              captionHidden
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: 'type', label: t('type'), heading: true, cell: ({ name }) => name },
                { key: 'number', label: t('number'), cell: ({ number }) => <code>{number}</code> },
                { key: 'organ', label: t('organ'), cell: ({ organName }) => organName },
                {
                  key: 'standing',
                  label: t('inForce'),
                  cell: ({ standing, reason }) => (
                    <Status tone={TONES[standing]}>{t(standing, { reason: reason ?? '' })}</Status>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  )
}

function SupplyForm({ types, onDone }: { readonly types: Types; readonly onDone: () => void }) {
  const t = useTexts(typeTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const [organ, setOrgan] = useState('')
  const [told, setTold] = useState({
    number: '',
    holderName: types.likely?.name ?? '',
    holderCode: types.likely?.idNumber ?? '',
    validFrom: '',
    validUntil: '',
  })
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const [file, setFile] = useState<Uploaded>()
  const [failed, setFailed] = useState<unknown>(null)
  const command = useCommand(library.supply, () => {
    onDone()
    setFile(undefined)
    setTold((before) => ({ ...before, number: '' }))
    void queries.invalidateQueries({ queryKey: ['my-supplied'] })
  })
  const type = types.items.find((one) => one.code === code)
  const set = (key: keyof typeof told) => (event: { readonly currentTarget: { readonly value: string } }) => {
    const { value } = event.currentTarget
    setTold((before) => ({ ...before, [key]: value }))
  }
  const take = async ([scan]: readonly File[]) => {
    if (scan === undefined) return
    try {
      setFailed(null)
      setFile(await uploadFile(scan, { onProgress: () => undefined, signal: new AbortController().signal }))
    } catch (error) {
      setFailed(error)
    }
  }
  const incomplete =
    type === undefined || organ === '' || file === undefined || told.number.trim() === '' || told.validFrom === ''
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        if (file === undefined) return
        command.mutate({ body: { certificateType: code, organ, ...told, fields: { ...fields }, file: file.sha256 } })
      }}
    >
      <Field label={t('chooseType')}>
        {(control) => (
          <Select
            {...control}
            value={code}
            options={types.items.map((one) => ({ value: one.code, label: inLanguage(one.content.name, language) }))}
            onChange={(event) => {
              setCode(event.currentTarget.value)
              setOrgan('')
              setFields({})
            }}
          />
        )}
      </Field>
      <ChoiceField
        label={t('organ')}
        value={organ}
        options={(type?.organs ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setOrgan}
      />
      {(['number', 'holderName', 'holderCode'] as const).map((key) => (
        <Field key={key} label={t(key)}>
          {(control) => <TextInput {...control} maxLength={100} value={told[key]} onChange={set(key)} />}
        </Field>
      ))}
      {(['validFrom', 'validUntil'] as const).map((key) => (
        <Field key={key} label={t(key)}>
          {(control) => <DateInput {...control} value={told[key]} onChange={set(key)} />}
        </Field>
      ))}
      {(type?.content.fields ?? []).map(({ id, label, required }) => (
        <Field key={id} label={inLanguage(label, language)} required={required}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={500}
              value={fields[id] ?? ''}
              onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, [id]: value }))}
            />
          )}
        </Field>
      ))}
      <FileDrop
        label={t('scan')}
        camera
        accepted={{ accept: '.pdf,.ofd,.png,.jpg,.jpeg', types: t('scanTypes'), bytesMax: FILE_BYTES_MAX }}
        onFiles={(files) => void take(files)}
      />
      {file !== undefined && <p>{t('uploaded', { name: file.fileName })}</p>}
      <RefusalNotice error={failed ?? command.error} />
      <p>
        <Button type="submit" kind="primary" busy={command.isPending} disabled={incomplete}>
          {t('supply')}
        </Button>
      </p>
    </form>
  )
}
