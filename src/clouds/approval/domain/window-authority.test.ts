import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { windowAuthorityDecider } from './window-authority.ts'
import type { WindowAuthorityCommand } from './window-authority.ts'

const { given } = scenario(windowAuthorityDecider)
const at = '2026-11-04T02:00:00.000Z'
const grant = {
  officer: 'officer-lin',
  by: 'officer-head',
  at,
  items: ['A-1', 'A-2'],
  until: '2027-11-03',
  basis: '授权书〔2026〕1号',
}
const authorise: WindowAuthorityCommand = { type: 'AuthoriseWindow', ...grant }
const authorised = { type: 'WindowAuthorised', ...grant } as const
const revocation = { officer: 'officer-lin', by: 'officer-head', at, items: ['A-1'], reason: '调离窗口' }
const revoke: WindowAuthorityCommand = { type: 'RevokeWindowAuthority', ...revocation }
const revoked = { type: 'WindowAuthorityRevoked', ...revocation } as const

describe('the authority of the window', () => {
  test('is given for named items until a day, on a named ground', () => given().when(authorise).then(authorised))
  test('nobody gives it to himself', () =>
    given()
      .when({ ...authorise, by: grant.officer })
      .refused('WINDOW_AUTHORITY_OF_ONESELF'))
  test('it is never for everything', () =>
    given()
      .when({ ...authorise, items: [] })
      .refused('WINDOW_AUTHORITY_WITHOUT_ITEMS'))
  test('it does not begin in the past', () =>
    given()
      .when({ ...authorise, until: '2026-11-03' })
      .refused('WINDOW_AUTHORITY_DATE_WRONG'))
  test('it is taken back item by item', () => given(authorised).when(revoke).then(revoked))
  test('what was never given cannot be taken back', () => given().when(revoke).refused('WINDOW_AUTHORITY_UNKNOWN'))
  test('nor twice', () => given(authorised, revoked).when(revoke).refused('WINDOW_AUTHORITY_UNKNOWN'))
})
