import { describe, expect, test } from 'vitest'
import { prepareAct } from '#ledger'
import { readPreparedAct } from './prepared-act.ts'

const stream = '9a000000-0000-4000-8000-000000000001'
const body = { at: '2026-11-20T01:00:00.000Z', by: 'decider', opinion: '准予许可', validFrom: '2026-11-20' }
const { salt, toBeSigned } = prepareAct({
  stream,
  version: 4,
  type: 'CaseGranted',
  occurredAt: '2026-11-20T01:00:00.000Z',
  actor: 'decider',
  organ: 'bureau',
  command: 'command',
  body,
})
const envelope = new TextDecoder().decode(toBeSigned.subarray(toBeSigned.indexOf(0) + 1))

describe('what an officer is asked to sign', () => {
  test('is shown from the body the envelope commits to', () => {
    expect(readPreparedAct({ envelope, salt, body }, stream)).toMatchObject({ type: 'CaseGranted', body })
  })
  test.each([
    ['another body than the one the envelope commits to', { envelope, salt, body: { ...body, opinion: '不予许可' } }],
    ['another salt', { envelope, salt: Buffer.alloc(16).toString('base64'), body }],
    ['something that is no envelope', { envelope: '{', salt, body }],
  ])('is never %s', (_, prepared) => {
    expect(readPreparedAct(prepared, stream)).toBeUndefined()
  })
  test('is never an act on another case', () => {
    expect(readPreparedAct({ envelope, salt, body }, stream.replace('9a', '9b'))).toBeUndefined()
  })
})
