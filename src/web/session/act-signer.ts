/** Answers what was prepared with the value of the signature header; undefined where it does not belong together. */
type SignPrepared = (answer: unknown) => Promise<string | undefined>

let signing: SignPrepared | undefined

/** While an officer with a confirmed key sits here, what he does on cases is signed by it, without another click. */
export function signActsWith(sign: SignPrepared): () => void {
  signing = sign
  return () => {
    if (signing === sign) signing = undefined
  }
}

export const actSigner = (): SignPrepared | undefined => signing
