/** 授权调取 and the ban on asking: what the approval cloud asks of the room that keeps them. */
export interface ReuseOffice {
  /** Whether this account agreed, once and for all, that what the library holds of this holder may be fetched. */
  readonly standingConsent: (account: string, holder: string) => Promise<boolean>
}
