import { useMutation, useQuery } from '@tanstack/react-query'
import { office } from '../api/clients.ts'
import { useTexts } from '../i18n/index.ts'
import { canUsePasskeys, signInWithPasskey, wasCalledOff } from '../session/passkeys.ts'
import { useSession } from '../session/session.ts'
import type { Session } from '../session/session.ts'
import { listKeptKeys } from '../signing/key-store.ts'
import type { KeptKey } from '../signing/key-store.ts'
import { canSign, signSignIn } from '../signing/signatures.ts'
import { Button } from '../ui/button.tsx'
import { RefusalNotice } from '../ui/refusal-notice.tsx'
import { signInTexts } from './texts.ts'

async function signInWithKey(key: KeptKey): Promise<Session> {
  const { fingerprint } = key
  const { challenge } = await office.keyChallenge({ body: { fingerprint } })
  const signature = await signSignIn(key, challenge)
  return office.signInWithKey({ body: { fingerprint, challenge, signature } })
}

/** What this browser can do without a password: a passkey, and the keys of officers who sign in it. */
export function OtherWays({ onDone }: { readonly onDone: (session: Session) => void }) {
  const t = useTexts(signInTexts)
  const keys = useQuery({
    queryKey: ['kept-keys'],
    queryFn: () => (canSign() ? listKeptKeys() : Promise.resolve([])),
    retry: false,
  })
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onDone })
  const key = useMutation({ mutationFn: signInWithKey, onSuccess: onDone })
  const certificate = useMutation({ mutationFn: () => office.signInWithCertificate({}), onSuccess: onDone })
  const certificateDoor = useSession()?.certificateDoor ?? null
  const kept = keys.data ?? []
  if (!canUsePasskeys() && kept.length === 0 && certificateDoor === null) return null
  const error = certificate.error ?? key.error ?? (wasCalledOff(passkey.error) ? null : passkey.error)
  return (
    <section className="stack other-ways" aria-labelledby="other-ways">
      <h2 id="other-ways">{t('otherWays')}</h2>
      <RefusalNotice error={error} />
      {canUsePasskeys() && (
        <div>
          <Button busy={passkey.isPending} onClick={() => passkey.mutate()}>
            {t('withPasskey')}
          </Button>
          <p className="soft small">{t('withPasskeyHint')}</p>
        </div>
      )}
      {certificateDoor !== null && (
        <div>
          {certificateDoor === location.origin ? (
            <Button busy={certificate.isPending} onClick={() => certificate.mutate()}>
              {t('withCertificate')}
            </Button>
          ) : (
            <a className="button button-secondary" href={`${certificateDoor}/sign-in`}>
              {t('withCertificate')}
            </a>
          )}
          <p className="soft small">{t('withCertificateHint')}</p>
        </div>
      )}
      {kept.map((each) => (
        <div key={each.officer}>
          <Button busy={key.isPending} onClick={() => key.mutate(each)}>
            {each.holder === '' ? t('withKey') : t('withKeyOf', { name: each.holder })}
          </Button>
          <p className="soft small">{t('withKeyHint', { start: each.fingerprint.slice(0, 8) })}</p>
        </div>
      ))}
    </section>
  )
}
