import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useMutation } from '@tanstack/react-query'
import { office } from '../api/clients.ts'
import { useTexts } from '../i18n/index.ts'
import { useEnterSession, useSession } from '../session/session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { layoutTexts } from './layout-texts.ts'

/** Who is signed in, and the way in or out. */
export function SessionMenu() {
  const t = useTexts(layoutTexts)
  const session = useSession()
  const enter = useEnterSession()
  const navigate = useNavigate()
  const here = useRouterState({ select: (state) => state.location.href })
  const leave = useMutation({
    mutationFn: () => office.signOut({}),
    onSuccess: (next) => {
      enter(next)
      void navigate({ to: '/' })
    },
  })
  if (session === undefined) return null
  if (session.kind === 'stranger') {
    const next = here.startsWith('/sign-in') || here.startsWith('/register') ? '/' : here
    return (
      <Link to="/sign-in" search={{ next }} className={buttonClass('secondary')}>
        {t('signIn')}
      </Link>
    )
  }
  return (
    <span className="session-menu">
      <span className="session-name">{session.name}</span>
      <Button kind="plain" busy={leave.isPending} onClick={() => leave.mutate()}>
        {t('signOut')}
      </Button>
    </span>
  )
}
