import type { Person } from '../../src/cli/demo/person.ts'

type NewOfficer = Parameters<Person['organisation']['appoint']>[0]['body'] & { readonly password: string }

/** Lets an officer in as the house wants it: one administrator proposes, another confirms and opens the account. */
export async function letIn(proposer: Person, confirmer: Person, { password, ...body }: NewOfficer) {
  const { id } = await proposer.organisation.appoint({ body })
  return confirmer.organisation.confirmProposal({ params: { officer: id }, body: { password } })
}
