import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { scenario } from '#kernel/testing'
import { anEnterprise, aRegister, order, wen, wu } from '../fixtures.ts'
import { enterpriseDecider } from './enterprise.ts'
import type { EnterpriseCommand } from './enterprise.ts'
import type { EnterpriseEvent, MasterDataRefreshed, MasterDataStated } from './events.ts'

const { given } = scenario(enterpriseDecider)
const registered = anEnterprise()
const register = (asker = wen, creditCode = registered.creditCode): EnterpriseCommand => ({
  ...registered,
  creditCode,
  asker,
  type: 'RegisterEnterprise',
})
const moved = aRegister({ address: '示范区样板街道二号', legalRepresentative: wu })
const refresh = (asker = wu, facts = moved): EnterpriseCommand => ({
  type: 'RefreshMasterData',
  ...order,
  asker,
  register: facts,
  reference: 'REG-2',
})
const refreshed: MasterDataRefreshed = {
  type: 'MasterDataRefreshed',
  ...order,
  register: moved,
  reference: 'REG-2',
  changes: [
    { field: 'address', before: '示范区样板街道一号', after: '示范区样板街道二号' },
    { field: 'legalRepresentative', before: wen.name, after: wu.name },
    { field: 'legalRepresentativeId', before: wen.idNumber, after: wu.idNumber },
  ],
}
const said = { phone: '19900000001', businessAddress: '示范区样板街道三号', contactName: '文联系' }
const state = (asker = wen): EnterpriseCommand => ({ type: 'StateMasterData', ...order, asker, stated: said })
const stated: MasterDataStated = {
  type: 'MasterDataStated',
  ...order,
  stated: said,
  changes: [
    { field: 'phone', before: '', after: said.phone },
    { field: 'businessAddress', before: '', after: said.businessAddress },
    { field: 'contactName', before: '', after: said.contactName },
  ],
}

describe('registering an enterprise', () => {
  test('its legal representative registers it', () => given().when(register()).then(registered))
  test('nobody else does', () => given().when(register(wu)).refused('NOT_LEGAL_REPRESENTATIVE'))
  test('a code with a wrong check digit is none', () =>
    given().when(register(wen, '91990101MA9900A13Y')).refused('CREDIT_CODE_WRONG'))
  test('it is registered once', () => given(registered).when(register()).refused('ENTERPRISE_ALREADY_REGISTERED'))
})

describe('AP-30 master data is kept with its history', () => {
  test('the register’s news is a list of changes', () => given(registered).when(refresh()).then(refreshed))
  test('no news is no entry', () => given(registered).when(refresh(wen, aRegister())).refused('MASTER_DATA_UNCHANGED'))
  test('whoever the register no longer names cannot refresh', () =>
    given(registered).when(refresh(wen)).refused('NOT_LEGAL_REPRESENTATIVE'))
  test('what the register does not hold is stated', () => given(registered).when(state()).then(stated))
  test('the same again is nothing new', () => given(registered, stated).when(state()).refused('MASTER_DATA_UNCHANGED'))
  test('a former legal representative states nothing', () =>
    given(registered, refreshed).when(state()).refused('NOT_LEGAL_REPRESENTATIVE'))
  test('an enterprise that is not here has no data', () => given().when(state()).refused('ENTERPRISE_UNKNOWN'))
})

const person = fc.constantFrom(wen, wu)
const command: fc.Arbitrary<EnterpriseCommand> = fc.oneof(
  person.map((asker) => register(asker)),
  fc.tuple(person, person).map(([asker, legalRepresentative]) => refresh(asker, aRegister({ legalRepresentative }))),
  fc.tuple(person, fc.constantFrom('19900000001', '19900000002')).map(([asker, phone]): EnterpriseCommand => ({
    type: 'StateMasterData',
    ...order,
    asker,
    stated: { ...said, phone },
  })),
)
test('whatever is asked in whatever order, the history leads from the first facts to the last', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const history: EnterpriseEvent[] = []
      let now = enterpriseDecider.initial
      for (const next of commands) {
        const before = now
        const decision = enterpriseDecider.decide(next, now)
        if (!decision.ok) continue
        history.push(...decision.events)
        now = decision.events.reduce(enterpriseDecider.evolve, now)
        // Only the legal representative of that moment, or the new one the register names, ever changes anything.
        if (now.phase === 'registered' && next.type === 'StateMasterData' && before.phase === 'registered')
          expect(next.asker.idNumber).toBe(before.register.legalRepresentative.idNumber)
      }
      const phone = history
        .flatMap((event) => (event.type === 'MasterDataStated' ? event.changes : []))
        .filter(({ field }) => field === 'phone')
      phone.reduce((last, { before, after }) => {
        expect(before).toBe(last)
        return after
      }, '')
      expect(history.reduce(enterpriseDecider.evolve, enterpriseDecider.initial)).toEqual(now)
    }),
  )
})
