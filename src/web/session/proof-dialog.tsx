import { useEffect, useId, useRef, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { office } from '../api/clients.ts'
import { texts } from '#contract'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LineField } from '../ui/fields.tsx'
import { RefusalNotice } from '../ui/refusal-notice.tsx'
import { canUsePasskeys, proveWithPasskey, wasCalledOff } from './passkeys.ts'
import { answerProofs } from './proof.ts'

const proofTexts = texts(
  {
    title: '请再次验证本人',
    why: '这一步会产生法律效力或改变他人权限。验证后自动继续，已填内容不变。',
    password: '密码',
    confirm: '验证并继续',
    passkey: '用通行密钥验证',
  },
  {
    title: 'Please show that it is you',
    why: 'This step has legal effect or changes somebody’s rights. It goes on by itself afterwards; nothing typed is lost.',
    password: 'Password',
    confirm: 'Confirm and go on',
    passkey: 'Use a passkey',
  },
)

/** Stands ready under both roofs; comes up when the server asks who is there, and sends the act again afterwards. */
export function ProofDialog() {
  const t = useTexts(proofTexts)
  const form = useId()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const waiting = useRef<readonly ((proved: boolean) => void)[]>([])
  const finish = (proved: boolean) => {
    const told = waiting.current
    waiting.current = []
    setOpen(false)
    setPassword('')
    for (const tell of told) tell(proved)
  }
  useEffect(
    () =>
      answerProofs(
        () =>
          new Promise((resolve) => {
            waiting.current = [...waiting.current, resolve]
            setOpen(true)
          }),
      ),
    [],
  )
  const byPassword = useMutation({
    mutationFn: () => office.prove({ body: { password } }),
    onSuccess: () => finish(true),
  })
  const byPasskey = useMutation({ mutationFn: proveWithPasskey, onSuccess: () => finish(true) })
  const error = byPassword.error ?? (wasCalledOff(byPasskey.error) ? null : byPasskey.error)
  return (
    <Dialog
      open={open}
      title={t('title')}
      onClose={() => {
        if (waiting.current.length > 0) finish(false)
      }}
      actions={
        <>
          <Button kind="primary" type="submit" form={form} busy={byPassword.isPending}>
            {t('confirm')}
          </Button>
          {canUsePasskeys() && (
            <Button busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
              {t('passkey')}
            </Button>
          )}
        </>
      }
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          byPassword.mutate()
        }}
      >
        <p className="soft">{t('why')}</p>
        <RefusalNotice error={error} />
        <LineField
          label={t('password')}
          required
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </form>
    </Dialog>
  )
}
