import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { anAuthorisation, aSealKey } from '../fixtures.ts'
import type { NoticePrepared, NoticeSealed, SealUseBegan } from './events.ts'
import { noticeDecider } from './notice.ts'
import type { NoticeCommand } from './notice.ts'

const { given } = scenario(noticeDecider)
const at = '2026-03-03T02:00:00.000Z'
const digest = 'd1'.repeat(32)
const file = 'f1'.repeat(32)
const preparedFile = 'e1'.repeat(32)
const number = '受字〔2026〕000001号'
type Begin = Extract<NoticeCommand, { type: 'BeginSealing' }>
const begin = (changes: Partial<Begin> = {}): Begin => ({
  type: 'BeginSealing',
  at,
  case: 'case-1',
  kind: 'ACCEPTANCE_NOTICE',
  cause: 'ca'.repeat(32),
  seal: 'seal',
  authorisation: anAuthorisation(),
  key: aSealKey(),
  decidedBy: 'intake-1',
  number,
  digest,
  preparedFile,
  ...changes,
})
const complete: NoticeCommand = { type: 'CompleteSealing', at, digest, file }
const prepared: NoticePrepared = {
  type: 'NoticePrepared',
  at,
  case: 'case-1',
  kind: 'ACCEPTANCE_NOTICE',
  number,
  preparedFile,
  cause: 'ca'.repeat(32),
}
const began: SealUseBegan = {
  type: 'SealUseBegan',
  at,
  seal: 'seal',
  keeper: 'keeper-1',
  step: 'ACCEPTANCE_NOTICE',
  number,
  digest,
  certSha256: aSealKey().certSha256,
}
const sealed: NoticeSealed = { type: 'NoticeSealed', at, case: 'case-1', kind: 'ACCEPTANCE_NOTICE', number, file }

describe('sealing a notice', () => {
  test('the use of the seal is registered first', () => given().when(begin()).then(prepared, began))
  test('then the seal is used', () => given(prepared, began).when(complete).then(sealed))
  test('it does not begin twice', () => given(prepared, began).when(begin()).refused('SEALING_ALREADY_BEGUN'))
  test('it is never sealed twice', () => given(prepared, began, sealed).when(begin()).refused('ALREADY_SEALED'))
  test('nothing is completed that has not begun', () => given().when(complete).refused('SEALING_NOT_BEGUN'))
  test('only the registered bytes are sealed', () =>
    given(prepared, began)
      .when({ ...complete, digest: '00'.repeat(32) })
      .refused('SEALED_BYTES_DIFFER'))
  test('an authorisation for certificates does not cover notices', () =>
    given()
      .when(begin({ authorisation: anAuthorisation({ steps: ['CERTIFICATE'] }) }))
      .refused('SEAL_NOT_AUTHORISED'))
  test('an authorisation ends', () =>
    given()
      .when(begin({ authorisation: anAuthorisation({ until: '2026-03-02' }) }))
      .refused('SEAL_AUTHORISATION_ENDED'))
  test('a refusal is not sealed by who decided it', () =>
    given()
      .when(begin({ kind: 'REFUSAL_NOTICE', decidedBy: 'keeper-1' }))
      .refused('KEEPER_IS_DECIDER'))
})
