/** How an application came in (申报渠道). */
export const CHANNELS = ['ONLINE', 'MOBILE', 'WINDOW', 'SERVICE_POINT', 'VISIT'] as const
export type Channel = (typeof CHANNELS)[number]
export const isChannel = (word: string | undefined): word is Channel => CHANNELS.some((known) => known === word)
