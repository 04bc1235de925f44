import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { parties } from '../api/clients.ts'
import { useTexts } from '../i18n/index.ts'
import { useSession } from '../session/session.ts'
import './account-doors.css'

const accountTexts = texts(
  {
    menu: '我的',
    cases: '办件',
    certificates: '证照',
    inbox: '消息',
    inboxUnread: '消息（{count}）',
    payments: '缴费',
    paymentsOpen: '缴费（{count}）',
    profile: '个人信息',
    windows: '预约',
    enterprises: '企业与授权',
    permits: '照后许可',
    settings: '通知设置',
    security: '登录与安全',
  },
  {
    menu: 'My account',
    cases: 'Cases',
    certificates: 'Certificates',
    inbox: 'Inbox',
    inboxUnread: 'Inbox ({count})',
    payments: 'Payments',
    paymentsOpen: 'Payments ({count})',
    profile: 'Profile',
    windows: 'Bookings',
    enterprises: 'Enterprises',
    permits: 'After the licence',
    settings: 'Notifications',
    security: 'Sign-in',
  },
)

/** Everything that is one's own, side by side on every page of it. */
export function AccountDoors() {
  const t = useTexts(accountTexts)
  const session = useSession()
  const mine = useQuery({
    queryKey: ['parties', 'mine'],
    queryFn: () => parties.mine({}),
    enabled: session?.kind === 'applicant',
  })
  if (session?.kind !== 'applicant') return null
  const { unread = 0, openPayments = 0 } = mine.data ?? {}
  return (
    <nav className="account-doors" aria-label={t('menu')}>
      <Link to="/my" activeOptions={{ exact: true }}>
        {t('cases')}
      </Link>
      <Link to="/my/certificates">{t('certificates')}</Link>
      <Link to="/my/inbox">{unread > 0 ? t('inboxUnread', { count: unread }) : t('inbox')}</Link>
      <Link to="/my/payments">{openPayments > 0 ? t('paymentsOpen', { count: openPayments }) : t('payments')}</Link>
      <Link to="/my/windows">{t('windows')}</Link>
      <Link to="/my/profile">{t('profile')}</Link>
      <Link to="/my/enterprises">{t('enterprises')}</Link>
      <Link to="/my/permit-notices">{t('permits')}</Link>
      <Link to="/my/settings">{t('settings')}</Link>
      <Link to="/my/security">{t('security')}</Link>
    </nav>
  )
}
