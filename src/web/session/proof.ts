/** Somebody the transport can ask to prove himself, while a page of his is open. */
type AskForProof = () => Promise<boolean>

let asking: AskForProof | undefined

/** The dialogue that is on the screen answers; it takes its word back when it goes. */
export function answerProofs(ask: AskForProof): () => void {
  asking = ask
  return () => {
    if (asking === ask) asking = undefined
  }
}

/** True when the act may be sent again. */
export const askForProof = (): Promise<boolean> => asking?.() ?? Promise.resolve(false)
